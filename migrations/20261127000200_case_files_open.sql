-- The caseload of an office asks for its open files by manager, and for those that another office was asked to take.
SELECT set_config('search_path', current_schema() || '_read,' || current_schema(), true);
SET LOCAL ROLE policentrica_service;
CREATE INDEX case_files_asked ON case_files (asked_office) WHERE asked_office IS NOT NULL;
CREATE INDEX case_files_working ON case_files (office, manager)
    WHERE status <> 'closed' AND absorbed_into IS NULL;

RESET ROLE;
