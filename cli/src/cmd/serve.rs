//! `serve`: the whole service, until it is asked to end.

use std::net::SocketAddr;
use std::time::Duration;

use clap::Args;

use super::Context;
use crate::config::{Settings, Sources};
use crate::database::{Database, Tenure};
use crate::failure::Failure;
use crate::output::Output;
use crate::seed;
use crate::service::Service;
use crate::signals::EndRequests;

/// How often the private database server is looked at.
const WATCH: Duration = Duration::from_secs(1);
/// How soon it is tried again after it did not start.
const AFTER_FAILURE: Duration = Duration::from_secs(5);

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
        let served = serve(&settings, output, &mut requests, &mut database).await;
        let closed = database.close().await;
        served.and(closed)
    }
}

async fn serve(
    settings: &Settings,
    output: Output,
    requests: &mut EndRequests,
    database: &mut Database,
) -> Result<(), Failure> {
    if settings.demo.enabled {
        fill(settings, output, database).await?;
        seed::let_in(settings, database).await?;
    }
    let service = Service::start(settings, database).await?;
    output.line(&service.greeting())?;
    if settings.demo.enabled {
        output.line(&introduction())?;
    }
    let ended = tokio::select! {
        signal = requests.next() => {
            tracing::info!(signal, "ending");
            Ok(())
        }
        failure = watch(database, settings) => Err(failure),
        failure = service.failed() => Err(failure),
    };
    service.stop().await;
    ended
}

/// Puts the demo city into an empty database.
async fn fill(settings: &Settings, output: Output, database: &Database) -> Result<(), Failure> {
    if !seed::is_empty(settings, database).await? {
        return Ok(());
    }
    output.line("filling the empty database with the demo city")?;
    let seeded = seed::seed(settings, database, &[]).await?;
    output.line(&super::seed::told(&seeded))
}

/// Who can be taken on, and how.
fn introduction() -> String {
    let lines = seed::identities().into_iter().map(|identity| {
        format!(
            "  {} ({}): {}\n    POLICENTRICA_DEMO_ENABLED=true policentrica token {}\n",
            identity.actor.code,
            identity.title,
            identity.purpose,
            identity.arguments()
        )
    });
    let lines: String = lines.collect();
    let password = seed::DEMO_PASSWORD;
    format!(
        "identities of the demo city, all with the password {password}\n{}",
        lines.trim_end()
    )
}

/// Starts the private server again when it ends without us; returns only where waiting would not help.
async fn watch(database: &mut Database, settings: &Settings) -> Failure {
    let mut pause = WATCH;
    loop {
        tokio::time::sleep(pause).await;
        pause = WATCH;
        if database.is_running() {
            continue;
        }
        tracing::error!("the private database server ended by itself; starting it again");
        match database.revive(settings).await {
            Ok(()) => {}
            // A full disk has room again one day; until then requests are told to come back.
            Err(failure) if may_pass(&failure) => {
                let code = failure.code();
                tracing::error!(code, "the private database server does not start now");
                pause = AFTER_FAILURE;
            }
            Err(failure) => return failure,
        }
    }
}

/// Whether the server could not start for want of something that may come back, such as room on the disk.
fn may_pass(failure: &Failure) -> bool {
    matches!(failure.code(), "cluster.server" | "cluster.file")
}
