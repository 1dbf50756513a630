-- What changes around a case: a birthday, a death, a move, a merge of two people, and where the cost lies; for the tasks that follow.
SELECT set_config('search_path', current_schema() || '_read,' || current_schema(), true);
SET LOCAL ROLE policentrica_service;

ALTER TABLE case_files ADD COLUMN moved_from text;
ALTER TABLE case_files ADD COLUMN moved_at timestamptz;
ALTER TABLE case_files ADD COLUMN of_age text;
ALTER TABLE case_files ADD COLUMN competence_office text;
ALTER TABLE case_files ADD COLUMN competence_seen bigint;
ALTER TABLE case_files ADD COLUMN cost jsonb;
ALTER TABLE case_files ADD COLUMN left_for jsonb;
CREATE INDEX case_files_absorbed ON case_files (absorbed_into) WHERE absorbed_into IS NOT NULL;
CREATE INDEX case_files_moved ON case_files (case_id) WHERE moved_from IS NOT NULL;

CREATE TABLE case_files_people (
    person_id uuid PRIMARY KEY,
    birth_digest bytea,
    died_on jsonb,
    merged_into uuid,
    merged_at timestamptz,
    undone_from uuid
);
CREATE INDEX case_files_people_birth ON case_files_people (birth_digest);
CREATE INDEX case_files_people_died ON case_files_people (person_id) WHERE died_on IS NOT NULL;
CREATE INDEX case_files_people_merged ON case_files_people (person_id) WHERE merged_into IS NOT NULL OR undone_from IS NOT NULL;

CREATE TABLE case_files_residences (
    person_id uuid NOT NULL,
    from_on date NOT NULL,
    district_digest bytea,
    seen bigint NOT NULL,
    PRIMARY KEY (person_id, from_on)
);
CREATE INDEX case_files_residences_district ON case_files_residences (district_digest);

RESET ROLE;
