//! Submissions per second: three events, a gapless number and an idempotency row each, flushed.

use cqrs_es::persist::SerializedEvent;
use sqlx::Row;
use store::Store;

use super::figure::{Figure, Target};
use super::ground::Ground;
use super::load::{ROUNDS, Side, TURN, drive};
use super::submissions::Ours;
use super::stock;

const TASKS: usize = 64;

pub(super) async fn run(ground: &Ground) -> anyhow::Result<Vec<Figure>> {
    let store = ground.municipality("append").await?;
    let mut ours: Vec<Ours> = (0..TASKS)
        .map(|task| Ours::new(&store, task as u128 * 71))
        .collect();
    let template = template(&store, &mut ours[0]).await?;
    let connections = u32::try_from(TASKS)?;
    let pool = stock::pool(ground, connections).await?;
    let mut theirs = stock::Persists::clients(pool, template, TASKS);
    let (mut our_side, mut their_side) = (Side::default(), Side::default());
    for round in 0..=ROUNDS {
        our_side.note(round, drive(ground, &mut ours, TURN).await?);
        their_side.note(round, drive(ground, &mut theirs, TURN).await?);
    }
    store.close().await;
    let (our, their) = (our_side.median(), their_side.median());
    Ok(vec![
        Figure::beside(
            "append",
            "beside postgres-es persisting the same 3 events, no number, no idempotency",
            "submissions/s",
            (our.per_second, their.per_second),
            Target::AtLeast(4.0),
        )
        .note(format!("{our}; peer {their}")),
    ])
}

/// The events of one submission as we wrote them: number assigned, fields sealed.
pub(super) async fn template(
    store: &Store,
    client: &mut Ours,
) -> anyhow::Result<Vec<SerializedEvent>> {
    let receipt = client.file().await?;
    let rows = sqlx::query(
        "SELECT aggregate_type, aggregate_id, event_type, event_version, payload, metadata \
         FROM events WHERE command_id = $1 ORDER BY log_index",
    )
    .bind(receipt.command_id)
    .fetch_all(store.pool())
    .await?;
    rows.iter()
        .map(|row| {
            Ok(SerializedEvent {
                aggregate_id: row.try_get("aggregate_id")?,
                sequence: 1,
                aggregate_type: row.try_get("aggregate_type")?,
                event_type: row.try_get("event_type")?,
                event_version: row.try_get("event_version")?,
                payload: row.try_get("payload")?,
                metadata: row.try_get("metadata")?,
            })
        })
        .collect()
}
