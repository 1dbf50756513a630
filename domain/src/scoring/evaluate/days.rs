//! Whole units of time between two days, and days some time ago.

use crate::scoring::model::Ago;
use crate::scoring::rules::Unit;
use chrono::{Datelike, Days, Months, NaiveDate};
use rust_decimal::Decimal;

/// Units that are complete on `on` since `day`; below zero where the day is still to come.
///
/// Who was born on 29 February completes a year on 1 March where there is no 29 February.
pub(super) fn elapsed(day: NaiveDate, on: NaiveDate, unit: Unit) -> Decimal {
    if on < day {
        return -elapsed(on, day, unit);
    }
    let months =
        i64::from(on.year() - day.year()) * 12 + i64::from(on.month()) - i64::from(day.month());
    let complete = months - i64::from(on.day() < day.day());
    match unit {
        Unit::Days => Decimal::from((on - day).num_days()),
        Unit::Months => Decimal::from(complete),
        Unit::Years => Decimal::from(complete / 12),
    }
}

/// The day that lies so long before `on`; the last of the month where the month has no such day.
pub(super) fn before(on: NaiveDate, ago: Ago) -> Option<NaiveDate> {
    let months = ago.years.checked_mul(12)?.checked_add(ago.months)?;
    on.checked_sub_months(Months::new(months))?
        .checked_sub_days(Days::new(ago.days.into()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::given::day;

    #[test]
    fn a_year_is_complete_on_its_day_and_not_before() {
        let years = |born, on| elapsed(day(born), day(on), Unit::Years);
        assert_eq!(years("2000-06-15", "2026-06-14"), Decimal::from(25));
        assert_eq!(years("2000-06-15", "2026-06-15"), Decimal::from(26));
        assert_eq!(years("2004-02-29", "2026-02-28"), Decimal::from(21));
        assert_eq!(years("2004-02-29", "2026-03-01"), Decimal::from(22));
        assert_eq!(years("2027-01-01", "2026-12-31"), Decimal::from(0));
        assert_eq!(years("2028-01-01", "2026-12-31"), Decimal::from(-1));
        let months = |born, on| elapsed(day(born), day(on), Unit::Months);
        assert_eq!(months("2026-01-31", "2026-02-28"), Decimal::from(0));
        assert_eq!(months("2026-01-31", "2026-03-31"), Decimal::from(2));
    }

    #[test]
    fn a_span_ends_on_the_last_day_of_a_shorter_month() {
        let three = Ago {
            years: 3,
            months: 0,
            days: 0,
        };
        assert_eq!(before(day("2024-02-29"), three), Some(day("2021-02-28")));
        let mixed = Ago {
            years: 1,
            months: 2,
            days: 3,
        };
        assert_eq!(before(day("2026-05-31"), mixed), Some(day("2025-03-28")));
    }
}
