//! Why and from when to when the clock of a procedure stands still.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::span::DaySpan;
use crate::shared::time::days_after;

/// Sospensione del termine: the facts from which one pause of the clock follows.
///
/// The days the law allows are written here and not looked up again, so that a later change of
/// the law does not move the term of a procedure already running.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "cause", rename_all = "snake_case")]
pub enum Suspension {
    /// Richiesta di integrazione: the office waits for papers (L. 241/1990 art. 2 c. 7).
    Integration {
        /// The day the request was communicated; the clock stops on it.
        requested_on: NaiveDate,
        /// The clock runs again after this many days, whatever happens.
        max_days: u32,
        /// The day a complete answer arrived.
        supplied_on: Option<NaiveDate>,
    },
    /// Preavviso di rigetto: the citizen may answer the grounds (L. 241/1990 art. 10-bis).
    RejectionNotice {
        /// The day the notice was communicated; the clock stops on it.
        communicated_on: NaiveDate,
        /// The last day for observations, known once the notice was received.
        observations_by: Option<NaiveDate>,
        /// How many days after observations the clock runs again.
        observation_days: u32,
        /// The day observations were filed.
        observations_on: Option<NaiveDate>,
    },
    /// Sospensione per legge: a pause ordered from outside, such as D.L. 18/2020 art. 103.
    ByLaw {
        /// The first day that does not count.
        from: NaiveDate,
        /// The first day that counts again, if already known.
        to: Option<NaiveDate>,
    },
}

impl Suspension {
    /// The days on which the clock stands still, as far as they are known.
    ///
    /// Without an answer an integration lasts its full length. Without observations, or with
    /// observations filed too late, a notice lasts until the day they were due; until it is
    /// known to be received it has no end.
    pub fn span(&self) -> DaySpan {
        match *self {
            Self::Integration {
                requested_on,
                max_days,
                supplied_on,
            } => {
                let cap = days_after(requested_on, max_days.into());
                let to = supplied_on.map_or(cap, |day| day.min(cap));
                DaySpan {
                    from: requested_on,
                    to: Some(to),
                }
            }
            Self::RejectionNotice {
                communicated_on,
                observations_by,
                observation_days,
                observations_on,
            } => {
                let in_time = |day: &NaiveDate| observations_by.is_none_or(|last| *day <= last);
                let after = |day| days_after(day, observation_days.into());
                DaySpan {
                    from: communicated_on,
                    to: observations_on
                        .filter(in_time)
                        .map(after)
                        .or(observations_by),
                }
            }
            Self::ByLaw { from, to } => DaySpan { from, to },
        }
    }

    /// Whether this is a request for integration, which the law allows once.
    pub fn is_integration(&self) -> bool {
        matches!(self, Self::Integration { .. })
    }

    /// The day of the fact that would make it longer or shorter is still to come: no complete
    /// answer, no observations.
    pub(super) fn awaits_answer(&self) -> bool {
        match self {
            Self::Integration { supplied_on, .. } => supplied_on.is_none(),
            Self::RejectionNotice {
                observations_on, ..
            } => observations_on.is_none(),
            Self::ByLaw { to, .. } => to.is_none(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a valid day in a test")
    }

    fn notice(by: Option<&str>, on: Option<&str>) -> Option<NaiveDate> {
        let suspension = Suspension::RejectionNotice {
            communicated_on: day("2026-04-05"),
            observations_by: by.map(day),
            observation_days: 10,
            observations_on: on.map(day),
        };
        suspension.span().to
    }

    fn integration(supplied_on: Option<&str>) -> Option<NaiveDate> {
        let suspension = Suspension::Integration {
            requested_on: day("2026-03-12"),
            max_days: 30,
            supplied_on: supplied_on.map(day),
        };
        suspension.span().to
    }

    #[test]
    fn an_answer_after_the_cap_does_not_lengthen_an_integration() {
        assert_eq!(integration(Some("2026-03-26")), Some(day("2026-03-26")));
        assert_eq!(integration(Some("2026-06-01")), Some(day("2026-04-11")));
        assert_eq!(integration(None), Some(day("2026-04-11")));
    }

    #[test]
    fn a_notice_not_yet_received_has_no_end() {
        assert_eq!(notice(None, None), None);
    }

    #[test]
    fn the_clock_runs_again_ten_days_after_observations() {
        assert_eq!(
            notice(Some("2026-04-15"), Some("2026-04-12")),
            Some(day("2026-04-22"))
        );
        assert_eq!(
            notice(Some("2026-04-15"), Some("2026-04-15")),
            Some(day("2026-04-25"))
        );
        assert_eq!(notice(None, Some("2026-04-12")), Some(day("2026-04-22")));
    }

    #[test]
    fn late_observations_do_not_move_the_clock() {
        assert_eq!(
            notice(Some("2026-04-15"), Some("2026-04-16")),
            Some(day("2026-04-15"))
        );
        assert_eq!(notice(Some("2026-04-15"), None), Some(day("2026-04-15")));
    }

    #[test]
    fn the_written_form_names_the_cause() {
        let by_law = Suspension::ByLaw {
            from: day("2020-02-23"),
            to: Some(day("2020-05-16")),
        };
        let json = r#"{"cause":"by_law","from":"2020-02-23","to":"2020-05-16"}"#;
        assert_eq!(serde_json::to_string(&by_law).unwrap(), json);
        assert_eq!(serde_json::from_str::<Suspension>(json).unwrap(), by_law);
    }
}
