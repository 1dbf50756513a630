-- What each office may read of a file that hides its information, notes that are their author's own, and what an entry took.
SELECT set_config('search_path', current_schema() || '_read,' || current_schema(), true);
SET LOCAL ROLE policentrica_service;

ALTER TABLE case_files ADD COLUMN information_hidden boolean NOT NULL DEFAULT false;
ALTER TABLE case_files_entries ADD COLUMN private boolean NOT NULL DEFAULT false;
ALTER TABLE case_files_entries ADD COLUMN activity jsonb;

CREATE TABLE plan_citizen_papers (
    plan_id uuid NOT NULL,
    document_id uuid NOT NULL,
    number int NOT NULL,
    PRIMARY KEY (plan_id, document_id)
);

RESET ROLE;
