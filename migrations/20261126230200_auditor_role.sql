-- A role for whoever examines the log with tools of their own: it reads what is sealed, no key, and writes nothing.
DO $$
BEGIN
    IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'policentrica_auditor') THEN
        CREATE ROLE policentrica_auditor NOLOGIN;
    END IF;
EXCEPTION WHEN duplicate_object OR unique_violation THEN
    NULL; -- another municipality of this cluster was faster
END $$;
DO $$
DECLARE log_schema text := current_schema();
BEGIN
    EXECUTE format('GRANT USAGE ON SCHEMA %I TO policentrica_auditor', log_schema);
    EXECUTE format('GRANT policentrica_auditor TO %I', current_user);
END $$;
GRANT SELECT ON events, log_head, command_log, register_counters, register_numbers TO policentrica_auditor;
