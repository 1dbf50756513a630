//! `views`: where the read models stand, and what to do with one that stopped.

use clap::{Args, Subcommand};
use domain::shared::ids::ReasonCode;
use projections::Projections;
use uuid::Uuid;

use super::Context;
use crate::failure::Failure;
use crate::opened::{Opened, operator};
use crate::output::Output;

/// Show where the read models stand, and let one that stopped go on
#[derive(Debug, Args)]
pub struct Views {
    #[command(subcommand)]
    act: Act,
}

#[derive(Debug, Subcommand)]
enum Act {
    /// Show every read model: position, state, error
    List,
    /// Try the event again at which a read model stopped
    Resume {
        /// The read model
        view: String,
    },
    /// Leave out the event at which a read model stopped; this goes to the log
    Skip {
        /// The read model
        view: String,
        /// The position of the event
        #[arg(long, value_name = "POSITION")]
        at: i64,
        /// The code of the reason
        #[arg(long, value_name = "CODE")]
        reason: String,
    },
}

impl Views {
    pub(super) async fn run(self, context: Context) -> Result<(), Failure> {
        let Context { settings, output } = context;
        let opened = Opened::existing(&settings).await?;
        let done = self
            .act
            .work(&Projections::new(opened.store.clone()), output)
            .await;
        opened.close().await?;
        done
    }
}

impl Act {
    async fn work(self, projections: &Projections, output: Output) -> Result<(), Failure> {
        match self {
            Self::List => {}
            Self::Resume { view } => projections.resume(&view).await?,
            Self::Skip { view, at, reason } => {
                let reason = ReasonCode::new(reason)
                    .map_err(|error| Failure::new("usage.reason", &error))?;
                // The same event is left out once, however often this is asked.
                let command = Uuid::new_v5(
                    &domain::shared::ids::NAMESPACE,
                    format!("skip/{view}/{at}").as_bytes(),
                );
                let context = store::Context::new(operator(), command, "command-line");
                projections.skip(&context, &view, at, reason).await?;
            }
        }
        output.value(&projections.checkpoints().await?)
    }
}
