//! Takes away documents that nobody filed, now and then, while the service runs.

use chrono::{DateTime, TimeDelta, Utc};
use std::time::Duration;
use store::documents::Archive;
use store::{Clock, Store};
use tokio::sync::watch;
use tokio::task::JoinHandle;

/// How long a document may wait for the command that names it.
const WAIT: TimeDelta = TimeDelta::days(1);
/// Between two looks.
const BETWEEN: Duration = Duration::from_mins(10);

/// A sweep that goes on until it is stopped.
pub(crate) struct Sweeping {
    stop: watch::Sender<bool>,
    task: JoinHandle<()>,
}

impl Sweeping {
    /// Starts one. Several nodes may sweep at once; what one of them leaves half done, the next look ends.
    pub(crate) fn start(archive: Archive, store: &Store) -> Self {
        let (stop, mut stopped) = watch::channel(false);
        let clock = store.clock().clone();
        let task = tokio::spawn(async move {
            while !*stopped.borrow() {
                look(&archive, &clock).await;
                drop(tokio::time::timeout(BETWEEN, stopped.changed()).await);
            }
        });
        Self { stop, task }
    }

    /// Lets the look under way end.
    pub(crate) async fn stop(self) {
        self.stop.send_replace(true);
        // A sweep that broke off has nothing to finish.
        drop(self.task.await);
    }
}

async fn look(archive: &Archive, clock: &Clock) {
    let before: DateTime<Utc> = clock.now() - WAIT;
    match archive.sweep(before).await {
        Ok(0) => {}
        Ok(count) => tracing::info!(count, "documents that nobody filed were taken away"),
        Err(error) => tracing::warn!(code = error.code(), "documents could not be swept now"),
    }
}
