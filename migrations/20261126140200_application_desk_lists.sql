-- An office lists every application in its charge by state or last change, however many there are.
SELECT set_config('search_path', current_schema() || '_read,' || current_schema(), true);
SET LOCAL ROLE policentrica_service;

CREATE INDEX application_desk_status ON application_desk (office, status, updated_at DESC, application_id);
CREATE INDEX application_desk_changed ON application_desk (updated_at DESC, application_id);

RESET ROLE;
