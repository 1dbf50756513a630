//! Takes away documents that nobody filed and accesses that were kept long enough, now and then, while the service runs.

use chrono::{DateTime, Months, TimeDelta, Utc};
use std::time::Duration;
use store::Store;
use store::documents::Archive;
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
    pub(crate) fn start(archive: Archive, store: &Store, access_months: u32) -> Self {
        let (stop, mut stopped) = watch::channel(false);
        let store = store.clone();
        let task = tokio::spawn(async move {
            while !*stopped.borrow() {
                let now = store.clock().now();
                sweep(&archive, now - WAIT).await;
                forget(&store, now, Months::new(access_months)).await;
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

async fn sweep(archive: &Archive, before: DateTime<Utc>) {
    match archive.sweep(before).await {
        Ok(0) => {}
        Ok(count) => tracing::info!(count, "documents that nobody filed were taken away"),
        Err(error) => tracing::warn!(code = error.code(), "documents could not be swept now"),
    }
}

async fn forget(store: &Store, now: DateTime<Utc>, kept: Months) {
    let Some(before) = now.checked_sub_months(kept) else {
        return;
    };
    match store.accesses().forget(before).await {
        Ok(0) => {}
        Ok(count) => tracing::info!(count, "accesses that were kept long enough were forgotten"),
        Err(error) => tracing::warn!(code = error.code(), "accesses could not be forgotten now"),
    }
}
