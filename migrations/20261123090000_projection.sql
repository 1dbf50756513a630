-- How far each read model has come: the row is also the lock of whoever works on it.
SELECT set_config('search_path', current_schema() || '_read,' || current_schema(), true);
SET LOCAL ROLE policentrica_service;

CREATE TABLE projection (
    name text PRIMARY KEY,
    revision int NOT NULL,
    log_index bigint NOT NULL DEFAULT 0,
    status text NOT NULL DEFAULT 'live' CHECK (status IN ('live', 'stopped', 'building')),
    error text,
    failed_at_index bigint,
    updated_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    CHECK ((status = 'stopped') = (failed_at_index IS NOT NULL))
) WITH (fillfactor = 20);

RESET ROLE;
