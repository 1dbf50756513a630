//! The clock of the service: the machine's own, or one that tests and stories move.

use chrono::{DateTime, TimeDelta, Utc};
use std::sync::{Arc, Mutex};

/// Where the service gets the time.
///
/// With the system clock the log takes the time of the database, so that several nodes agree.
#[derive(Clone, Debug, Default)]
pub enum Clock {
    /// The machine's clock.
    #[default]
    System,
    /// A clock that stands still until it is moved.
    Movable(Arc<Mutex<DateTime<Utc>>>),
    /// The clock of a machine that is wrong by so much, for tests of what must not go by it.
    Wrong(TimeDelta),
}

impl Clock {
    /// A clock that stands at `at` until it is moved.
    pub fn movable(at: DateTime<Utc>) -> Self {
        Self::Movable(Arc::new(Mutex::new(at)))
    }

    /// Now.
    pub fn now(&self) -> DateTime<Utc> {
        match self {
            Self::System => machine(),
            Self::Wrong(by) => machine() + *by,
            Self::Movable(at) => *at.lock().expect("no holder of this lock panics"),
        }
    }

    /// What the append is told: nothing, so that the database's clock counts, or the moved time.
    pub(crate) fn told(&self) -> Option<DateTime<Utc>> {
        match self {
            Self::System | Self::Wrong(_) => None,
            Self::Movable(_) => Some(self.now()),
        }
    }

    /// Moves a movable clock to `at`, also backwards; a machine's clock is left alone.
    pub fn set(&self, at: DateTime<Utc>) {
        if let Self::Movable(now) = self {
            *now.lock().expect("no holder of this lock panics") = at;
        }
    }

    /// Moves a movable clock on by `by`.
    pub fn advance(&self, by: TimeDelta) {
        self.set(self.now() + by);
    }
}

#[expect(
    clippy::disallowed_methods,
    reason = "the one place that reads the machine's clock"
)]
fn machine() -> DateTime<Utc> {
    Utc::now()
}
