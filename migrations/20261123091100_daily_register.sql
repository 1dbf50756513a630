-- The closed days of each register, and what became of their files.
SELECT set_config('search_path', current_schema() || '_read,' || current_schema(), true);
SET LOCAL ROLE policentrica_service;

CREATE TABLE daily_register (
    register_id uuid NOT NULL,
    day date NOT NULL,
    first_number bigint,
    last_number bigint,
    records bigint NOT NULL,
    annulled bigint NOT NULL,
    sha256 text NOT NULL,
    previous_sha256 text,
    closed_at timestamptz NOT NULL,
    sent_at timestamptz,
    outcome text,
    PRIMARY KEY (register_id, day)
);

CREATE TABLE daily_register_registers (
    register_id uuid PRIMARY KEY,
    register text NOT NULL
);

RESET ROLE;
