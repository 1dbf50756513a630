//! Times of event logs: several written forms, local times in a declared zone.

use chrono::{
    DateTime, FixedOffset, LocalResult, NaiveDate, NaiveDateTime, NaiveTime, Offset, TimeZone, Utc,
    format::{Item, Parsed, StrftimeItems, parse},
};
use chrono_tz::Tz;
use serde::{Deserialize, Serialize};

use super::refusal::Reason;

/// Forms that are tried when a mapping declares none: the ones that cannot be mistaken.
pub const DEFAULT_FORMATS: &[&str] = &[
    "rfc3339",
    "%Y-%m-%dT%H:%M:%S%.f%z",
    "%Y-%m-%d %H:%M:%S%.f%z",
    "%Y-%m-%dT%H:%M:%S%.f",
    "%Y-%m-%d %H:%M:%S%.f",
    "%Y/%m/%d %H:%M:%S%.f",
    "%Y-%m-%d %H:%M",
    "%Y-%m-%d",
];

/// What to do with an hour that the clocks pass twice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Ambiguous {
    /// The first passing (summer time).
    #[default]
    Earliest,
    /// The second passing.
    Latest,
    /// The row is refused.
    Refuse,
}

/// Reads the times of one log.
#[derive(Debug, Clone)]
pub struct Times {
    formats: Vec<Format>,
    zone: Option<Tz>,
    ambiguous: Ambiguous,
}

#[derive(Debug, Clone)]
enum Format {
    Rfc3339,
    Pattern(Vec<Item<'static>>),
}

impl Times {
    /// Times in any of `formats` (`rfc3339` or strftime patterns), the first that fits.
    ///
    /// # Errors
    /// A sentence that names the pattern that is not one.
    pub fn new<S: AsRef<str>>(
        formats: &[S],
        zone: Option<Tz>,
        ambiguous: Ambiguous,
    ) -> Result<Self, String> {
        let formats = formats
            .iter()
            .map(|f| Format::new(f.as_ref()))
            .collect::<Result<_, _>>()?;
        Ok(Self {
            formats,
            zone,
            ambiguous,
        })
    }

    /// The instant that `text` says; `key` names the attribute in the refusal.
    pub fn read(&self, text: &str, key: &str) -> Result<DateTime<FixedOffset>, Reason> {
        let text = text.trim();
        if too_precise(text) {
            return Err(Reason::UnreadableTime(key.to_owned()));
        }
        let mut last = Reason::UnreadableTime(key.to_owned());
        for format in &self.formats {
            match format.read(text) {
                Some(Written::Instant(at)) => return in_range(at, key),
                Some(Written::Local(local)) => match self.place(local, key) {
                    Ok(at) => return in_range(at, key),
                    Err(reason) => last = reason,
                },
                None => {}
            }
        }
        Err(last)
    }

    fn place(&self, local: NaiveDateTime, key: &str) -> Result<DateTime<FixedOffset>, Reason> {
        let zone = self
            .zone
            .ok_or_else(|| Reason::TimeWithoutZone(key.to_owned()))?;
        let at = match (zone.from_local_datetime(&local), self.ambiguous) {
            (LocalResult::Single(at), _) => at,
            (LocalResult::Ambiguous(first, _), Ambiguous::Earliest) => first,
            (LocalResult::Ambiguous(_, second), Ambiguous::Latest) => second,
            (LocalResult::Ambiguous(..), Ambiguous::Refuse) | (LocalResult::None, _) => {
                return Err(Reason::TimeOutsideZone(key.to_owned()));
            }
        };
        let offset = at.offset().fix();
        // Offsets of the time before zones have seconds, which no written form can carry.
        if offset.local_minus_utc() % 60 == 0 {
            Ok(at.with_timezone(&offset))
        } else {
            Ok(at.with_timezone(&Utc.fix()))
        }
    }
}

enum Written {
    Instant(DateTime<FixedOffset>),
    Local(NaiveDateTime),
}

impl Format {
    fn new(pattern: &str) -> Result<Self, String> {
        if pattern == "rfc3339" {
            return Ok(Self::Rfc3339);
        }
        let items = StrftimeItems::new(pattern)
            .parse_to_owned()
            .map_err(|_| format!("`{pattern}` is not a time format"))?;
        Ok(Self::Pattern(items))
    }

