//! Commands per second: the stream is loaded, the decision taken, one event appended.

use super::figure::{Figure, Target};
use super::ground::Ground;
use super::load::{ROUNDS, Side, TURN, drive};
use super::offices::Ours;
use super::{pgbench, stock};
use sqlx::{Executor, Row};

const TASKS: usize = 32;

pub(super) async fn run(ground: &Ground) -> anyhow::Result<Vec<Figure>> {
    let store = ground.municipality("command").await?;
    let mut ours: Vec<Ours> = (0..TASKS).map(|_| Ours::new(&store)).collect();
    let connections = u32::try_from(TASKS)?;
    let mut theirs = stock::Commands::clients(stock::pool(ground, connections).await?, TASKS);
    let (mut our_side, mut their_side, mut raw_side) =
        (Side::default(), Side::default(), Side::default());
    let mut script = String::new();
    for round in 0..=ROUNDS {
        our_side.note(round, drive(ground, &mut ours, TURN).await?);
        their_side.note(round, drive(ground, &mut theirs, TURN).await?);
        if pgbench::is_there() {
            if round == 0 {
                script = prepare(ground, &store).await?;
            }
            raw_side.note(
                round,
                pgbench::run(ground, &script, TASKS, TURN, round).await?,
            );
        }
    }
    store.close().await;
    let (our, their, raw) = (our_side.median(), their_side.median(), raw_side.median());
    let note = |peer: super::load::Turn| format!("{our}; peer {peer}");
    let mut figures = vec![
        Figure::beside(
            "command",
            "beside cqrs-es and postgres-es",
            "commands/s",
            (our.per_second, their.per_second),
            Target::AtLeast(5.0),
        )
        .note(note(their)),
    ];
    if raw.per_second > 0.0 {
        figures.push(
            Figure::beside(
                "command",
                "beside pgbench: the same SELECT and INSERT",
                "commands/s",
                (our.per_second, raw.per_second),
                Target::AtLeast(1.5),
            )
            .note(note(raw)),
        );
    }
    Ok(figures)
}

/// The same table, the same rows: payload and metadata are taken from what we wrote ourselves.
async fn prepare(ground: &Ground, store: &store::Store) -> anyhow::Result<String> {
    let pool = ground.schema("raw_command", 1).await?;
    pool.execute(stock::TABLE).await?;
    pool.close().await;
    let row = sqlx::query(
        "SELECT payload::text AS payload, metadata::text AS metadata FROM events WHERE sequence = 4 LIMIT 1",
    )
    .fetch_one(store.pool())
    .await?;
    let (payload, metadata): (String, String) = (row.try_get("payload")?, row.try_get("metadata")?);
    Ok(format!(
        "\\set stream :stream + :seq / 8\n\
         \\set seq :seq % 8 + 1\n\
         \\set key :round * 100000000000 + :client_id * 100000000 + :stream\n\
         BEGIN;\n\
         SELECT aggregate_type, aggregate_id, sequence, event_type, event_version, payload, metadata \
         FROM raw_command.events WHERE aggregate_type = 'office' \
         AND aggregate_id = md5((:key::bigint)::text)::uuid::text ORDER BY sequence;\n\
         INSERT INTO raw_command.events VALUES ('office', md5((:key::bigint)::text)::uuid::text, :seq::bigint, \
         'district_received', '1', {}, {});\n\
         COMMIT;\n",
        pgbench::quoted(&payload),
        pgbench::quoted(&metadata),
    ))
}
