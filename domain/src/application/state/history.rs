//! Which rows of another system's case are in, and what state they brought it to.

use crate::application::{ApplicationStatus, ExternalEventRecorded};
use serde::{Deserialize, Serialize};

/// Storico importato.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImportedHistory {
    /// The place of the last row.
    pub last_index: Option<u32>,
    /// Places before the last that no row has taken, as first and last of each gap: rows that were refused, and
    /// may come in a corrected file.
    pub gaps: Vec<(u32, u32)>,
    /// The state the other system's case reached.
    pub status: Option<ApplicationStatus>,
    /// The place of the row that brought it there.
    pub status_index: u32,
}

impl ImportedHistory {
    /// Whether the row of this place is in.
    pub fn holds(&self, index: u32) -> bool {
        let in_gap = |(first, last): &(u32, u32)| (*first..=*last).contains(&index);
        self.last_index.is_some_and(|last| index <= last) && !self.gaps.iter().any(in_gap)
    }

    /// Takes the place of a row.
    pub fn take_place(&mut self, index: u32) {
        let next = self.last_index.map_or(0, |last| last.saturating_add(1));
        if index >= next {
            if index > next {
                self.gaps.push((next, index - 1));
            }
            self.last_index = Some(index);
        } else {
            self.gaps = self
                .gaps
                .iter()
                .flat_map(|gap| without(*gap, index))
                .collect();
        }
    }

    pub(super) fn take(&mut self, row: &ExternalEventRecorded) {
        self.take_place(row.index_in_case);
        // A row that comes late does not undo what rows behind it said.
        if row.milestone.is_some()
            && (self.status.is_none() || row.index_in_case >= self.status_index)
        {
            self.status = row.milestone;
            self.status_index = row.index_in_case;
        }
    }
}

/// What is left of a gap when one place of it is taken.
fn without((first, last): (u32, u32), index: u32) -> Vec<(u32, u32)> {
    if !(first..=last).contains(&index) {
        return vec![(first, last)];
    }
    let mut left = Vec::with_capacity(2);
    if index > first {
        left.push((first, index - 1));
    }
    if index < last {
        left.push((index + 1, last));
    }
    left
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_that_were_passed_over_can_be_taken_later() {
        let mut history = ImportedHistory::default();
        for index in [0, 4, 2] {
            assert!(!history.holds(index));
            history.take_place(index);
            assert!(history.holds(index));
        }
        assert_eq!(history.gaps, [(1, 1), (3, 3)]);
        assert!(!history.holds(1) && !history.holds(3) && !history.holds(5));
        history.take_place(1);
        history.take_place(3);
        assert_eq!((history.gaps, history.last_index), (vec![], Some(4)));
    }

    #[test]
    fn a_case_may_begin_behind_its_first_place() {
        let mut history = ImportedHistory::default();
        history.take_place(7);
        assert_eq!(history.gaps, [(0, 6)]);
        history.take_place(7);
        assert_eq!(history.gaps, [(0, 6)]);
    }
}
