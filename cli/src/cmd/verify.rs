//! `verify`: the log checked against its own promises.

use std::fmt::Write;

use clap::Args;
use projections::{AlteredDay, CheckedDays, check_days};
use serde::Serialize;
use store::accesses::VerifiedAccesses;
use store::{Fault, Store, Verified};

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
        let Checked {
            log,
            days,
            accesses,
        } = &checked;
        let mut text = format!(
            "{} events, {} register numbers, {} closed days and {} accesses checked",
            log.events, log.numbers, days.whole, accesses.rows
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
        if let Some(fault) = log.faults.first() {
            return Err(broken("log.broken", "the log", fault));
        }
        match accesses.faults.first() {
            None => Ok(()),
            Some(fault) => Err(broken("accesses.broken", "the access log", fault)),
        }
    }
}

fn broken(code: &'static str, what: &str, fault: &Fault) -> Failure {
    let Fault { promise, place } = fault;
    Failure::told(
        code,
        &format!("{what} breaks a promise: {promise}: {place}"),
    )
}

/// What was found.
#[derive(Serialize)]
struct Checked {
    #[serde(flatten)]
    log: Verified,
    days: CheckedDays,
    accesses: VerifiedAccesses,
}

async fn check(store: &Store) -> Result<Checked, Failure> {
    let log = store.verify().await?;
    // What breaks its own promises gives no days to compare.
    let days = if log.faults.is_empty() {
        check_days(store).await?
    } else {
        CheckedDays::default()
    };
    let accesses = store.accesses().verify().await?;
    Ok(Checked {
        log,
        days,
        accesses,
    })
}
