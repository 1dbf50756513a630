-- Mandates, and which applications are made by them.
SELECT set_config('search_path', current_schema() || '_read,' || current_schema(), true);
SET LOCAL ROLE policentrica_service;

CREATE TABLE mandates (
    mandate_id uuid PRIMARY KEY,
    status text NOT NULL,
    capacity text NOT NULL,
    principal uuid NOT NULL,
    agent uuid NOT NULL,
    people uuid[] NOT NULL,
    proof text NOT NULL,
    scope jsonb NOT NULL,
    powers jsonb NOT NULL,
    from_on date NOT NULL,
    until_on date,
    version bigint NOT NULL
);
CREATE INDEX mandates_people ON mandates USING gin (people);
CREATE INDEX mandates_until ON mandates (until_on) WHERE status IN ('proposed', 'active', 'suspended');
CREATE INDEX mandates_ended ON mandates (mandate_id) WHERE status IN ('revoked', 'expired');

CREATE TABLE mandates_applications (
    application_id uuid PRIMARY KEY,
    mandate_id uuid NOT NULL
);
CREATE INDEX mandates_applications_mandate ON mandates_applications (mandate_id);

RESET ROLE;
