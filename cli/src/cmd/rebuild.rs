//! `rebuild`: read models again from the log, or a check that they equal it.

use clap::Args;
use projections::{Difference, Projections, Standing, Stopped};
use serde::Serialize;
use serde_json::json;
use std::sync::Mutex;

use super::Context;
use crate::failure::Failure;
use crate::history::progress::Progress;
use crate::opened::Opened;
use crate::output::Output;

/// Build read models again from the log, without stopping reads
#[derive(Debug, Args)]
pub struct Rebuild {
    /// The read models; all of them when none is named
    views: Vec<String>,
    /// Build beside and compare; change nothing, end with 1 on a difference or where one has stopped
    #[arg(long)]
    check: bool,
}

impl Rebuild {
    pub(super) async fn run(self, context: Context) -> Result<(), Failure> {
        let Context { settings, output } = context;
        let opened = Opened::existing(&settings).await?;
        let done = self
            .work(&Projections::new(opened.store.clone()), output)
            .await;
        opened.close().await?;
        done
    }

    async fn work(&self, projections: &Projections, output: Output) -> Result<(), Failure> {
        projections.prepare().await?;
        let names: Vec<&str> = if self.views.is_empty() {
            projections.names()
        } else {
            self.views.iter().map(String::as_str).collect()
        };
        let head = u64::try_from(projections.store().head().await?).unwrap_or_default();
        let progress = Mutex::new(Progress::start("rebuild", head));
        let report = |at: i64, _of: i64| {
            let at = u64::try_from(at).unwrap_or_default();
            progress
                .lock()
                .expect("no holder of this lock panics")
                .advance(at, at);
        };
        if self.check {
            let differences = projections.check(&names, &report).await?;
            finish(progress, "compared");
            let checked = Outcome {
                checked: &names,
                differences,
                standing: projections.standing(&names).await?,
            };
            return compared(&checked, output);
        }
        projections.rebuild(&names, &report).await?;
        finish(progress, "rebuilt");
        output.result(
            &json!({ "rebuilt": names }),
            &format!("rebuilt: {}", names.join(", ")),
        )
    }
}

fn finish(progress: Mutex<Progress>, what: &str) {
    progress
        .into_inner()
        .expect("no holder of this lock panics")
        .finish(what);
}

/// What a check found.
#[derive(Debug, Serialize)]
struct Outcome<'a> {
    checked: &'a [&'a str],
    differences: Vec<Difference>,
    #[serde(flatten)]
    standing: Standing,
}

/// Rows are compared up to where a read model stands: one that stopped equals the log there and is wrong all the same.
fn compared(checked: &Outcome<'_>, output: Output) -> Result<(), Failure> {
    let Standing {
        stopped, behind, ..
    } = &checked.standing;
    let text = match (checked.differences.is_empty(), stopped.is_empty()) {
        (false, _) => "rows differ from the log".to_owned(),
        (true, false) => "every row equals the log up to where its read model stopped".to_owned(),
        (true, true) if behind.is_empty() => "every row equals the log".to_owned(),
        (true, true) => {
            let behind = behind.iter().map(|behind| format!("\n{behind}"));
            format!(
                "every row equals the log up to where its read model stands; not all stand at its end{}",
                behind.collect::<String>()
            )
        }
    };
    output.result(checked, &text)?;
    let difference = checked.differences.first();
    let faults = difference.map(Difference::to_string).into_iter();
    let faults: Vec<String> = faults
        .chain(stopped.iter().map(Stopped::to_string))
        .collect();
    if faults.is_empty() {
        return Ok(());
    }
    let code = difference.map_or("view.stopped", |_| "view.differs");
    Err(Failure::told(code, &faults.join("; ")))
}
