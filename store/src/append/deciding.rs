//! How many commands are between their load and their append.
//!
//! They arrive within microseconds of each other, because their streams were loaded together. A writer that
//! left with the first of them would leave all others to the next batch.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

/// The count.
#[derive(Clone, Default)]
pub(crate) struct Deciding(Arc<AtomicUsize>);

/// One of them; gone when dropped.
pub(crate) struct DecidingGuard(Arc<AtomicUsize>);

impl Deciding {
    /// One more.
    pub(crate) fn begin(&self) -> DecidingGuard {
        self.0.fetch_add(1, Ordering::Relaxed);
        DecidingGuard(Arc::clone(&self.0))
    }

    /// Whether there is any.
    pub(crate) fn is_any(&self) -> bool {
        self.0.load(Ordering::Relaxed) > 0
    }
}

impl Drop for DecidingGuard {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::Relaxed);
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
