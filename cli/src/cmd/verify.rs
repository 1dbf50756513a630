//! `verify`: the log checked against its own promises.

use clap::Args;

use super::Context;
use crate::failure::Failure;
use crate::opened::Opened;

/// Check that the log is gapless, in order, and that every number is accounted for
#[derive(Debug, Args)]
pub struct Verify {}

impl Verify {
    pub(super) async fn run(self, context: Context) -> Result<(), Failure> {
        let Context { settings, output } = context;
        let opened = Opened::existing(&settings).await?;
        let verified = opened.store.verify().await;
        opened.close().await?;
        let verified = verified?;
        let text = format!(
            "{} events and {} register numbers checked",
            verified.events, verified.numbers
        );
        output.result(&verified, &text)?;
        match verified.faults.first() {
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
