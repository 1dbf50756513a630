-- Who is signed in with a browser, whom the service vouches for itself, and what passed between it and the providers of identities.
CREATE TABLE sessions (
    -- SHA-256 of what the browser holds: whoever reads the table cannot come in with it.
    digest bytea PRIMARY KEY,
    -- Keyed digest of whose it is, so that all sessions of somebody can be ended at once.
    owner bytea NOT NULL,
    -- Sealed and bound to the digest: whoever writes the table cannot make a session.
    sealed bytea NOT NULL,
    begun_at timestamptz NOT NULL,
    seen_at timestamptz NOT NULL
) WITH (fillfactor = 80);
CREATE INDEX sessions_owner ON sessions (owner);
CREATE INDEX sessions_begun ON sessions (begun_at);
GRANT SELECT, INSERT, UPDATE, DELETE ON sessions TO policentrica_service;

-- Local identities are appointed by whoever owns the database; the service reads them and notes which code was used last.
CREATE TABLE local_identities (
    code text COLLATE "C" PRIMARY KEY,
    -- The person a resident is.
    person uuid,
    -- Words such as social_worker@centro-1.
    duties text[] NOT NULL,
    -- Argon2id.
    password text NOT NULL,
    -- The sealed secret of the second factor.
    second_factor bytea,
    -- The time step of the last code: no code is good twice.
    last_step bigint NOT NULL DEFAULT 0,
    changed_at timestamptz NOT NULL,
    CHECK ((person IS NULL) = (cardinality(duties) > 0))
);
GRANT SELECT, UPDATE (last_step) ON local_identities TO policentrica_service;

-- Wrong passwords by keyed digest of the code or the address they came with.
CREATE TABLE sign_in_failures (
    key bytea PRIMARY KEY,
    failures int NOT NULL,
    since timestamptz NOT NULL
) WITH (fillfactor = 60);
CREATE INDEX sign_in_failures_since ON sign_in_failures (since);
GRANT SELECT, INSERT, UPDATE, DELETE ON sign_in_failures TO policentrica_service;

-- The log that a relying party of SPID and CIE keeps; sealed, only added to, and kept for 24 months at least.
CREATE TABLE sign_in_log (
    entry bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at timestamptz NOT NULL,
    sealed bytea NOT NULL
);
CREATE INDEX sign_in_log_at ON sign_in_log (at);
GRANT SELECT, INSERT ON sign_in_log TO policentrica_service;
CREATE TRIGGER sign_in_log_immutable BEFORE UPDATE ON sign_in_log
    FOR EACH ROW EXECUTE FUNCTION forbid_change();
CREATE TRIGGER sign_in_log_no_truncate BEFORE TRUNCATE ON sign_in_log
    FOR EACH STATEMENT EXECUTE FUNCTION forbid_change();
CREATE TRIGGER sign_in_log_kept BEFORE DELETE ON sign_in_log
    FOR EACH ROW WHEN (old.at > clock_timestamp() - interval '24 months') EXECUTE FUNCTION forbid_change();
CREATE FUNCTION expire_sign_in_log(before timestamptz) RETURNS bigint
LANGUAGE sql SECURITY DEFINER SET search_path FROM CURRENT AS $$
    WITH gone AS (
        DELETE FROM sign_in_log WHERE at < least(before, clock_timestamp() - interval '24 months') RETURNING 1
    )
    SELECT count(*) FROM gone
$$;
REVOKE ALL ON FUNCTION expire_sign_in_log FROM PUBLIC;
GRANT EXECUTE ON FUNCTION expire_sign_in_log TO policentrica_service;
