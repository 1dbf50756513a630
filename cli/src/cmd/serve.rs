//! `serve`: the whole service, until it is asked to end.

use std::net::SocketAddr;
use std::time::Duration;

use clap::Args;

use super::Context;
use crate::config::Sources;
use crate::database::{Database, Tenure};
use crate::failure::Failure;
use crate::signals::EndRequests;

/// How often the private database server is looked at.
const WATCH: Duration = Duration::from_secs(1);

/// Run the service: the portal, the API and the workers
#[derive(Debug, Args)]
pub struct Serve {
    /// Address and port of the portal and the API
    #[arg(long, value_name = "ADDR")]
    listen: Option<SocketAddr>,
    /// Fill an empty database with the demo city and let its people in
    #[arg(long)]
    demo: bool,
}

impl Serve {
    pub(super) fn settings(&self, sources: Sources) -> Sources {
        sources
            .with("listen.address", self.listen)
            .with("demo.enabled", self.demo.then_some(true))
    }

    pub(super) async fn run(self, context: Context) -> Result<(), Failure> {
        let Context { settings, output } = context;
        let mut requests =
            EndRequests::listen().map_err(|error| Failure::new("signals", &error))?;
        let mut database = Database::open(&settings, Tenure::Sole).await?;
        let served = async {
            store::migrate(database.options(), &settings.tenant()?).await?;
            settings.master_key()?;
            output.line("ready; end with Ctrl-C")?;
            tokio::select! {
                signal = requests.next() => {
                    tracing::info!(signal, "ending");
                    Ok(())
                }
                failure = lost(&mut database) => Err(failure),
            }
        };
        let served: Result<(), Failure> = served.await;
        let closed = database.close().await;
        served.and(closed)
    }
}

/// Waits for the private server to end without us.
async fn lost(database: &mut Database) -> Failure {
    while database.is_running() {
        tokio::time::sleep(WATCH).await;
    }
    Failure::told(
        "cluster.lost",
        "the private database server ended by itself; its log says why",
    )
}
