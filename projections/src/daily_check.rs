//! Are the closed days of the registers still what they were when they were closed? For whoever checks the log.

use crate::daily_file::{self, FileOfDay};
use crate::error::ProjectionError;
use chrono::NaiveDate;
use domain::register::Register;
use domain::shared::ids::RegisterCode;
use domain::shared::time::{day_start, days_after};
use serde::Serialize;
use store::Store;

/// What became of the closed days.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct CheckedDays {
    /// Days whose file is made from the log as it was.
    pub whole: u32,
    /// Days of which data were disposed of since, so that their file cannot be compared any more.
    pub erased: u32,
    /// Days whose file is another one.
    pub altered: Vec<AlteredDay>,
}

/// Giorno alterato: the log gives another file than on the day it was closed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct AlteredDay {
    /// The register.
    pub register: RegisterCode,
    /// The day.
    pub day: NaiveDate,
}

/// Makes the file of every closed day of every register again and compares its hash with the one that was stored.
pub async fn check_days(store: &Store) -> Result<CheckedDays, ProjectionError> {
    let mut checked = CheckedDays::default();
    let streams: Vec<String> = sqlx::query_scalar(
        "SELECT aggregate_id FROM events WHERE aggregate_type = 'register' AND sequence = 1 ORDER BY aggregate_id",
    )
    .fetch_all(store.pool())
    .await?;
    for stream in streams {
        check_register(store, &stream, &mut checked).await?;
    }
    Ok(checked)
}

async fn check_register(
    store: &Store,
    stream: &str,
    checked: &mut CheckedDays,
) -> Result<(), ProjectionError> {
    let id = stream.parse().unwrap_or_default();
    let Some(register) = store.load::<Register>(id).await?.state.register else {
        return Ok(());
    };
    let mut after = 0;
    let mut next = None;
    for closed in daily_file::closed_days(store, stream).await? {
        let day = closed.day;
        if next != Some(day) {
            after = daily_file::before(store, day_start(day)).await?;
        }
        let found = daily_file::read(store, &register, day, after).await?;
        (after, next) = (found.to, Some(days_after(day, 1)));
        match found.compare(store, &register, closed) {
            FileOfDay::Whole(_) => checked.whole += 1,
            FileOfDay::Erased => checked.erased += 1,
            FileOfDay::Altered => checked.altered.push(AlteredDay {
                register: register.clone(),
                day,
            }),
        }
    }
    Ok(())
}
