//! The place of a row in its case, with a few bytes per case.

use std::{
    collections::HashMap,
    hash::{DefaultHasher, Hash, Hasher},
};

use crate::history::refusal::Reason;

/// Counts the rows of every case.
///
/// Rows of many cases may be mixed in a file, so a counter per case is the least that must be
/// remembered. Names are kept as 128 bits of hash: 24 bytes for a case, whatever its name.
#[derive(Debug, Default)]
pub(super) struct CaseCounter {
    next: HashMap<u128, u64>,
}

impl CaseCounter {
    /// The next place in the case.
    pub(super) fn count(&mut self, case_id: &str) -> u64 {
        let next = self.next.entry(hash(case_id)).or_default();
        *next += 1;
        *next - 1
    }

    /// The place that the log itself states: it must grow within a case.
    pub(super) fn stated(&mut self, case_id: &str, place: u64) -> Result<u64, Reason> {
        let next = self.next.entry(hash(case_id)).or_default();
        if place < *next || place == u64::MAX {
            return Err(Reason::OrderGoesBack);
        }
        *next = place + 1;
        Ok(place)
    }

    /// How many cases were seen.
    pub(super) fn cases(&self) -> u64 {
        self.next.len() as u64
    }
}

/// Whether a case was seen, for those who write a case only once.
#[derive(Debug, Default)]
pub(in crate::history) struct SeenCases(std::collections::HashSet<u128>);

impl SeenCases {
    /// Remembers a case; `false` when it was remembered before.
    pub(in crate::history) fn insert(&mut self, case_id: &str) -> bool {
        self.0.insert(hash(case_id))
    }
}

fn hash(case_id: &str) -> u128 {
    let half = |salt: u8| {
        let mut hasher = DefaultHasher::new();
        salt.hash(&mut hasher);
        case_id.hash(&mut hasher);
        hasher.finish()
    };
    u128::from(half(0)) << 64 | u128::from(half(1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mixed_cases_are_counted_apart() {
        let mut counter = CaseCounter::default();
        let places: Vec<u64> = ["a", "b", "a", "a", "b"]
            .map(|case| counter.count(case))
            .into();
        assert_eq!(places, [0, 0, 1, 2, 1]);
        assert_eq!(counter.cases(), 2);
    }

    #[test]
    fn a_stated_order_must_grow_within_the_case() {
        let mut counter = CaseCounter::default();
        assert_eq!(counter.stated("a", 3), Ok(3));
        assert_eq!(counter.stated("b", 1), Ok(1));
        assert_eq!(counter.stated("a", 3), Err(Reason::OrderGoesBack));
        assert_eq!(counter.stated("a", 7), Ok(7));
    }
}
