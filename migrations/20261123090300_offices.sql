-- Offices as they are published, and which of them serves which district.
SELECT set_config('search_path', current_schema() || '_read,' || current_schema(), true);
SET LOCAL ROLE policentrica_service;

CREATE TABLE offices (
    office_id uuid PRIMARY KEY,
    code text NOT NULL,
    profile jsonb NOT NULL,
    opens_on date NOT NULL,
    closes_on date,
    successor text,
    version bigint NOT NULL
);
CREATE UNIQUE INDEX offices_code ON offices (code);

CREATE TABLE offices_districts (
    district text PRIMARY KEY,
    office_id uuid NOT NULL
);
CREATE INDEX offices_districts_office ON offices_districts (office_id);

RESET ROLE;
