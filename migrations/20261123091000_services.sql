-- The catalogue of services as it is published.
SELECT set_config('search_path', current_schema() || '_read,' || current_schema(), true);
SET LOCAL ROLE policentrica_service;

CREATE TABLE services (
    service_id uuid PRIMARY KEY,
    code text NOT NULL,
    published_version bigint NOT NULL,
    content jsonb NOT NULL,
    offices jsonb NOT NULL,
    opens_at timestamptz,
    closes_at timestamptz,
    period text,
    withdrawn_at timestamptz,
    withdrawal_reason text,
    version bigint NOT NULL
);
CREATE UNIQUE INDEX services_code ON services (code);

RESET ROLE;
