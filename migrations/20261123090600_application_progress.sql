-- What whoever filed an application may follow of it, and its papers and messages.
SELECT set_config('search_path', current_schema() || '_read,' || current_schema(), true);
SET LOCAL ROLE policentrica_service;

CREATE TABLE application_progress (
    application_id uuid PRIMARY KEY,
    version bigint NOT NULL,
    status text NOT NULL,
    clock text NOT NULL,
    people uuid[] NOT NULL,
    office text,
    applicant uuid,
    beneficiary uuid,
    capacity text,
    service text,
    title text,
    draft jsonb,
    number text,
    received_at timestamptz,
    received_on date,
    term_days int,
    due_on date,
    legal_basis text,
    unit text,
    procedure_officer jsonb,
    substitute_power_holder jsonb,
    asked jsonb,
    grounds jsonb,
    answer_by date,
    outcome text,
    decided_on date,
    term jsonb,
    benefit jsonb,
    reasons jsonb,
    appeals jsonb,
    ranking jsonb,
    opened_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL
);
CREATE INDEX application_progress_people ON application_progress USING gin (people);
CREATE INDEX application_progress_number ON application_progress (number);

CREATE TABLE application_progress_steps (
    application_id uuid NOT NULL,
    sequence bigint NOT NULL,
    code text NOT NULL,
    on_day date NOT NULL,
    at timestamptz NOT NULL,
    number text,
    PRIMARY KEY (application_id, sequence)
);

CREATE TABLE application_papers (
    application_id uuid NOT NULL,
    document_id uuid NOT NULL,
    code text,
    name jsonb NOT NULL,
    media_type text NOT NULL,
    size bigint NOT NULL,
    digest text NOT NULL,
    phase text NOT NULL,
    internal boolean NOT NULL,
    visible boolean NOT NULL,
    added_at timestamptz NOT NULL,
    PRIMARY KEY (application_id, document_id)
);
CREATE INDEX application_papers_document ON application_papers (document_id);

CREATE TABLE application_messages (
    application_id uuid NOT NULL,
    message_id uuid NOT NULL,
    sequence bigint NOT NULL,
    sender text NOT NULL,
    body jsonb NOT NULL,
    actor text,
    sent_at timestamptz NOT NULL,
    PRIMARY KEY (application_id, message_id)
);

RESET ROLE;
