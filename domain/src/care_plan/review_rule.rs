//! When the next review is due, and from when on it is late.

use crate::shared::time::days_after;
use chrono::{Months, NaiveDate};
use serde::{Deserialize, Serialize};

/// The last day that a year of four digits has: nothing that is computed lies after it.
const LAST_DAY: NaiveDate = NaiveDate::from_ymd_opt(9999, 12, 31).expect("this day exists");

/// Unità di tempo of the rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ReviewUnit {
    /// Giorni.
    Days,
    /// Settimane.
    Weeks,
    /// Mesi.
    Months,
    /// Anni.
    Years,
}

/// Verifica ogni N: the plan's own interval, and what the law sets for the first meeting.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReviewRule {
    /// How many units between two reviews, at least one.
    pub every: u16,
    /// Of which unit.
    pub unit: ReviewUnit,
    /// Days from the activation to the first review, where the law sets them: 120 for the inclusion allowance
    /// (DL 48/2023 art. 4).
    pub first_after_days: Option<u16>,
    /// Days after the due one on which the review is not late yet.
    pub grace_days: u16,
}

impl ReviewRule {
    /// The day of the first review of a plan that starts then.
    pub fn first(&self, starts_on: NaiveDate) -> NaiveDate {
        match self.first_after_days {
            Some(days) => days_after(starts_on, days.into()).min(LAST_DAY),
            None => self.next(starts_on),
        }
    }

    /// The day of the review after the last one; a month without that day gives its last.
    pub fn next(&self, last_on: NaiveDate) -> NaiveDate {
        let every = u32::from(self.every);
        let in_months = |months| last_on.checked_add_months(Months::new(months));
        let next_on = match self.unit {
            ReviewUnit::Days => days_after(last_on, every.into()),
            ReviewUnit::Weeks => days_after(last_on, u64::from(every) * 7),
            ReviewUnit::Months => in_months(every).unwrap_or(LAST_DAY),
            ReviewUnit::Years => in_months(every * 12).unwrap_or(LAST_DAY),
        };
        next_on.min(LAST_DAY)
    }

    /// The last day on which a review due then is not late.
    pub fn in_time_until(&self, due_on: NaiveDate) -> NaiveDate {
        days_after(due_on, self.grace_days.into()).min(LAST_DAY)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::given::day;

    fn every(every: u16, unit: ReviewUnit) -> ReviewRule {
        ReviewRule {
            every,
            unit,
            first_after_days: None,
            grace_days: 15,
        }
    }

    #[test]
    fn the_next_review_is_so_many_units_after_the_last_one() {
        for (rule, next) in [
            (every(90, ReviewUnit::Days), "2026-06-29"),
            (every(2, ReviewUnit::Weeks), "2026-04-14"),
            (every(1, ReviewUnit::Months), "2026-04-30"),
            (every(1, ReviewUnit::Years), "2027-03-31"),
        ] {
            assert_eq!(rule.next(day("2026-03-31")), day(next), "{rule:?}");
        }
    }

    #[test]
    fn the_first_meeting_of_the_inclusion_allowance_is_within_120_days() {
        let rule = ReviewRule {
            first_after_days: Some(120),
            ..every(90, ReviewUnit::Days)
        };
        assert_eq!(rule.first(day("2026-01-01")), day("2026-05-01"));
        assert_eq!(rule.next(day("2026-05-01")), day("2026-07-30"));
    }

    #[test]
    fn a_review_is_late_only_after_the_days_of_grace() {
        let rule = every(6, ReviewUnit::Months);
        assert_eq!(rule.in_time_until(day("2026-06-30")), day("2026-07-15"));
    }

    #[test]
    fn no_review_lies_after_the_years_that_are_written_with_four_digits() {
        let last = day("9999-12-31");
        for unit in [
            ReviewUnit::Days,
            ReviewUnit::Weeks,
            ReviewUnit::Months,
            ReviewUnit::Years,
        ] {
            let rule = ReviewRule {
                first_after_days: Some(u16::MAX),
                grace_days: u16::MAX,
                ..every(u16::MAX, unit)
            };
            for from in [last, NaiveDate::MAX] {
                assert_eq!(rule.next(from), last, "{unit:?}");
                assert_eq!(rule.first(from), last, "{unit:?}");
                assert_eq!(rule.in_time_until(from), last, "{unit:?}");
            }
        }
    }
}
