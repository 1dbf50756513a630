-- The service's role reads the log, appends through the one function, and can rewrite nothing.
DO $$
BEGIN
    IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'policentrica_service') THEN
        CREATE ROLE policentrica_service NOLOGIN;
    END IF;
EXCEPTION WHEN duplicate_object OR unique_violation THEN
    NULL; -- another municipality of this cluster was faster
END $$;
DO $$
DECLARE log_schema text := current_schema();
BEGIN
    EXECUTE format('GRANT USAGE ON SCHEMA %I TO policentrica_service', log_schema);
    EXECUTE format('GRANT SELECT ON ALL TABLES IN SCHEMA %I TO policentrica_service', log_schema);
    -- Read models belong to the service: it rebuilds them at will. The log does not.
    EXECUTE format('GRANT USAGE, CREATE ON SCHEMA %I TO policentrica_service', log_schema || '_read');
END $$;
GRANT INSERT, UPDATE, DELETE ON snapshots TO policentrica_service;
GRANT INSERT, UPDATE ON subject_keys TO policentrica_service;
REVOKE ALL ON FUNCTION append_batch FROM PUBLIC;
GRANT EXECUTE ON FUNCTION append_batch TO policentrica_service;
DO $$
BEGIN
    -- The owner of the tables becomes the service's role for its daily work.
    EXECUTE format('GRANT policentrica_service TO %I', current_user);
END $$;
