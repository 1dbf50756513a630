-- When broken glass was taken back, and whether a file was restricted after it was broken: neither opens it any longer.
SELECT set_config('search_path', current_schema() || '_read,' || current_schema(), true);
SET LOCAL ROLE policentrica_service;

ALTER TABLE case_files ADD COLUMN restricted_at timestamptz;
ALTER TABLE case_files ADD COLUMN restricted_version bigint;
ALTER TABLE case_files_glasses ADD COLUMN taken_back_at timestamptz;
ALTER TABLE case_files_glasses ADD COLUMN version bigint;

RESET ROLE;
