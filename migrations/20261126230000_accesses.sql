-- Who read whose data: apart from the log and the read models, only ever added to, read by a role of its own, forgotten by date.
SELECT set_config('search_path', current_schema() || '_access,' || current_schema(), true);

DO $$
BEGIN
    IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'policentrica_access_reader') THEN
        CREATE ROLE policentrica_access_reader NOLOGIN;
    END IF;
EXCEPTION WHEN duplicate_object OR unique_violation THEN
    NULL; -- another municipality of this cluster was faster
END $$;

-- One row per answer. Each process of the service writes a chain of its own, whose places are dense; mac is a keyed digest
-- of the row and its place, under a key that is not in this database.
CREATE TABLE accesses (
    chain uuid NOT NULL,
    place bigint NOT NULL,
    at timestamptz NOT NULL,
    actor text COLLATE "C" NOT NULL,
    role text NOT NULL,
    office text,
    -- The question, as the description of the interface names it, and what stood in its path.
    operation text NOT NULL,
    record text,
    -- Whose data the answer held, and of which retention classes.
    people uuid[] NOT NULL,
    sections text[] NOT NULL,
    reason text NOT NULL,
    -- Where it was asked from.
    address text,
    request_id text NOT NULL,
    -- Seen only because somebody broke the glass.
    break_glass boolean NOT NULL,
    -- Told to the people it is about only after the lawful delay.
    protected boolean NOT NULL,
    mac bytea NOT NULL,
    PRIMARY KEY (chain, place)
) WITH (autovacuum_vacuum_insert_scale_factor = 0.1);
CREATE INDEX accesses_at ON accesses (at, chain, place);
CREATE INDEX accesses_actor ON accesses (actor, at);
CREATE INDEX accesses_people ON accesses USING gin (people);

-- Nothing is changed, not even by the owner; nothing goes before half a year is over (provv. Garante 27 November 2008).
CREATE FUNCTION forbid_access_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN
        IF OLD.at < clock_timestamp() - interval '6 months'
            AND current_setting('policentrica.forgetting', true) = 'on' THEN
            RETURN OLD;
        END IF;
    END IF;
    RAISE EXCEPTION 'the access log is append-only: % is refused', TG_OP USING ERRCODE = '42501';
END $$;
CREATE TRIGGER accesses_immutable BEFORE UPDATE OR DELETE ON accesses
    FOR EACH ROW EXECUTE FUNCTION forbid_access_change();
CREATE TRIGGER accesses_no_truncate BEFORE TRUNCATE ON accesses
    FOR EACH STATEMENT EXECUTE FUNCTION forbid_access_change();

-- The one way to forget: by date, never what is younger than half a year.
CREATE FUNCTION forget_accesses(p_before timestamptz) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
    v_gone bigint;
BEGIN
    PERFORM set_config('policentrica.forgetting', 'on', true);
    DELETE FROM accesses a WHERE a.at < least(p_before, clock_timestamp() - interval '6 months');
    GET DIAGNOSTICS v_gone = ROW_COUNT;
    PERFORM set_config('policentrica.forgetting', 'off', true);
    RETURN v_gone;
END $$;

DO $$
DECLARE access_schema text := current_schema();
BEGIN
    EXECUTE format('GRANT USAGE ON SCHEMA %I TO policentrica_service, policentrica_access_reader', access_schema);
    EXECUTE format('GRANT policentrica_access_reader TO %I', current_user);
END $$;
GRANT INSERT ON accesses TO policentrica_service;
GRANT SELECT ON accesses TO policentrica_access_reader;
REVOKE ALL ON FUNCTION forget_accesses FROM PUBLIC;
GRANT EXECUTE ON FUNCTION forget_accesses TO policentrica_service;
