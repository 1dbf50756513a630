//! `rebuild`: read models again from the log, or a check that they equal it.

use clap::Args;
use projections::{Difference, Projections};
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
    /// Build beside and compare; change nothing, end with 1 on a difference
    #[arg(long)]
    check: bool,
}

impl Rebuild {
    pub(super) async fn run(self, context: Context) -> Result<(), Failure> {
        let Context { settings, output } = context;
        let opened = Opened::beside(&settings).await?;
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
            return compared(&names, &differences, output);
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

fn compared(names: &[&str], differences: &[Difference], output: Output) -> Result<(), Failure> {
    let text = if differences.is_empty() {
        "every row equals the log"
    } else {
        "rows differ from the log"
    };
    output.result(
        &json!({ "checked": names, "differences": differences }),
        text,
    )?;
    match differences.first() {
        None => Ok(()),
        Some(first) => Err(Failure::told("view.differs", &first.to_string())),
    }
}
