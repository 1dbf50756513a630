//! Takes away, now and then, while the service runs, what was kept long enough: documents that nobody filed, accesses,
//! sessions that have ended, wrong passwords, the log of sign-ins.

use chrono::{DateTime, Months, TimeDelta, Utc};
use std::time::Duration;
use store::documents::Archive;
use store::sign_in::SessionLimits;
use store::{Store, StoreError};
use tokio::sync::watch;
use tokio::task::JoinHandle;

/// How long a document may wait for the command that names it.
const WAIT: TimeDelta = TimeDelta::days(1);
/// Between two looks.
const BETWEEN: Duration = Duration::from_mins(10);

/// How long wrong passwords are remembered.
const REMEMBERED: TimeDelta = TimeDelta::days(1);
/// How long the log of sign-ins is kept: what SPID and CIE ask of a relying party, and some.
const LOG_KEPT: TimeDelta = TimeDelta::days(3 * 365);

/// How long things are kept.
#[derive(Clone, Copy)]
pub(crate) struct Kept {
    /// Accesses.
    pub(crate) accesses: Months,
    /// Sessions.
    pub(crate) sessions: SessionLimits,
}

/// A sweep that goes on until it is stopped.
pub(crate) struct Sweeping {
    stop: watch::Sender<bool>,
    task: JoinHandle<()>,
}

impl Sweeping {
    /// Starts one. Several nodes may sweep at once; what one of them leaves half done, the next look ends.
    pub(crate) fn start(archive: Archive, store: &Store, kept: Kept) -> Self {
        let (stop, mut stopped) = watch::channel(false);
        let store = store.clone();
        let task = tokio::spawn(async move {
            while !*stopped.borrow() {
                let now = store.clock().now();
                sweep(&archive, now - WAIT).await;
                forget(&store, now, kept.accesses).await;
                forget_sign_ins(&store, now, kept.sessions).await;
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

async fn forget_sign_ins(store: &Store, now: DateTime<Utc>, limits: SessionLimits) {
    let swept = async {
        let sessions = store.sweep_sessions(limits).await?;
        store.sweep_attempts(REMEMBERED).await?;
        store.expire_sign_ins(now - LOG_KEPT).await?;
        Ok::<_, StoreError>(sessions)
    };
    match swept.await {
        Ok(0) => {}
        Ok(count) => tracing::info!(count, "sessions that had ended were taken away"),
        Err(error) => tracing::warn!(code = error.code(), "sessions could not be swept now"),
    }
}
