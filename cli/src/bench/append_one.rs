//! The latency of one client: nobody to share a flush with.

use cqrs_es::persist::SerializedEvent;
use sqlx::Executor;
use std::fmt::Write;
use std::time::Duration;

use super::applications::{Filing, prepare};
use super::figure::{Figure, Target};
use super::ground::Ground;
use super::load::{ROUNDS, Side, TURN, drive};
use super::{append, pgbench};

/// Drafts filed in one turn, which ends when all are filed.
const DRAFTS: usize = 1_000;
const LONG_TURN: Duration = Duration::from_mins(2);

/// The tables that the same facts need: events, idempotency, counter, numbers, head.
const TABLES: &str = "\
    CREATE TABLE events (aggregate_type text NOT NULL, aggregate_id text NOT NULL, sequence bigint NOT NULL, \
    event_type text NOT NULL, event_version text NOT NULL, payload jsonb NOT NULL, metadata jsonb NOT NULL, \
    log_index bigint NOT NULL UNIQUE, event_id uuid NOT NULL, command_id uuid NOT NULL, \
    effective_at timestamptz NOT NULL, recorded_at timestamptz NOT NULL, \
    PRIMARY KEY (aggregate_type, aggregate_id, sequence)); \
    CREATE TABLE command_log (command_id uuid PRIMARY KEY, request_digest bytea, first_index bigint NOT NULL, \
    last_index bigint NOT NULL, recorded_at timestamptz NOT NULL); \
    CREATE TABLE counter (last bigint NOT NULL) WITH (fillfactor = 20); INSERT INTO counter VALUES (0); \
    CREATE TABLE head (next bigint NOT NULL) WITH (fillfactor = 20); INSERT INTO head VALUES (1); \
    CREATE TABLE numbers (register text, year int, number bigint, registration_id uuid NOT NULL UNIQUE, \
    registered_at timestamptz NOT NULL, PRIMARY KEY (register, year, number))";

pub(super) async fn run(ground: &Ground) -> anyhow::Result<Vec<Figure>> {
    let store = ground.municipality("append_one").await?;
    let mut ours = vec![Filing::new(&store)];
    prepare(&store, &mut ours, 1).await?;
    let template = append::template(&store, &mut ours[0]).await?;
    let script = script(&template)?;
    let pool = ground.schema("raw_append", 1).await?;
    pool.execute(TABLES).await?;
    pool.close().await;
    let (mut our_side, mut raw_side) = (Side::default(), Side::default());
    for round in 0..=ROUNDS {
        prepare(&store, &mut ours, DRAFTS).await?;
        our_side.note(round, drive(ground, &mut ours, LONG_TURN).await?);
        if pgbench::is_there() {
            raw_side.note(round, pgbench::run(ground, &script, 1, TURN, round).await?);
        }
    }
    store.close().await;
    let (our, raw) = (our_side.median(), raw_side.median());
    let figure = if raw.p50 > 0.0 {
        Figure::beside(
            "append-one",
            "p50 beside a pgbench transaction with the same inserts",
            "ms",
            (our.p50, raw.p50),
            Target::AtMost(1.3),
        )
    } else {
        Figure::alone("append-one", "p50", "ms", our.p50, Target::Told)
    };
    Ok(vec![figure.note(format!(
        "{our}; peer {raw}; ours also loads the stream"
    ))])
}

/// One transaction, one statement for each row.
fn script(template: &[SerializedEvent]) -> anyhow::Result<String> {
    let mut script = String::from(
        "\\set stream :stream + 1\n\
         \\set at 10 * :stream\n\
         \\set key :round * 1000000000 + :stream\n\
         BEGIN;\n\
         UPDATE raw_append.head SET next = next + 4;\n\
         UPDATE raw_append.counter SET last = last + 1;\n\
         INSERT INTO raw_append.numbers VALUES ('generale', 2026, :key::bigint, \
         md5((:key::bigint)::text)::uuid, now());\n",
    );
    for (place, event) in template.iter().enumerate() {
        writeln!(
            script,
            "INSERT INTO raw_append.events VALUES ('{}', md5((:key::bigint + {place})::text)::uuid::text, \
             {place} + 1, '{}', '1', {}, {}, :round * 1000000000::bigint + :at::bigint + {place}, \
             md5((:key::bigint)::text)::uuid, md5((:key::bigint)::text)::uuid, now(), now());",
            event.aggregate_type,
            event.event_type,
            pgbench::quoted(&event.payload.to_string()),
            pgbench::quoted(&event.metadata.to_string()),
        )?;
    }
    script.push_str(
        "INSERT INTO raw_append.command_log VALUES (md5((:key::bigint)::text)::uuid, NULL, \
         :at::bigint, :at::bigint, now());\n\
         COMMIT;\n",
    );
    Ok(script)
}
