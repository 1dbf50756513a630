-- The register of protocol as it is read: one row per record.
SELECT set_config('search_path', current_schema() || '_read,' || current_schema(), true);
SET LOCAL ROLE policentrica_service;

CREATE TABLE registrations (
    registration_id uuid PRIMARY KEY,
    register text NOT NULL,
    year int NOT NULL,
    number bigint NOT NULL,
    registered_at timestamptz NOT NULL,
    registered_on date NOT NULL,
    direction text NOT NULL,
    act text NOT NULL,
    subject jsonb NOT NULL,
    counterparty jsonb NOT NULL,
    digest text,
    office text NOT NULL,
    about_type text,
    about_id uuid,
    version bigint NOT NULL
);
CREATE UNIQUE INDEX registrations_number ON registrations (year DESC, number DESC, register DESC);
CREATE INDEX registrations_office ON registrations (office, year DESC, number DESC, register DESC);
CREATE INDEX registrations_day ON registrations (registered_on, number);
CREATE INDEX registrations_about ON registrations (about_type, about_id);

RESET ROLE;
