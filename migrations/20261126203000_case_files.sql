-- What is in a case file, who works on it and who may know it: for social workers within their bounds.
SELECT set_config('search_path', current_schema() || '_read,' || current_schema(), true);
SET LOCAL ROLE policentrica_service;

CREATE TABLE case_files (
    case_id uuid PRIMARY KEY,
    office text NOT NULL,
    asked_office text,
    status text NOT NULL,
    episode integer NOT NULL,
    manager_office text,
    manager text,
    manager_since date,
    transfer jsonb,
    died_on jsonb,
    restricted_to text,
    restricted_until date,
    protection jsonb,
    absorbed_into uuid,
    reported_on date NOT NULL,
    updated_at timestamptz NOT NULL,
    version bigint NOT NULL
);
CREATE INDEX case_files_office ON case_files (office, updated_at DESC, case_id);
CREATE INDEX case_files_manager ON case_files (manager_office, manager);
CREATE INDEX case_files_restricted ON case_files (restricted_to) WHERE restricted_to IS NOT NULL;

CREATE TABLE case_files_workers (
    case_id uuid NOT NULL,
    office text NOT NULL,
    actor text NOT NULL,
    responsible boolean NOT NULL,
    from_on date NOT NULL,
    until_on date,
    PRIMARY KEY (case_id, office, actor, responsible, from_on)
);
CREATE INDEX case_files_workers_now ON case_files_workers (office, actor) WHERE until_on IS NULL;

CREATE TABLE case_files_grants (
    case_id uuid NOT NULL,
    office text NOT NULL,
    from_on date NOT NULL,
    until_on date,
    reason text NOT NULL,
    revoked boolean NOT NULL,
    PRIMARY KEY (case_id, office, from_on)
);

CREATE TABLE case_files_episodes (
    case_id uuid NOT NULL,
    episode integer NOT NULL,
    opened_on date NOT NULL,
    reason text NOT NULL,
    closed_on date,
    closing jsonb,
    PRIMARY KEY (case_id, episode)
);

CREATE TABLE case_files_due (
    case_id uuid NOT NULL,
    kind text NOT NULL,
    ref text NOT NULL,
    since_at timestamptz NOT NULL,
    due_at timestamptz,
    PRIMARY KEY (case_id, kind, ref)
);
CREATE INDEX case_files_due_at ON case_files_due (due_at);

CREATE TABLE case_files_entries (
    case_id uuid NOT NULL,
    entry_id uuid NOT NULL,
    kind jsonb NOT NULL,
    happened_at timestamptz NOT NULL,
    recorded_at timestamptz NOT NULL,
    reserved boolean NOT NULL,
    second_level boolean NOT NULL,
    author text NOT NULL,
    author_office text NOT NULL,
    present jsonb,
    text jsonb NOT NULL,
    supersedes uuid,
    superseded_by uuid,
    PRIMARY KEY (case_id, entry_id)
);
CREATE INDEX case_files_entries_order ON case_files_entries (case_id, happened_at DESC, entry_id);

CREATE TABLE case_files_documents (
    case_id uuid NOT NULL,
    document_id uuid NOT NULL,
    folder jsonb NOT NULL,
    visibility text NOT NULL,
    court_mandated boolean NOT NULL,
    second_level boolean NOT NULL,
    author text NOT NULL,
    author_office text NOT NULL,
    title jsonb NOT NULL,
    media_type text NOT NULL,
    size bigint NOT NULL,
    digest text NOT NULL,
    filed_at timestamptz NOT NULL,
    PRIMARY KEY (case_id, document_id)
);

CREATE TABLE case_files_households (
    case_id uuid NOT NULL,
    circle text NOT NULL,
    from_on date NOT NULL,
    members jsonb NOT NULL,
    PRIMARY KEY (case_id, circle, from_on)
);

CREATE TABLE case_files_records (
    case_id uuid NOT NULL,
    kind text NOT NULL,
    id uuid NOT NULL,
    from_on date NOT NULL,
    until_on date,
    part jsonb NOT NULL,
    PRIMARY KEY (case_id, kind, id)
);

RESET ROLE;
