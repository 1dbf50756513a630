-- What somebody may know of their own case file; neither diary nor acts of a court are ever put here.
SELECT set_config('search_path', current_schema() || '_read,' || current_schema(), true);
SET LOCAL ROLE policentrica_service;

CREATE TABLE case_citizen (
    case_id uuid PRIMARY KEY,
    office text NOT NULL,
    status text NOT NULL,
    opened_on date,
    closed_on date,
    restricted_to text,
    restricted_until date,
    absorbed_into uuid,
    version bigint NOT NULL
);

CREATE TABLE case_citizen_documents (
    case_id uuid NOT NULL,
    document_id uuid NOT NULL,
    title jsonb NOT NULL,
    media_type text NOT NULL,
    size bigint NOT NULL,
    filed_at timestamptz NOT NULL,
    PRIMARY KEY (case_id, document_id)
);

RESET ROLE;
