-- Where does each ranking stand, what is published of it, and what does it say of one applicant?
SELECT set_config('search_path', current_schema() || '_read,' || current_schema(), true);
SET LOCAL ROLE policentrica_service;

CREATE TABLE rankings (
    ranking_id uuid PRIMARY KEY,
    call text NOT NULL,
    service text NOT NULL,
    office text NOT NULL,
    title text NOT NULL,
    phase text NOT NULL,
    approved_version bigint NOT NULL,
    automatic_final boolean NOT NULL,
    objected boolean NOT NULL,
    draw_commitment text NOT NULL,
    draw_seed text NOT NULL,
    rows_digest text,
    posted_from_on date,
    posted_until_on date,
    objections_until_on date,
    valid_until_on date,
    holds_until_updated boolean NOT NULL,
    requests_until_on date,
    appeal_text text NOT NULL,
    version bigint NOT NULL
);
CREATE INDEX rankings_call ON rankings (call, ranking_id);
CREATE INDEX rankings_provisional ON rankings (objections_until_on) WHERE phase = 'provisional' AND NOT objected;

CREATE TABLE ranking_rows (
    ranking_id uuid NOT NULL,
    approved_version bigint NOT NULL,
    place bigint NOT NULL,
    list text,
    position bigint,
    code text NOT NULL,
    points text,
    outcome text NOT NULL,
    reasons jsonb NOT NULL,
    PRIMARY KEY (ranking_id, approved_version, place)
);

CREATE TABLE ranking_entries (
    ranking_id uuid NOT NULL,
    code text NOT NULL,
    application_id uuid NOT NULL,
    people uuid[] NOT NULL,
    known jsonb,
    placed jsonb,
    approved_version bigint,
    outcome text,
    position bigint,
    standing text,
    standing_on date,
    standing_at bigint,
    objection text,
    revision text,
    offer text,
    offer_list text,
    offered_at bigint,
    answer_until_on date,
    is_out boolean NOT NULL,
    PRIMARY KEY (ranking_id, code)
);
CREATE INDEX ranking_entries_people ON ranking_entries USING gin (people);
CREATE INDEX ranking_entries_application ON ranking_entries (application_id);
CREATE INDEX ranking_entries_offers ON ranking_entries (answer_until_on) WHERE offer = 'pending';

RESET ROLE;
