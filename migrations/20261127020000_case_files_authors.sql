-- Whose each record and household is, so that what a team recorded stays that team's, as entries and documents do.
SELECT set_config('search_path', current_schema() || '_read,' || current_schema(), true);
SET LOCAL ROLE policentrica_service;

ALTER TABLE case_files_households ADD COLUMN author text;
ALTER TABLE case_files_households ADD COLUMN author_office text;
ALTER TABLE case_files_households ADD COLUMN second_level boolean NOT NULL DEFAULT false;
ALTER TABLE case_files_records ADD COLUMN author text;
ALTER TABLE case_files_records ADD COLUMN author_office text;
ALTER TABLE case_files_records ADD COLUMN second_level boolean NOT NULL DEFAULT false;

RESET ROLE;
