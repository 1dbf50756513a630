-- Who came to which desk, how it ended, and which proposals wait at which office; without a name it can be counted.
SELECT set_config('search_path', current_schema() || '_read,' || current_schema(), true);
SET LOCAL ROLE policentrica_service;

CREATE TABLE access_sheets (
    sheet_id uuid PRIMARY KEY,
    office text NOT NULL,
    operator text NOT NULL,
    person_id uuid,
    accessed_on date NOT NULL,
    mode text NOT NULL,
    reason text NOT NULL,
    interlocutor text NOT NULL,
    accompanied boolean NOT NULL,
    person_informed boolean NOT NULL,
    actions jsonb NOT NULL,
    people jsonb NOT NULL,
    matter jsonb NOT NULL,
    outcome text,
    concluded_at timestamptz,
    proposed_to text,
    proposal text,
    answered_at timestamptz,
    rejection jsonb,
    updated_at timestamptz NOT NULL,
    version bigint NOT NULL
);
CREATE INDEX access_sheets_desk ON access_sheets (office, accessed_on DESC, sheet_id);
CREATE INDEX access_sheets_proposed ON access_sheets (proposed_to, accessed_on DESC, sheet_id) WHERE proposed_to IS NOT NULL;
CREATE INDEX access_sheets_taken_up ON access_sheets (sheet_id) WHERE proposal = 'taken_up';

CREATE TABLE access_sheets_notes (
    sheet_id uuid NOT NULL,
    note_id uuid NOT NULL,
    author text NOT NULL,
    author_office text NOT NULL,
    text jsonb NOT NULL,
    written_at timestamptz NOT NULL,
    PRIMARY KEY (sheet_id, note_id)
);

CREATE TABLE access_sheets_reports (
    report_id uuid PRIMARY KEY,
    case_id uuid NOT NULL
);

RESET ROLE;
