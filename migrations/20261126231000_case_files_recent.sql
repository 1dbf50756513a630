-- Because the files of an office are listed last changed first, and an office sees files by more than one way:
-- walking them in their order and leaving out the others is far less work than sorting all of them for each page.
SELECT set_config('search_path', current_schema() || '_read,' || current_schema(), true);
SET LOCAL ROLE policentrica_service;
CREATE INDEX case_files_recent ON case_files (updated_at DESC, case_id);

RESET ROLE;
