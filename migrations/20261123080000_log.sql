-- The log: events in one order, the head row that gives the order, commands already done, numbers, unique things, keys.

-- Whatever is written here stays: even the owner of the tables is refused.
CREATE FUNCTION forbid_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the log is append-only: % on % is refused', TG_OP, TG_TABLE_NAME USING ERRCODE = '42501';
END $$;

-- One row; its lock puts appends in order. next_index is the log_index the next event will get.
CREATE TABLE log_head (
    one boolean PRIMARY KEY DEFAULT true CHECK (one),
    next_index bigint NOT NULL,
    last_recorded_at timestamptz NOT NULL
) WITH (fillfactor = 20);
INSERT INTO log_head VALUES (true, 1, '-infinity');

-- The first seven columns are those of postgres-es. Names and identifiers are compared byte by byte, without a language.
CREATE TABLE events (
    aggregate_type text COLLATE "C" NOT NULL,
    aggregate_id text COLLATE "C" NOT NULL,
    sequence bigint NOT NULL CHECK (sequence > 0),
    event_type text NOT NULL,
    event_version text NOT NULL,
    payload jsonb NOT NULL,
    metadata jsonb NOT NULL,
    log_index bigint NOT NULL,
    event_id uuid NOT NULL,
    command_id uuid NOT NULL,
    effective_at timestamptz NOT NULL,
    recorded_at timestamptz NOT NULL,
    PRIMARY KEY (aggregate_type, aggregate_id, sequence)
) WITH (autovacuum_vacuum_insert_scale_factor = 0.1);
CREATE UNIQUE INDEX events_log_index ON events (log_index);

-- A command that was done is done: the same id gives the same answer.
CREATE TABLE command_log (
    command_id uuid PRIMARY KEY,
    request_digest bytea,
    first_index bigint NOT NULL,
    last_index bigint NOT NULL,
    recorded_at timestamptz NOT NULL
);

CREATE TABLE register_counters (
    register text NOT NULL,
    year int NOT NULL,
    last bigint NOT NULL,
    PRIMARY KEY (register, year)
) WITH (fillfactor = 20);

-- Second defence of the numbering: one number, one record.
CREATE TABLE register_numbers (
    register text NOT NULL,
    year int NOT NULL,
    number bigint NOT NULL,
    registration_id uuid NOT NULL UNIQUE,
    registered_at timestamptz NOT NULL,
    PRIMARY KEY (register, year, number)
);

-- Things only one stream may hold; the key is a keyed digest, never the thing itself.
CREATE TABLE claims (
    scope text NOT NULL,
    key bytea NOT NULL,
    aggregate_type text NOT NULL,
    aggregate_id text NOT NULL,
    PRIMARY KEY (scope, key)
);

-- One key per person and retention class, wrapped by a master key that is not in this database.
-- A destroyed key keeps its row, without the key.
CREATE TABLE subject_keys (
    subject uuid NOT NULL,
    class text NOT NULL,
    wrapped bytea,
    created_at timestamptz NOT NULL DEFAULT now(),
    destroyed_at timestamptz,
    PRIMARY KEY (subject, class),
    CHECK ((wrapped IS NULL) = (destroyed_at IS NOT NULL))
);

CREATE TABLE snapshots (
    aggregate_type text NOT NULL,
    aggregate_id text NOT NULL,
    state_version text NOT NULL,
    last_sequence bigint NOT NULL,
    payload jsonb NOT NULL,
    PRIMARY KEY (aggregate_type, aggregate_id)
);

DO $$
DECLARE t text;
BEGIN
    FOREACH t IN ARRAY ARRAY['events', 'command_log', 'register_numbers'] LOOP
        EXECUTE format('CREATE TRIGGER %I BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION forbid_change()', t || '_immutable', t);
        EXECUTE format('CREATE TRIGGER %I BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION forbid_change()', t || '_no_truncate', t);
    END LOOP;
END $$;
