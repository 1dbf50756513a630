-- A term that is over and noted in the log is still a deadline of the office, but no longer work for a timer.
SELECT set_config('search_path', current_schema() || '_read,' || current_schema(), true);
SET LOCAL ROLE policentrica_service;

ALTER TABLE deadline_watch ADD COLUMN is_noted boolean NOT NULL DEFAULT false;

RESET ROLE;
