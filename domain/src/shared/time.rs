//! Days as the office counts them: instants are UTC, days are those of Europe/Rome.

use chrono::{DateTime, Datelike, Days, Duration, NaiveDate, NaiveTime, Offset, TimeZone, Utc};
use chrono_tz::Europe::Rome;

/// The first day that anything is written down for: nobody alive was helped before it, so what comes earlier was typed
/// wrong, and would stand at the beginning of every history for ever.
pub const EARLIEST: NaiveDate = match NaiveDate::from_ymd_opt(1900, 1, 1) {
    Some(day) => day,
    None => NaiveDate::MIN,
};

/// Giorno: the calendar day in Italy at the given instant.
///
/// An instant at 23:30 UTC of 31 December already belongs to the next year.
pub fn rome_day(at: DateTime<Utc>) -> NaiveDate {
    let utc = at.naive_utc();
    let offset = Rome.offset_from_utc_datetime(&utc).fix();
    // Only instants at the very end of what chrono can hold have no local time.
    utc.checked_add_offset(offset).unwrap_or(utc).date()
}

/// Inizio del giorno: the first instant of an Italian day, in UTC.
///
/// Where summer time once skipped midnight, this is the instant the clocks jumped to.
pub fn day_start(day: NaiveDate) -> DateTime<Utc> {
    let midnight = day.and_time(NaiveTime::MIN);
    (0..=12)
        .map(|quarters| Duration::minutes(15 * quarters))
        .filter_map(|late| midnight.checked_add_signed(late))
        .find_map(|local| Rome.from_local_datetime(&local).earliest())
        .map_or_else(|| midnight.and_utc(), |local| local.with_timezone(&Utc))
}

/// Anno: the calendar year in Italy at the given instant, as register numbers use it.
pub fn rome_year(at: DateTime<Utc>) -> i32 {
    rome_day(at).year()
}

/// The day `days` after `day`; stays at the last day that can be written down.
pub fn days_after(day: NaiveDate, days: u64) -> NaiveDate {
    day.checked_add_days(Days::new(days))
        .unwrap_or(NaiveDate::MAX)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn at(text: &str) -> DateTime<Utc> {
        text.parse().expect("a valid instant in a test")
    }

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a valid day in a test")
    }

    #[test]
    fn the_last_tenth_of_a_second_belongs_to_the_old_year() {
        assert_eq!(rome_year(at("2026-12-31T23:59:59.9+01:00")), 2026);
        assert_eq!(rome_year(at("2027-01-01T00:00:00+01:00")), 2027);
    }

    #[test]
    fn half_past_eleven_in_utc_is_already_the_next_year_in_rome() {
        assert_eq!(rome_year(at("2026-12-31T23:30:00Z")), 2027);
        assert_eq!(rome_day(at("2026-12-31T23:30:00Z")), day("2027-01-01"));
    }

    #[test]
    fn in_summer_the_day_begins_two_hours_before_utc() {
        assert_eq!(rome_day(at("2026-07-01T21:59:59Z")), day("2026-07-01"));
        assert_eq!(rome_day(at("2026-07-01T22:00:00Z")), day("2026-07-02"));
        assert_eq!(day_start(day("2026-07-02")), at("2026-07-01T22:00:00Z"));
    }

    #[test]
    fn the_days_on_which_the_clocks_change_last_23_and_25_hours() {
        let hours = |from: &str, to: &str| (day_start(day(to)) - day_start(day(from))).num_hours();
        assert_eq!(hours("2026-03-29", "2026-03-30"), 23);
        assert_eq!(hours("2026-10-25", "2026-10-26"), 25);
    }

    #[test]
    fn a_day_whose_midnight_was_skipped_begins_at_one() {
        // In 1967 summer time began at midnight between 27 and 28 May.
        assert_eq!(day_start(day("1967-05-28")), at("1967-05-27T23:00:00Z"));
    }

    #[test]
    fn the_ends_of_the_calendar_do_not_panic() {
        assert_eq!(
            rome_day(DateTime::<Utc>::MAX_UTC).year(),
            NaiveDate::MAX.year()
        );
        assert_eq!(rome_day(DateTime::<Utc>::MIN_UTC), NaiveDate::MIN);
        let _ = day_start(NaiveDate::MAX);
        let _ = day_start(NaiveDate::MIN);
        assert_eq!(days_after(NaiveDate::MAX, 1), NaiveDate::MAX);
    }

    proptest! {
        #[test]
        fn a_day_starts_inside_itself_and_just_after_the_one_before(n in 0_u64..60_000) {
            let date = days_after(day("1920-01-01"), n);
            let start = day_start(date);
            prop_assert_eq!(rome_day(start), date);
            prop_assert_eq!(rome_day(start - Duration::nanoseconds(1)), date.pred_opt().unwrap());
        }
    }
}
