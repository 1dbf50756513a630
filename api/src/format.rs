//! Days, instants and sizes as Italian readers write them.

use chrono::{DateTime, Datelike, NaiveDate, Utc};
use chrono_tz::Europe::Rome;

const MONTHS: [&str; 12] = [
    "gennaio",
    "febbraio",
    "marzo",
    "aprile",
    "maggio",
    "giugno",
    "luglio",
    "agosto",
    "settembre",
    "ottobre",
    "novembre",
    "dicembre",
];

/// A day in full: `1° aprile 2026`.
pub(crate) fn day(day: NaiveDate) -> String {
    let number = match day.day() {
        1 => "1°".to_owned(),
        other => other.to_string(),
    };
    format!("{number} {} {}", MONTHS[day.month0() as usize], day.year())
}

/// An instant as clocks in Italy show it: `23 novembre 2026, ore 09:14:03`.
pub(crate) fn instant(at: DateTime<Utc>) -> String {
    let local = at.with_timezone(&Rome);
    format!(
        "{}, ore {}",
        day(local.date_naive()),
        local.format("%H:%M:%S")
    )
}

/// A size in the unit people know: `812 byte`, `34,5 kB`, `2,1 MB`.
pub(crate) fn size(bytes: u64) -> String {
    let tenths = |unit: u64| {
        let tenths = (bytes.saturating_mul(10).saturating_add(unit / 2)) / unit;
        format!("{},{}", tenths / 10, tenths % 10)
    };
    match bytes {
        0..1_000 => format!("{bytes} byte"),
        1_000..999_950 => format!("{} kB", tenths(1_000)),
        _ => format!("{} MB", tenths(1_000_000)),
    }
}

#[cfg(test)]
mod tests {
    use super::{day, instant, size};

    #[test]
    fn the_first_of_a_month_is_an_ordinal() {
        assert_eq!(day("2026-04-01".parse().expect("a day")), "1° aprile 2026");
        assert_eq!(
            day("2026-12-31".parse().expect("a day")),
            "31 dicembre 2026"
        );
    }

    #[test]
    fn an_instant_is_told_in_italian_time() {
        let at = "2026-12-31T23:30:00Z".parse().expect("an instant");
        assert_eq!(instant(at), "1° gennaio 2027, ore 00:30:00");
    }

    #[test]
    fn sizes_are_rounded_to_one_decimal() {
        for (bytes, text) in [
            (0, "0 byte"),
            (999, "999 byte"),
            (1_250, "1,3 kB"),
            (999_949, "999,9 kB"),
            (999_950, "1,0 MB"),
            (25_000_000, "25,0 MB"),
        ] {
            assert_eq!(size(bytes), text);
        }
    }
}
