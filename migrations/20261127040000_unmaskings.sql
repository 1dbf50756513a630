-- What auditors asked to see unmasked, who agreed and until when: looked at before every question of theirs about one thing.
SELECT set_config('search_path', current_schema() || '_read,' || current_schema(), true);
SET LOCAL ROLE policentrica_service;

CREATE TABLE unmaskings (
    unmasking_id uuid PRIMARY KEY,
    status text NOT NULL,
    target text NOT NULL,
    target_id uuid NOT NULL,
    reason text NOT NULL,
    note jsonb NOT NULL,
    requested_by text COLLATE "C" NOT NULL,
    requested_at timestamptz NOT NULL,
    answered_by text,
    answered_at timestamptz,
    refusal text,
    until_at timestamptz,
    ended_by text,
    ended_at timestamptz,
    version bigint NOT NULL
);
CREATE INDEX unmaskings_newest ON unmaskings (requested_at DESC, unmasking_id DESC);
CREATE INDEX unmaskings_in_force ON unmaskings (requested_by, target_id) WHERE status = 'approved';

RESET ROLE;
