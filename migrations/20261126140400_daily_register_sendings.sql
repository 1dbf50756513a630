-- Under which names the file of a day was sent and taken, and the version that a command on the register must name.
SELECT set_config('search_path', current_schema() || '_read,' || current_schema(), true);
SET LOCAL ROLE policentrica_service;

ALTER TABLE daily_register
    ADD COLUMN package text,
    ADD COLUMN receipt text,
    ADD COLUMN received_at timestamptz;

ALTER TABLE daily_register_registers
    ADD COLUMN version bigint NOT NULL DEFAULT 0,
    ADD COLUMN first_day date;

RESET ROLE;