    fn read(&self, text: &str) -> Option<Written> {
        let items = match self {
            Self::Rfc3339 => {
                return DateTime::parse_from_rfc3339(text)
                    .ok()
                    .map(Written::Instant);
            }
            Self::Pattern(items) => items,
        };
        let mut parsed = Parsed::new();
        parse(&mut parsed, text, items.iter()).ok()?;
        if parsed.offset().is_some() || parsed.timestamp().is_some() {
            return parsed
                .to_datetime()
                .or_else(|_| {
                    parsed
                        .to_datetime_with_timezone(&Utc)
                        .map(|at| at.fixed_offset())
                })
                .ok()
                .map(Written::Instant);
        }
        parsed
            .to_naive_datetime_with_offset(0)
            .ok()
            .or_else(|| midnight(parsed.to_naive_date().ok()?, &parsed))
            .map(Written::Local)
    }
}

/// A day without a clock time; a clock time that is only half there is not taken for midnight.
fn midnight(day: NaiveDate, parsed: &Parsed) -> Option<NaiveDateTime> {
    let has_clock = parsed.hour_mod_12().is_some() || parsed.minute().is_some();
    (!has_clock).then(|| day.and_time(NaiveTime::MIN))
}

/// More digits behind the second than nanoseconds: they would be lost.
fn too_precise(text: &str) -> bool {
    text.rsplit_once('.').is_some_and(|(_, rest)| {
        let digits: &str = &rest[..rest.bytes().take_while(u8::is_ascii_digit).count()];
        digits.len() > 9 && digits.bytes().skip(9).any(|digit| digit != b'0')
    })
}

/// Years with four digits: what XML, RFC 3339 and the database agree upon.
fn in_range(at: DateTime<FixedOffset>, key: &str) -> Result<DateTime<FixedOffset>, Reason> {
    use chrono::Datelike;
    let years = 2..=9998;
    if years.contains(&at.year()) {
        Ok(at)
    } else {
        Err(Reason::UnreadableTime(key.to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(formats: &[&str], zone: Option<Tz>, text: &str) -> Result<String, Reason> {
        let times = Times::new(formats, zone, Ambiguous::Earliest).expect("formats are patterns");
        times.read(text, "t").map(|at| at.to_rfc3339())
    }

    #[test]
    fn every_default_form_is_read_in_the_declared_zone() {
        let zone = Some(chrono_tz::Europe::Amsterdam);
        for (text, instant) in [
            (
                "2011-10-11T13:45:40.276+02:00",
                "2011-10-11T13:45:40.276+02:00",
            ),
            ("2011-10-11T11:45:40Z", "2011-10-11T11:45:40+00:00"),
            ("2011-10-11T13:45:40+0200", "2011-10-11T13:45:40+02:00"),
            (
                "2011-10-11 13:45:40.5+02:00",
                "2011-10-11T13:45:40.500+02:00",
            ),
            ("2011-10-11T13:45:40", "2011-10-11T13:45:40+02:00"),
            ("2011-12-11 13:45:40", "2011-12-11T13:45:40+01:00"),
            (
                "2011/12/11 13:45:40.123456",
                "2011-12-11T13:45:40.123456+01:00",
            ),
            ("2011-12-11 13:45", "2011-12-11T13:45:00+01:00"),
            ("2011-12-11", "2011-12-11T00:00:00+01:00"),
            ("  2011-12-11  ", "2011-12-11T00:00:00+01:00"),
        ] {
            assert_eq!(
                read(DEFAULT_FORMATS, zone, text).as_deref(),
                Ok(instant),
                "{text}"
            );
        }
    }

    #[test]
    fn a_local_time_without_a_zone_is_refused() {
        let refused = read(DEFAULT_FORMATS, None, "2011-10-11 13:45:40");
        assert_eq!(refused, Err(Reason::TimeWithoutZone("t".into())));
    }

    #[test]
    fn an_hour_that_the_clocks_skip_is_refused() {
        let zone = Some(chrono_tz::Europe::Rome);
        let refused = read(DEFAULT_FORMATS, zone, "2024-03-31 02:30:00");
        assert_eq!(refused, Err(Reason::TimeOutsideZone("t".into())));
    }

    #[test]
    fn an_hour_that_comes_twice_is_the_declared_one() {
        let zone = Some(chrono_tz::Europe::Rome);
        let text = "2024-10-27 02:30:00";
        let at = |ambiguous| {
            let times = Times::new(DEFAULT_FORMATS, zone, ambiguous).expect("patterns");
            times.read(text, "t").map(|at| at.to_rfc3339())
        };
        assert_eq!(
            at(Ambiguous::Earliest).as_deref(),
            Ok("2024-10-27T02:30:00+02:00")
        );
        assert_eq!(
            at(Ambiguous::Latest).as_deref(),
            Ok("2024-10-27T02:30:00+01:00")
        );
        assert_eq!(
            at(Ambiguous::Refuse),
            Err(Reason::TimeOutsideZone("t".into()))
        );
    }

    #[test]
    fn nothing_is_guessed() {
        let zone = Some(chrono_tz::Europe::Rome);
        for text in [
            "",
            "04/05/2012",
            "2012-13-01",
            "2012-01-01 25:00:00",
            "2012-01-01 10",
            "12",
            "2012-01-01 10:00:00.1234567891",
            "2012-01-01 10:00:00 UTC?",
            "0000-01-01",
        ] {
            let refused = read(DEFAULT_FORMATS, zone, text);
            assert_eq!(refused, Err(Reason::UnreadableTime("t".into())), "{text}");
        }
    }

    #[test]
    fn declared_forms_decide_between_day_and_month() {
        let zone = Some(chrono_tz::Europe::Rome);
        let italian = read(&["%d/%m/%Y %H.%M.%S"], zone, "04/05/2012 08.30.00");
        assert_eq!(italian.as_deref(), Ok("2012-05-04T08:30:00+02:00"));
        let epoch = read(&["%s"], None, "1318333540");
        assert_eq!(epoch.as_deref(), Ok("2011-10-11T11:45:40+00:00"));
        assert!(Times::new(&["%Q"], None, Ambiguous::Earliest).is_err());
    }

    #[test]
    fn offsets_with_seconds_become_universal_time() {
        let at = read(
            DEFAULT_FORMATS,
            Some(chrono_tz::Europe::Rome),
            "1850-01-01 00:00:00",
        );
        assert!(at.expect("readable").ends_with("+00:00"));
    }
}
