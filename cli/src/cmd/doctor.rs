//! `doctor`: configuration, database, versions, read models, disk; each with ok or what to do.

mod checks;
mod safety;

use clap::Args;
use serde::Serialize;

use self::checks::Check;
use super::Context;
use crate::failure::Failure;

/// Say what is well and what to do about the rest
#[derive(Debug, Args)]
pub struct Doctor {}

/// What the examination found.
#[derive(Debug, Serialize)]
struct Report {
    healthy: bool,
    checks: Vec<Check>,
}

impl Doctor {
    pub(super) async fn run(self, context: Context) -> Result<(), Failure> {
        let checks = checks::all(&context.settings).await;
        let faults = checks.iter().filter(|check| !check.ok).count();
        let lines: Vec<String> = checks.iter().map(Check::line).collect();
        let report = Report {
            healthy: faults == 0,
            checks,
        };
        context.output.result(&report, &lines.join("\n"))?;
        match faults {
            0 => Ok(()),
            1 => Err(Failure::told("doctor.faults", "1 check needs attention")),
            many => Err(Failure::told(
                "doctor.faults",
                &format!("{many} checks need attention"),
            )),
        }
    }
}
