//! Registro giornaliero: every finished day of every register is closed, in order, the missed ones too.
//!
//! The command of a day has an identifier of its own: several nodes, or one that tries again, close a day once.

use super::send;
use crate::daily_file::{self, Day};
use crate::error::ProjectionError;
use chrono::{DateTime, NaiveDate, TimeDelta, Timelike, Utc};
use domain::register::{CloseDay, DailyRegisterClosed, OpenRegister, Register, RegisterCommand};
use domain::shared::digest::Digest;
use domain::shared::ids::{ReasonCode, RegisterCode};
use domain::shared::time::{day_start, days_after, rome_day};
use std::collections::BTreeSet;
use store::Store;
use tokio::sync::watch;
use uuid::Uuid;

/// How long after midnight a day is closed: longer than any write that began before can take, and than the
/// clocks of two machines differ.
const GRACE: TimeDelta = TimeDelta::minutes(5);

/// Days of one register that are closed at one look: whoever missed many must not keep everybody else waiting.
pub(super) const AT_ONCE: u32 = 31;

/// Opens registers that are not open, and closes days that are over, a month of each register at most; returns how many
/// days were closed. The files of the days bear the code of the records area `aoo`.
pub async fn close_days(store: &Store, aoo: &ReasonCode) -> Result<u32, ProjectionError> {
    let (_going_on, stopped) = watch::channel(false);
    look(store, aoo, &stopped).await
}

/// The same, but no day more once `stopped`.
pub async fn look(
    store: &Store,
    aoo: &ReasonCode,
    stopped: &watch::Receiver<bool>,
) -> Result<u32, ProjectionError> {
    let now = now(store).await?;
    let mut closed = 0;
    for register in registers(store).await? {
        closed += close_register(store, (&register, aoo), now, stopped).await?;
    }
    Ok(closed)
}

/// The registers that ever gave a number, and the one there always is.
async fn registers(store: &Store) -> Result<BTreeSet<RegisterCode>, ProjectionError> {
    let names: Vec<String> = sqlx::query_scalar("SELECT DISTINCT register FROM register_counters")
        .fetch_all(store.pool())
        .await?;
    let codes = names
        .into_iter()
        .filter_map(|name| RegisterCode::new(name).ok());
    Ok(codes.chain([RegisterCode::default()]).collect())
}

async fn close_register(
    store: &Store,
    (code, aoo): (&RegisterCode, &ReasonCode),
    now: DateTime<Utc>,
    stopped: &watch::Receiver<bool>,
) -> Result<u32, ProjectionError> {
    let mut state = daily_file::register(store, code).await?;
    if state.register.is_none() {
        let at = first_number(store, code).await?.unwrap_or(now);
        let command = OpenRegister {
            register: code.clone(),
            first_day: rome_day(at),
            at,
        };
        let id = command_id(code, "open");
        send::<Register>(store, code.stream_id(), id, &command.into()).await?;
        state = daily_file::register(store, code).await?;
    }
    let Some(mut day) = state.next_day() else {
        return Ok(0);
    };
    let today = rome_day(now - GRACE);
    if day >= today {
        return Ok(0);
    }
    let mut previous = state.last_closed.map(|closed| closed.sha256);
    let mut after = daily_file::before(store, day_start(day)).await?;
    let mut closed = 0;
    while day < today && closed < AT_ONCE && !*stopped.borrow() {
        let found = daily_file::read(store, code, day, after).await?;
        after = found.to;
        let command = closing(store, (code, aoo), (day, now), previous, &found);
        let id = command_id(code, &day.to_string());
        if !send::<Register>(store, code.stream_id(), id, &command).await? {
            break;
        }
        // Another node may have closed it a moment earlier, at another instant: its hash counts.
        let last = daily_file::register(store, code).await?.last_closed;
        if last.as_ref().is_none_or(|last| last.day != day) {
            break;
        }
        previous = last.map(|last| last.sha256);
        closed += 1;
        day = days_after(day, 1);
    }
    Ok(closed)
}

/// When the register gave its first number.
async fn first_number(
    store: &Store,
    code: &RegisterCode,
) -> Result<Option<DateTime<Utc>>, ProjectionError> {
    Ok(
        sqlx::query_scalar("SELECT min(registered_at) FROM register_numbers WHERE register = $1")
            .bind(code.as_str())
            .fetch_one(store.pool())
            .await?,
    )
}

fn closing(
    store: &Store,
    (code, aoo): (&RegisterCode, &ReasonCode),
    (day, closed_at): (NaiveDate, DateTime<Utc>),
    previous: Option<Digest>,
    found: &Day,
) -> RegisterCommand {
    let header = daily_file::header(store, code, Some(aoo), day, previous.clone(), closed_at);
    let (file, sha256) = found.file(&header);
    CloseDay {
        closing: DailyRegisterClosed {
            day,
            first: file.first,
            last: file.last,
            count: file.count,
            annulled: file.annulled,
            sha256,
            previous_sha256: previous,
            closed_at,
            aoo: Some(aoo.clone()),
        },
    }
    .into()
}

/// Now, as exactly as the file says it, and never ahead of the log: a number could still fall on a day that is over
/// only by the clock of this machine.
async fn now(store: &Store) -> Result<DateTime<Utc>, ProjectionError> {
    let now = store.now_in_the_log().await?;
    Ok(now
        .with_nanosecond(now.nanosecond() / 1_000 * 1_000)
        .unwrap_or(now))
}

fn command_id(code: &RegisterCode, what: &str) -> Uuid {
    let name = format!("day/{code}/{what}");
    Uuid::new_v5(&code.stream_id(), name.as_bytes())
}
