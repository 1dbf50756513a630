//! Submissions per second: real filings, with events, a gapless number, a claim and an idempotency row each, flushed.

use std::time::Duration;

use anyhow::Context;
use cqrs_es::persist::SerializedEvent;
use sqlx::Row;
use store::Store;

use super::applications::{Filing, prepare};
use super::figure::{Figure, Target};
use super::ground::Ground;
use super::load::{ROUNDS, Side, TURN, drive};
use super::stock;

const TASKS: usize = 64;
/// Drafts each task files in one turn, which ends when all are filed.
const DRAFTS: usize = 200;
const LONG_TURN: Duration = Duration::from_mins(2);

pub(super) async fn run(ground: &Ground) -> anyhow::Result<Vec<Figure>> {
    let store = ground.municipality("append").await?;
    let mut ours: Vec<Filing> = (0..TASKS).map(|_| Filing::new(&store)).collect();
    prepare(&store, &mut ours, 1).await?;
    let template = template(&store, &mut ours[0]).await?;
    let events = template.len();
    let connections = u32::try_from(TASKS)?;
    let pool = stock::pool(ground, connections).await?;
    let mut theirs = stock::Persists::clients(pool, template, TASKS);
    let (mut our_side, mut their_side) = (Side::default(), Side::default());
    for round in 0..=ROUNDS {
        prepare(&store, &mut ours, DRAFTS).await?;
        our_side.note(round, drive(ground, &mut ours, LONG_TURN).await?);
        their_side.note(round, drive(ground, &mut theirs, TURN).await?);
    }
    store.close().await;
    let (our, their) = (our_side.median(), their_side.median());
    Ok(vec![
        Figure::beside(
            "append",
            format!(
                "beside postgres-es persisting the same {events} events, no number, no idempotency"
            ),
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
    client: &mut Filing,
) -> anyhow::Result<Vec<SerializedEvent>> {
    let receipt = client.file().await?.context("a draft is left")?;
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
