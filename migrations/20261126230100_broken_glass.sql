-- Case files that somebody opened in an emergency, until when, and why: for sight, the head, the case manager and the data protection officer.
SELECT set_config('search_path', current_schema() || '_read,' || current_schema(), true);
SET LOCAL ROLE policentrica_service;

CREATE TABLE case_files_glasses (
    case_id uuid NOT NULL,
    office text NOT NULL,
    actor text NOT NULL,
    broken_at timestamptz NOT NULL,
    until_at timestamptz NOT NULL,
    reason jsonb NOT NULL,
    PRIMARY KEY (case_id, office, actor, broken_at)
);
CREATE INDEX case_files_glasses_at ON case_files_glasses (broken_at DESC, case_id, actor);

RESET ROLE;
