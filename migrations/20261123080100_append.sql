-- The one way to write the log: a batch of commands in one transaction, each accepted or refused on its own.
--
-- Commands are numbered 1..n by their place in the arrays; streams, claims, registrations and events name their command.
-- Refusals: 'duplicate' (the command id is known), 'stale' (a stream has moved on), 'claimed' (a unique thing is taken).
-- The caller never puts two commands that touch one stream or one claim into the same batch.
CREATE FUNCTION append_batch(
    p_at timestamptz,
    c_id uuid[], c_digest bytea[],
    s_cmd int[], s_type text[], s_id text[], s_expected bigint[],
    k_cmd int[], k_scope text[], k_key bytea[], k_action text[], k_type text[], k_id text[],
    r_cmd int[], r_register text[], r_id uuid[],
    e_cmd int[], e_type text[], e_id text[], e_seq bigint[], e_event text[], e_version text[],
    e_payload jsonb[], e_meta jsonb[], e_event_id uuid[], e_effective timestamptz[], e_reg int[],
    OUT status text[], OUT first_index bigint[], OUT last_index bigint[],
    OUT done_at timestamptz, OUT reg_year int, OUT reg_numbers bigint[]
) LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
    v_next bigint;
    v_written bigint;
BEGIN
    -- The lock that orders everything. What follows sees every earlier append.
    PERFORM 1 FROM log_head FOR UPDATE;
    -- Time never runs backwards in the log, whatever the clock does.
    SELECT next_index, greatest(coalesce(p_at, clock_timestamp()), last_recorded_at)
      INTO v_next, done_at FROM log_head;
    reg_year := extract(year FROM done_at AT TIME ZONE 'Europe/Rome')::int;

    SELECT array_agg(CASE
        WHEN EXISTS (SELECT 1 FROM command_log l WHERE l.command_id = c.id) THEN 'duplicate'
        WHEN EXISTS (SELECT 1 FROM unnest(s_cmd, s_type, s_id, s_expected) s(cmd, type, id, expected)
                     WHERE s.cmd = c.ord AND s.expected IS DISTINCT FROM coalesce(
                         (SELECT e.sequence FROM events e
                          WHERE e.aggregate_type = s.type AND e.aggregate_id = s.id
                          ORDER BY e.sequence DESC LIMIT 1), 0)) THEN 'stale'
        WHEN cardinality(k_cmd) > 0 AND EXISTS (
                     SELECT 1 FROM unnest(k_cmd, k_scope, k_key, k_action, k_type, k_id) k(cmd, scope, key, action, type, id)
                     WHERE k.cmd = c.ord AND k.action = 'exclusive' AND EXISTS (
                         SELECT 1 FROM claims h WHERE h.scope = k.scope AND h.key = k.key
                         AND (h.aggregate_type, h.aggregate_id) IS DISTINCT FROM (k.type, k.id))) THEN 'claimed'
        ELSE 'done' END ORDER BY c.ord)
      INTO status FROM unnest(c_id) WITH ORDINALITY c(id, ord);

    IF cardinality(r_cmd) > 0 THEN
        -- Numbers: gapless per register and year, because a refused command takes none and a rollback gives all back.
        WITH wanted AS (
            SELECT r.ord, r.register, r.id, row_number() OVER (PARTITION BY r.register ORDER BY r.ord) AS place
            FROM unnest(r_cmd, r_register, r_id) WITH ORDINALITY r(cmd, register, id, ord)
            WHERE status[r.cmd] = 'done'
        ), counted AS (
            INSERT INTO register_counters AS rc (register, year, last)
            SELECT w.register, reg_year, count(*) FROM wanted w GROUP BY w.register ORDER BY w.register
            ON CONFLICT ON CONSTRAINT register_counters_pkey DO UPDATE SET last = rc.last + EXCLUDED.last
            RETURNING rc.register, rc.last
        ), numbered AS (
            SELECT w.ord, w.register, w.id,
                   c.last - (SELECT count(*) FROM wanted x WHERE x.register = w.register) + w.place AS number
            FROM wanted w JOIN counted c USING (register)
        ), kept AS (
            INSERT INTO register_numbers (register, year, number, registration_id, registered_at)
            SELECT n.register, reg_year, n.number, n.id, done_at FROM numbered n
        )
        SELECT array_agg(n.number ORDER BY o.ord) INTO reg_numbers
        FROM generate_subscripts(r_cmd, 1) o(ord) LEFT JOIN numbered n USING (ord);
    END IF;

    IF cardinality(k_cmd) > 0 THEN
        DELETE FROM claims h USING unnest(k_cmd, k_scope, k_key, k_action, k_type, k_id) k(cmd, scope, key, action, type, id)
        WHERE status[k.cmd] = 'done' AND k.action = 'release' AND h.scope = k.scope AND h.key = k.key
          AND h.aggregate_type = k.type AND h.aggregate_id = k.id;
        INSERT INTO claims AS h (scope, key, aggregate_type, aggregate_id)
        SELECT k.scope, k.key, k.type, k.id
        FROM unnest(k_cmd, k_scope, k_key, k_action, k_type, k_id) k(cmd, scope, key, action, type, id)
        WHERE status[k.cmd] = 'done' AND k.action IN ('exclusive', 'take_over')
        ON CONFLICT ON CONSTRAINT claims_pkey
        DO UPDATE SET aggregate_type = EXCLUDED.aggregate_type, aggregate_id = EXCLUDED.aggregate_id;
        INSERT INTO claims (scope, key, aggregate_type, aggregate_id)
        SELECT k.scope, k.key, k.type, k.id
        FROM unnest(k_cmd, k_scope, k_key, k_action, k_type, k_id) k(cmd, scope, key, action, type, id)
        WHERE status[k.cmd] = 'done' AND k.action = 'if_free'
        ON CONFLICT ON CONSTRAINT claims_pkey DO NOTHING;
    END IF;

    INSERT INTO events (aggregate_type, aggregate_id, sequence, event_type, event_version, payload, metadata,
                        log_index, event_id, command_id, effective_at, recorded_at)
    SELECT e.type, e.id, e.seq, e.event, e.version,
           CASE WHEN e.reg IS NULL THEN e.payload
                ELSE e.payload || jsonb_build_object('registration', jsonb_build_object('assigned', jsonb_build_object(
                    'registration_id', r_id[e.reg], 'register', r_register[e.reg], 'year', reg_year,
                    'number', reg_numbers[e.reg],
                    'registered_at', to_char(done_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')))) END,
           e.meta, v_next - 1 + row_number() OVER (ORDER BY e.ord), e.event_id, c_id[e.cmd],
           coalesce(e.effective, done_at), done_at
    FROM unnest(e_cmd, e_type, e_id, e_seq, e_event, e_version, e_payload, e_meta, e_event_id, e_effective, e_reg)
         WITH ORDINALITY e(cmd, type, id, seq, event, version, payload, meta, event_id, effective, reg, ord)
    WHERE status[e.cmd] = 'done';
    GET DIAGNOSTICS v_written = ROW_COUNT;

    -- Where each command's events begin and end; a command without events stands at the head as it found it.
    SELECT array_agg(v_next + x.before ORDER BY x.ord), array_agg(v_next + x.before + x.events - 1 ORDER BY x.ord)
      INTO first_index, last_index
    FROM (SELECT o.ord, coalesce(n.events, 0) AS events,
                 coalesce(sum(n.events) OVER (ORDER BY o.ord ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0)::bigint AS before
          FROM generate_subscripts(c_id, 1) o(ord)
          LEFT JOIN (SELECT u.cmd, count(*) AS events FROM unnest(e_cmd) u(cmd) WHERE status[u.cmd] = 'done' GROUP BY u.cmd) n
                 ON n.cmd = o.ord) x;

    INSERT INTO command_log (command_id, request_digest, first_index, last_index, recorded_at)
    SELECT c_id[o.ord], c_digest[o.ord], append_batch.first_index[o.ord], append_batch.last_index[o.ord], done_at
    FROM generate_subscripts(c_id, 1) o(ord) WHERE status[o.ord] = 'done';

    UPDATE log_head SET next_index = v_next + v_written, last_recorded_at = done_at;
END $$;
