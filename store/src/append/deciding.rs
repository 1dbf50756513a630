//! How many commands are between the beginning of their load and their append.
//!
//! Those that were answered together come back together. A writer that left with the first of them would let all
//! others wait for a whole flush.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use tokio::sync::Notify;

/// The count.
#[derive(Clone, Default)]
pub(crate) struct Deciding(Arc<Inner>);

#[derive(Default)]
struct Inner {
    count: AtomicUsize,
    settled: Notify,
}

/// One of them; gone when dropped.
pub(crate) struct DecidingGuard(Arc<Inner>);

impl Deciding {
    /// One more.
    pub(crate) fn begin(&self) -> DecidingGuard {
        self.0.count.fetch_add(1, Ordering::AcqRel);
        DecidingGuard(Arc::clone(&self.0))
    }

    /// Whether there is any.
    pub(crate) fn is_any(&self) -> bool {
        self.0.count.load(Ordering::Acquire) > 0
    }

    /// Returns when there may be none left.
    pub(crate) async fn settled(&self) {
        self.0.settled.notified().await;
    }
}

impl Drop for DecidingGuard {
    fn drop(&mut self) {
        if self.0.count.fetch_sub(1, Ordering::AcqRel) == 1 {
            self.0.settled.notify_one();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whoever_goes_away_is_not_waited_for() {
        let deciding = Deciding::default();
        let guard = deciding.begin();
        assert!(deciding.is_any());
        drop(guard);
        assert!(!deciding.is_any());
    }
}
