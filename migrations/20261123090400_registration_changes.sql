-- What happened to a record afterwards: annulment, sending, the memory of renewed fields, the emergency register.
SELECT set_config('search_path', current_schema() || '_read,' || current_schema(), true);
SET LOCAL ROLE policentrica_service;

ALTER TABLE registrations
    ADD COLUMN sent_at timestamptz,
    ADD COLUMN annulled_at timestamptz,
    ADD COLUMN annulled_by text,
    ADD COLUMN annulment_reason jsonb,
    ADD COLUMN authorising_act text,
    ADD COLUMN replacement_id uuid,
    ADD COLUMN emergency_number bigint,
    ADD COLUMN emergency_on date;
CREATE INDEX registrations_annulled ON registrations (annulled_at) WHERE annulled_at IS NOT NULL;

CREATE TABLE registrations_renewals (
    registration_id uuid NOT NULL,
    sequence bigint NOT NULL,
    field text NOT NULL,
    old jsonb,
    new jsonb NOT NULL,
    reason jsonb NOT NULL,
    authorising_act text NOT NULL,
    renewed_by text NOT NULL,
    renewed_at timestamptz NOT NULL,
    PRIMARY KEY (registration_id, sequence)
);

RESET ROLE;
