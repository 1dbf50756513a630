-- Which event published the profile of an office, and which took a district: what a later profile leaves out is not served.
SELECT set_config('search_path', current_schema() || '_read,' || current_schema(), true);
SET LOCAL ROLE policentrica_service;

ALTER TABLE offices ADD COLUMN published_in bigint NOT NULL DEFAULT 0;
ALTER TABLE offices_districts ADD COLUMN taken_in bigint NOT NULL DEFAULT 0;

RESET ROLE;
