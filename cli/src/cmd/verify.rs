//! `verify`: the log checked against its own promises.

use std::fmt::Write;

use clap::Args;
use projections::{AlteredDay, CheckedDays, check_days};
use serde::Serialize;
use store::{Store, Verified};

use super::Context;
use crate::failure::Failure;
use crate::opened::Opened;

/// Check that the log is gapless, in order, that every number is accounted for and every closed day is as it was
#[derive(Debug, Args)]
pub struct Verify {}

impl Verify {
    pub(super) async fn run(self, context: Context) -> Result<(), Failure> {
        let Context { settings, output } = context;
        let opened = Opened::existing(&settings).await?;
        let checked = check(&opened.store).await;
        opened.close().await?;
        let checked = checked?;
        let Checked { log, days } = &checked;
        let mut text = format!(
            "{} events, {} register numbers and {} closed days checked",
            log.events, log.numbers, days.whole
        );
        if days.erased > 0 {
            let erased = days.erased;
            write!(
                text,
                "; of {erased} more closed days data were erased since"
            )
            .expect("writes to a string");
        }
        output.result(&checked, &text)?;
        if let Some(AlteredDay { register, day }) = days.altered.first() {
            return Err(Failure::told(
                "log.broken",
                &format!(
                    "the log gives another file of {register} {day} than when the day was closed"
                ),
            ));
        }
        match log.faults.first() {
            None => Ok(()),
            Some(fault) => Err(Failure::told(
                "log.broken",
                &format!(
                    "the log breaks a promise: {}: {}",
                    fault.promise, fault.place
                ),
            )),
        }
    }
}

/// What was found.
#[derive(Serialize)]
struct Checked {
    #[serde(flatten)]
    log: Verified,
    days: CheckedDays,
}

async fn check(store: &Store) -> Result<Checked, Failure> {
    let log = store.verify().await?;
    // What breaks its own promises gives no days to compare.
    let days = if log.faults.is_empty() {
        check_days(store).await?
    } else {
        CheckedDays::default()
    };
    Ok(Checked { log, days })
}
