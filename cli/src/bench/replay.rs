//! An auditor's question: how did a case of 100 events stand at an instant?

use chrono::{DateTime, TimeZone, Utc};
use domain::office::Office;
use store::{Context, Expected, Moment, Store};
use uuid::Uuid;

use super::figure::{Figure, Target};
use super::ground::Ground;
use super::ids;
use super::load::{Client, ROUNDS, Side, TURN, drive};
use super::offices::{open, receive, system};

const EVENTS: u64 = 100;

pub(super) async fn run(ground: &Ground) -> anyhow::Result<Vec<Figure>> {
    let store = ground.municipality("replay").await?;
    let id = ids::next();
    for version in 0..EVENTS {
        let command = match version {
            0 => open().into(),
            district => receive(district).into(),
        };
        let context = Context::new(system(), ids::next(), "benchmark");
        store
            .execute::<Office>(&context, id, Expected::Any, &command)
            .await?;
    }
    let as_of = Utc
        .with_ymd_and_hms(2026, 7, 1, 12, 0, 0)
        .single()
        .unwrap_or_default();
    let mut auditors = vec![Auditor {
        store: store.clone(),
        id,
        as_of,
    }];
    let mut side = Side::default();
    for round in 0..=ROUNDS {
        side.note(round, drive(ground, &mut auditors, TURN).await?);
    }
    store.close().await;
    let turn = side.median();
    Ok(vec![
        Figure::alone(
            "replay",
            format!("a stream of {EVENTS} events as true at an instant, p50"),
            "ms",
            turn.p50,
            Target::AtMost(3.0),
        )
        .note(turn.to_string()),
    ])
}

struct Auditor {
    store: Store,
    id: Uuid,
    as_of: DateTime<Utc>,
}

impl Client for Auditor {
    async fn once(&mut self) -> anyhow::Result<bool> {
        let moment = Moment {
            as_of: Some(self.as_of),
            ..Moment::default()
        };
        let replayed = self.store.replay::<Office>(self.id, moment, false).await?;
        let whole = u64::try_from(replayed.events.len())? == EVENTS;
        anyhow::ensure!(whole, "events are missing from the replay");
        Ok(true)
    }
}
