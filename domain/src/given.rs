//! Given, when, then: what the tests of every decision start from.

use crate::decider::Decider;
use chrono::{DateTime, NaiveDate, Utc};

/// The state after a history.
pub(crate) fn given<A: Decider>(history: impl IntoIterator<Item = A::Event>) -> A {
    let mut state = A::default();
    for event in history {
        state.evolve(&event);
    }
    state
}

/// The same history with the events a command adds to it.
pub(crate) fn when<A: Decider>(
    mut state: A,
    command: impl Into<A::Command>,
) -> Result<A, A::Error> {
    for event in state.decide(&command.into())? {
        state.evolve(&event);
    }
    Ok(state)
}

/// An instant in a test.
pub(crate) fn at(text: &str) -> DateTime<Utc> {
    text.parse().expect("a valid instant in a test")
}

/// A day in a test.
pub(crate) fn day(text: &str) -> NaiveDate {
    text.parse().expect("a valid day in a test")
}
