//! What is remembered of a read model that fails: when to try again, and with how few events.

use std::time::{Duration, Instant};

/// A single event is tried this often before the read model stops at it.
const TRIES: u32 = 3;
/// The first pause before another try; it doubles.
const PAUSE: Duration = Duration::from_millis(20);
/// The longest pause.
const LONGEST: Duration = Duration::from_secs(5);

/// Trouble of one read model.
#[derive(Clone, Debug)]
pub(crate) struct Trouble {
    tries: u32,
    alone: u32,
    until: Instant,
    /// How many events to take at once.
    limit: i64,
    /// Up to where the failing batch went.
    to: i64,
}

/// What follows from a failure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Verdict {
    /// Try again after a pause.
    Again,
    /// The one event of the batch cannot be taken.
    Stop,
}

impl Trouble {
    /// No failure yet.
    pub(crate) fn new(now: Instant) -> Self {
        Self {
            tries: 0,
            alone: 0,
            until: now,
            limit: i64::MAX,
            to: 0,
        }
    }

    /// Takes note of a failed batch of `events` that went up to `to`.
    pub(crate) fn failed(
        &mut self,
        now: Instant,
        passing: bool,
        events: usize,
        to: i64,
    ) -> Verdict {
        self.tries = self.tries.saturating_add(1);
        self.until = now + PAUSE.saturating_mul(1 << self.tries.min(10)).min(LONGEST);
        if passing {
            return Verdict::Again;
        }
        self.to = self.to.max(to);
        if events > 1 {
            // Half of it next time: the event that spoils it is found in a few steps.
            self.limit = i64::try_from(events / 2).unwrap_or(1);
            self.until = now;
            return Verdict::Again;
        }
        self.limit = 1;
        self.alone += 1;
        if self.alone >= TRIES {
            Verdict::Stop
        } else {
            Verdict::Again
        }
    }

    /// Takes note of a batch that went well; true when the trouble is over.
    pub(crate) fn passed(&mut self, to: i64) -> bool {
        self.tries = 0;
        self.alone = 0;
        to >= self.to
    }

    /// Whether it may be tried now.
    pub(crate) fn is_due(&self, now: Instant) -> bool {
        now >= self.until
    }

    /// How many events to take at once.
    pub(crate) fn limit(&self) -> i64 {
        self.limit
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_spoilt_batch_is_halved_until_the_event_stands_alone_and_then_stops() {
        let now = Instant::now();
        let mut trouble = Trouble::new(now);
        let mut events = 1000;
        while events > 1 {
            assert_eq!(trouble.failed(now, false, events, 1000), Verdict::Again);
            assert!(trouble.is_due(now));
            events = usize::try_from(trouble.limit()).expect("small");
        }
        assert_eq!(trouble.failed(now, false, 1, 1), Verdict::Again);
        assert!(!trouble.is_due(now));
        assert_eq!(trouble.failed(now, false, 1, 1), Verdict::Again);
        assert_eq!(trouble.failed(now, false, 1, 1), Verdict::Stop);
    }

    #[test]
    fn a_failure_that_passes_never_stops_anything() {
        let now = Instant::now();
        let mut trouble = Trouble::new(now);
        for _ in 0..1000 {
            assert_eq!(trouble.failed(now, true, 1, 1), Verdict::Again);
        }
        assert!(trouble.is_due(now + LONGEST));
    }

    #[test]
    fn trouble_is_over_once_the_spoilt_batch_is_passed() {
        let now = Instant::now();
        let mut trouble = Trouble::new(now);
        trouble.failed(now, false, 10, 10);
        assert!(!trouble.passed(5));
        assert!(trouble.passed(10));
    }
}
