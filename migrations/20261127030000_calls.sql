-- Which calls are there, for what, until when, and under which rules?
SELECT set_config('search_path', current_schema() || '_read,' || current_schema(), true);
SET LOCAL ROLE policentrica_service;

CREATE TABLE calls (
    call_id uuid PRIMARY KEY,
    code text NOT NULL,
    service text NOT NULL,
    office text NOT NULL,
    status text NOT NULL,
    content jsonb NOT NULL,
    published_version bigint NOT NULL,
    draw_commitment text,
    published_at timestamptz,
    amended_at timestamptz,
    amendment_reason text,
    revoked_at timestamptz,
    revocation_reason text,
    version bigint NOT NULL
);
CREATE UNIQUE INDEX calls_code ON calls (code);
CREATE INDEX calls_service ON calls (service, code);

RESET ROLE;
