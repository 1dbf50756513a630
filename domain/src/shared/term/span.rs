//! Spans of days, first included and last excluded, and their union.

use chrono::NaiveDate;

/// Intervallo di giorni: from `from` up to but not including `to`; without `to` it is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DaySpan {
    /// The first day inside.
    pub from: NaiveDate,
    /// The first day outside, if one is known.
    pub to: Option<NaiveDate>,
}

impl DaySpan {
    /// Whether `day` lies inside.
    pub fn contains(self, day: NaiveDate) -> bool {
        self.from <= day && self.to.is_none_or(|to| day < to)
    }

    /// Whether no day lies inside.
    pub fn is_empty(self) -> bool {
        self.to.is_some_and(|to| to <= self.from)
    }

    /// The days inside that lie before `limit`.
    pub fn days_before(self, limit: NaiveDate) -> u32 {
        let end = self.to.map_or(limit, |to| to.min(limit));
        days_between(self.from, end)
    }

    /// The part that does not lie before `start`.
    fn clipped(self, start: NaiveDate) -> Self {
        Self {
            from: self.from.max(start),
            to: self.to,
        }
    }
}

/// The spans that cover the same days from `start` on, in order, apart from each other.
pub(super) fn union(spans: impl IntoIterator<Item = DaySpan>, start: NaiveDate) -> Vec<DaySpan> {
    let mut spans: Vec<_> = spans
        .into_iter()
        .map(|span| span.clipped(start))
        .filter(|span| !span.is_empty())
        .collect();
    spans.sort_by_key(|span| span.from);
    let mut merged: Vec<DaySpan> = Vec::with_capacity(spans.len());
    for span in spans {
        match merged.last_mut() {
            Some(last) if last.to.is_none_or(|to| span.from <= to) => {
                last.to = last.to.zip(span.to).map(|(a, b)| a.max(b));
            }
            _ => merged.push(span),
        }
    }
    merged
}

/// Whole days from one day to a later one; zero when it is not later.
pub(super) fn days_between(from: NaiveDate, to: NaiveDate) -> u32 {
    u32::try_from((to - from).num_days()).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(n: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 3, n).expect("a day of March")
    }

    fn span(from: u32, to: u32) -> DaySpan {
        DaySpan {
            from: day(from),
            to: (to > 0).then(|| day(to)),
        }
    }

    #[test]
    fn the_last_day_lies_outside() {
        assert!(span(2, 5).contains(day(2)));
        assert!(!span(2, 5).contains(day(5)));
        assert!(span(2, 0).contains(day(31)));
    }

    #[test]
    fn overlapping_and_touching_spans_become_one() {
        let merged = union([span(10, 12), span(2, 5), span(4, 7), span(7, 8)], day(1));
        assert_eq!(merged, [span(2, 8), span(10, 12)]);
    }

    #[test]
    fn an_open_span_swallows_all_that_follow() {
        assert_eq!(union([span(9, 12), span(5, 0)], day(1)), [span(5, 0)]);
        assert_eq!(union([span(4, 6), span(5, 0)], day(1)), [span(4, 0)]);
    }

    #[test]
    fn what_lies_before_the_start_or_is_empty_disappears() {
        assert_eq!(
            union([span(2, 5), span(9, 9), span(9, 8)], day(4)),
            [span(4, 5)]
        );
        assert_eq!(union([span(2, 4)], day(4)), []);
    }
}
