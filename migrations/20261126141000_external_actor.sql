-- Who did in another system what was imported from it: the trail tells it apart from who imported it.
SELECT set_config('search_path', current_schema() || '_read,' || current_schema(), true);
SET LOCAL ROLE policentrica_service;

ALTER TABLE audit_trail ADD COLUMN external_actor text;

RESET ROLE;
