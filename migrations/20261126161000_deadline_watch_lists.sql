-- What runs out is paged through by last day, for the whole municipality and for one officer, however much there is.
SELECT set_config('search_path', current_schema() || '_read,' || current_schema(), true);
SET LOCAL ROLE policentrica_service;

CREATE INDEX deadline_watch_whole ON deadline_watch (last_on, application_id, kind);
CREATE INDEX deadline_watch_officer ON deadline_watch (officer, last_on, application_id, kind);

RESET ROLE;
