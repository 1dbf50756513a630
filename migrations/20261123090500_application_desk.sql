-- Everything an office knows of an application; free texts stay sealed.
SELECT set_config('search_path', current_schema() || '_read,' || current_schema(), true);
SET LOCAL ROLE policentrica_service;

CREATE TABLE application_desk (
    application_id uuid PRIMARY KEY,
    version bigint NOT NULL,
    status text NOT NULL,
    clock text NOT NULL,
    office text,
    officer text,
    priority boolean NOT NULL,
    priority_reason text,
    applicant uuid,
    beneficiary uuid,
    people uuid[] NOT NULL,
    capacity text,
    mandate_id uuid,
    district text,
    service text,
    service_version int,
    title text,
    channel text,
    identity text,
    form jsonb,
    declarations jsonb,
    number text,
    registration jsonb,
    received_at timestamptz,
    received_on date,
    term_days int,
    due_on date,
    receipt jsonb,
    integration jsonb,
    notice jsonb,
    observations_on date,
    known_grounds text[] NOT NULL,
    proposal jsonb,
    outcome text,
    decided_on date,
    decision jsonb,
    ranking jsonb,
    appeal jsonb,
    ending jsonb,
    substitute_on date,
    imported jsonb,
    milestone text,
    opened_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL
);
CREATE INDEX application_desk_office ON application_desk (office, updated_at DESC, application_id);
CREATE INDEX application_desk_number ON application_desk (number);
CREATE INDEX application_desk_people ON application_desk USING gin (people);
CREATE INDEX application_desk_beneficiary ON application_desk (beneficiary);
CREATE INDEX application_desk_mandate ON application_desk (mandate_id);

CREATE TABLE application_desk_checks (
    application_id uuid NOT NULL,
    code text NOT NULL,
    outcome text NOT NULL,
    source text NOT NULL,
    note jsonb,
    checked_at timestamptz NOT NULL,
    PRIMARY KEY (application_id, code)
);

CREATE TABLE application_desk_steps (
    application_id uuid NOT NULL,
    sequence bigint NOT NULL,
    code text NOT NULL,
    effective_at timestamptz NOT NULL,
    recorded_at timestamptz NOT NULL,
    number text,
    actor text,
    role text,
    office text,
    activity text,
    PRIMARY KEY (application_id, sequence)
);

RESET ROLE;
