-- Who did what, when, from where and why: one row per event, without values.
SELECT set_config('search_path', current_schema() || '_read,' || current_schema(), true);
SET LOCAL ROLE policentrica_service;

CREATE TABLE audit_trail (
    log_index bigint PRIMARY KEY,
    recorded_at timestamptz NOT NULL,
    effective_at timestamptz NOT NULL,
    aggregate_type text NOT NULL,
    aggregate_id text NOT NULL,
    sequence bigint NOT NULL,
    event_type text NOT NULL,
    changed text[] NOT NULL,
    actor text,
    role text,
    office text,
    on_behalf_of uuid,
    channel text,
    reason text,
    command_id uuid NOT NULL,
    correlation_id uuid,
    causation_id uuid
);
CREATE INDEX audit_trail_stream ON audit_trail (aggregate_type, aggregate_id, log_index DESC);
CREATE INDEX audit_trail_actor ON audit_trail (actor, log_index DESC);
CREATE INDEX audit_trail_office ON audit_trail (office, log_index DESC);
CREATE INDEX audit_trail_time ON audit_trail USING brin (recorded_at);

RESET ROLE;
