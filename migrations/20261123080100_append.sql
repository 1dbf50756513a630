-- The one way to write the log: a batch of commands in one transaction, each accepted or refused on its own.
--
-- Commands are numbered 1..n by their place in the arrays; streams, claims, registrations and events name their command.
-- Refusals: 'duplicate' (the command id is known), 'stale' (a stream has moved on), 'claimed' (a unique thing is taken).
-- The caller never puts two commands that touch one stream or one claim into the same batch.
-- Every statement works on all commands at once, so that a batch of many costs little more than a batch of one.
CREATE FUNCTION append_batch(
    p_at timestamptz,
    c_id uuid[], c_digest bytea[], c_meta jsonb[], c_events int[],
    s_cmd int[], s_type text[], s_id text[], s_expected bigint[],
    k_cmd int[], k_scope text[], k_key bytea[], k_action text[], k_type text[], k_id text[],
    r_cmd int[], r_register text[], r_id uuid[],
    e_cmd int[], e_type text[], e_id text[], e_seq bigint[], e_event text[], e_version text[],
    e_payload jsonb[], e_event_id uuid[], e_effective timestamptz[], e_reg int[],
    OUT status text[], OUT first_index bigint[], OUT last_index bigint[],
    OUT done_at timestamptz, OUT reg_year int, OUT reg_numbers bigint[]
) LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
    v_next bigint;
    v_before timestamptz;
    v_refused boolean := false;
    v_cmd int;
    v_why text;
    v_registers text[];
    v_last bigint[];
    v_registered_at text;
    v_written bigint;
BEGIN
    -- The lock that orders everything; the row is read as the last append left it, and what follows sees that append.
    SELECT h.next_index, h.last_recorded_at INTO v_next, v_before FROM log_head h FOR UPDATE;
    -- Time never runs backwards in the log, whatever the clock does.
    done_at := greatest(coalesce(p_at, clock_timestamp()), v_before);
    reg_year := extract(year FROM done_at AT TIME ZONE 'Europe/Rome')::int;

    status := array_fill('done'::text, ARRAY[cardinality(c_id)]);
    IF cardinality(k_cmd) > 0 THEN
        FOR v_cmd IN
            SELECT k.cmd FROM unnest(k_cmd, k_scope, k_key, k_action, k_type, k_id) k(cmd, scope, key, action, type, id)
            JOIN claims h ON h.scope = k.scope AND h.key = k.key
            WHERE k.action = 'exclusive' AND (h.aggregate_type, h.aggregate_id) IS DISTINCT FROM (k.type, k.id)
        LOOP
            status[v_cmd] := 'claimed';
            v_refused := true;
        END LOOP;
    END IF;
    FOR v_cmd, v_why IN
        SELECT s.cmd, 'stale' FROM unnest(s_cmd, s_type, s_id, s_expected) s(cmd, type, id, expected)
        WHERE s.expected IS DISTINCT FROM coalesce(
            (SELECT e.sequence FROM events e WHERE e.aggregate_type = s.type AND e.aggregate_id = s.id
             ORDER BY e.sequence DESC LIMIT 1), 0)
        UNION ALL
        SELECT c.ord, 'duplicate' FROM unnest(c_id) WITH ORDINALITY c(id, ord)
        WHERE EXISTS (SELECT 1 FROM command_log l WHERE l.command_id = c.id)
    LOOP
        -- A duplicate stays one: what was done already has moved its own stream on.
        IF status[v_cmd] <> 'duplicate' THEN
            status[v_cmd] := v_why;
        END IF;
        v_refused := true;
    END LOOP;

    IF cardinality(r_cmd) > 0 THEN
        -- Numbers: gapless per register and year, because a refused command takes none and a rollback gives all back.
        WITH counted AS (
            INSERT INTO register_counters AS rc (register, year, last)
            SELECT r.register, reg_year, count(*) FROM unnest(r_cmd, r_register) r(cmd, register)
            WHERE status[r.cmd] = 'done' GROUP BY r.register ORDER BY r.register
            ON CONFLICT ON CONSTRAINT register_counters_pkey DO UPDATE SET last = rc.last + EXCLUDED.last
            RETURNING rc.register, rc.last
        )
        SELECT array_agg(c.register), array_agg(c.last) INTO v_registers, v_last FROM counted c;
        reg_numbers := ARRAY(
            SELECT CASE WHEN n.done THEN v_last[array_position(v_registers, n.register)] - n.all_of_it + n.place END
            FROM (SELECT r.ord, r.register, status[r.cmd] = 'done' AS done,
                         count(*) FILTER (WHERE status[r.cmd] = 'done') OVER (PARTITION BY r.register) AS all_of_it,
                         count(*) FILTER (WHERE status[r.cmd] = 'done')
                             OVER (PARTITION BY r.register ORDER BY r.ord) AS place
                  FROM unnest(r_cmd, r_register) WITH ORDINALITY r(cmd, register, ord)) n
            ORDER BY n.ord);
        INSERT INTO register_numbers (register, year, number, registration_id, registered_at)
        SELECT r.register, reg_year, r.number, r.id, done_at
        FROM unnest(r_register, reg_numbers, r_id) r(register, number, id) WHERE r.number IS NOT NULL;
        v_registered_at := to_char(done_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"');
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
                    'number', reg_numbers[e.reg], 'registered_at', v_registered_at))) END,
           c_meta[e.cmd], v_next - 1 + row_number() OVER (ORDER BY e.ord), e.event_id, c_id[e.cmd],
           coalesce(e.effective, done_at), done_at
    FROM unnest(e_cmd, e_type, e_id, e_seq, e_event, e_version, e_payload, e_event_id, e_effective, e_reg)
         WITH ORDINALITY e(cmd, type, id, seq, event, version, payload, event_id, effective, reg, ord)
    WHERE NOT v_refused OR status[e.cmd] = 'done';
    GET DIAGNOSTICS v_written = ROW_COUNT;

    -- Where each command's events begin and end; a command without events stands at the head as it found it.
    WITH placed AS (
        SELECT x.ord, v_next + x.upto - x.events AS first, v_next + x.upto - 1 AS last
        FROM (SELECT n.ord, n.events, sum(n.events) OVER (ORDER BY n.ord) AS upto
              FROM (SELECT c.ord, CASE WHEN status[c.ord] = 'done' THEN c.events ELSE 0 END AS events
                    FROM unnest(c_events) WITH ORDINALITY c(events, ord)) n) x
    ), kept AS (
        INSERT INTO command_log (command_id, request_digest, first_index, last_index, recorded_at)
        SELECT c_id[p.ord], c_digest[p.ord], p.first, p.last, done_at FROM placed p WHERE status[p.ord] = 'done'
    )
    SELECT array_agg(p.first ORDER BY p.ord), array_agg(p.last ORDER BY p.ord) INTO first_index, last_index FROM placed p;

    UPDATE log_head SET next_index = v_next + v_written, last_recorded_at = done_at;
END $$;
