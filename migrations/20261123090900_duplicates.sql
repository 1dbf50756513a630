-- Applications of which only one goes on: which place each holds or shares, and since when.
SELECT set_config('search_path', current_schema() || '_read,' || current_schema(), true);
SET LOCAL ROLE policentrica_service;

CREATE TABLE duplicates (
    application_id uuid PRIMARY KEY,
    place text NOT NULL,
    winner text NOT NULL,
    taken_index bigint NOT NULL
);
CREATE INDEX duplicates_place ON duplicates (place, taken_index);
CREATE INDEX duplicates_taken ON duplicates (taken_index);

RESET ROLE;
