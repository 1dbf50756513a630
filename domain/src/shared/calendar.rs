//! The working calendar of a body: public holidays, the local patron, the days offices open.

use chrono::{Datelike, NaiveDate, Weekday};
use serde::{Deserialize, Serialize};

use super::error::{Coded, Kind};
use super::time::days_after;

/// Calendario: which days are holidays and on which days the office works. Configuration.
///
/// The public holidays are those of today's law for every year asked about; a calendar is not
/// meant for days before 2001, when 2 June was not a holiday.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Calendar {
    /// Festa del patrono: the yearly holiday of the municipality, if it keeps one.
    pub patron: Option<PatronDay>,
    /// The days of the week on which the office works.
    pub working_week: WorkingWeek,
    /// Single days on which this body is closed besides the public holidays.
    pub extra_holidays: Vec<NaiveDate>,
}

/// Festa del patrono: a day and a month that exist in some year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "(u32, u32)", into = "(u32, u32)")]
pub struct PatronDay {
    month: u32,
    day: u32,
}

/// Settimana lavorativa: the days of the week on which the office works, at least one.
///
/// The default is Monday to Friday.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Vec<Weekday>", into = "Vec<Weekday>")]
pub struct WorkingWeek(Vec<Weekday>);

/// Why a calendar cannot be configured so.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CalendarError {
    /// The office would never work.
    #[error("the working week has no days")]
    NoWorkingDays,
    /// Such as 31 June.
    #[error("the patron's day does not exist in any year")]
    NoSuchDay,
}

impl Coded for CalendarError {
    fn code(&self) -> &'static str {
        match self {
            Self::NoWorkingDays => "calendar.no-working-days",
            Self::NoSuchDay => "calendar.no-such-day",
        }
    }

    fn kind(&self) -> Kind {
        Kind::Invalid
    }
}

/// Month and day of the holidays that fall on the same date every year (L. 260/1949 art. 2 as
/// amended, L. 336/2000 for 2 June).
const FIXED_HOLIDAYS: [(u32, u32); 10] = [
    (1, 1),
    (1, 6),
    (4, 25),
    (5, 1),
    (6, 2),
    (8, 15),
    (11, 1),
    (12, 8),
    (12, 25),
    (12, 26),
];

/// The first year in which 4 October is a holiday again (L. 151/2025).
const SAINT_FRANCIS_FROM: i32 = 2026;

impl Calendar {
    /// The calendar of a municipality with this patron, open Monday to Friday.
    pub fn with_patron(month: u32, day: u32) -> Result<Self, CalendarError> {
        Ok(Self {
            patron: Some(PatronDay::new(month, day)?),
            ..Self::default()
        })
    }

    /// Festivo: a Sunday, a public holiday, the patron's day or an extra closing day.
    pub fn is_holiday(&self, day: NaiveDate) -> bool {
        let date = (day.month(), day.day());
        day.weekday() == Weekday::Sun
            || FIXED_HOLIDAYS.contains(&date)
            || (date == (10, 4) && day.year() >= SAINT_FRANCIS_FROM)
            || easter(day.year()).and_then(|sunday| sunday.succ_opt()) == Some(day)
            || self.patron.is_some_and(|p| (p.month, p.day) == date)
            || self.extra_holidays.contains(&day)
    }

    /// Giorno lavorativo: the office works, because it is neither a holiday nor a closed weekday.
    pub fn is_working_day(&self, day: NaiveDate) -> bool {
        self.working_week.contains(day.weekday()) && !self.is_holiday(day)
    }

    /// The first working day after `day`, never `day` itself.
    pub fn next_working_day(&self, day: NaiveDate) -> NaiveDate {
        first_from(days_after(day, 1), |d| self.is_working_day(d))
    }

    /// `day` if it is a working day, otherwise the next one.
    pub fn roll_office_deadline(&self, day: NaiveDate) -> NaiveDate {
        first_from(day, |d| self.is_working_day(d))
    }

    /// `day`, or the next day that is not a holiday (art. 2963 c.c.).
    ///
    /// A citizen's last day moves over holidays only: a Saturday stays, even where offices close,
    /// because an application can be filed on line.
    pub fn roll_citizen_deadline(&self, day: NaiveDate) -> NaiveDate {
        first_from(day, |d| !self.is_holiday(d))
    }

    /// The last day of a citizen's term of `days` from `start`; the start day does not count.
    pub fn citizen_deadline(&self, start: NaiveDate, days: u32) -> NaiveDate {
        self.roll_citizen_deadline(days_after(start, days.into()))
    }
}

impl PatronDay {
    /// The patron's day, such as month 2 and day 5.
    pub fn new(month: u32, day: u32) -> Result<Self, CalendarError> {
        // Any leap year shows whether the date can exist.
        NaiveDate::from_ymd_opt(2024, month, day).ok_or(CalendarError::NoSuchDay)?;
        Ok(Self { month, day })
    }
}

impl TryFrom<(u32, u32)> for PatronDay {
    type Error = CalendarError;

    fn try_from((month, day): (u32, u32)) -> Result<Self, CalendarError> {
        Self::new(month, day)
    }
}

impl From<PatronDay> for (u32, u32) {
    fn from(patron: PatronDay) -> Self {
        (patron.month, patron.day)
    }
}

impl WorkingWeek {
    /// A week with these working days.
    pub fn new(days: impl IntoIterator<Item = Weekday>) -> Result<Self, CalendarError> {
        let mut days: Vec<_> = days.into_iter().collect();
        days.sort_by_key(Weekday::num_days_from_monday);
        days.dedup();
        if days.is_empty() {
            return Err(CalendarError::NoWorkingDays);
        }
        Ok(Self(days))
    }

    /// Whether the office works on this day of the week.
    pub fn contains(&self, day: Weekday) -> bool {
        self.0.contains(&day)
    }
}

impl Default for WorkingWeek {
    fn default() -> Self {
        use Weekday::{Fri, Mon, Thu, Tue, Wed};
        Self(vec![Mon, Tue, Wed, Thu, Fri])
    }
}

impl TryFrom<Vec<Weekday>> for WorkingWeek {
    type Error = CalendarError;

    fn try_from(days: Vec<Weekday>) -> Result<Self, CalendarError> {
        Self::new(days)
    }
}

impl From<WorkingWeek> for Vec<Weekday> {
    fn from(week: WorkingWeek) -> Self {
        week.0
    }
}

/// Pasqua: Easter Sunday of the Gregorian calendar, by the anonymous computus.
///
/// `None` only for years a date cannot hold.
pub fn easter(year: i32) -> Option<NaiveDate> {
    let golden = year.rem_euclid(19);
    let (century, rest) = (year.div_euclid(100), year.rem_euclid(100));
    let moon_shift =
        (century - century.div_euclid(4) - (8 * century + 13).div_euclid(25) + 19 * golden + 15)
            .rem_euclid(30);
    let leaps = 2 * century.rem_euclid(4) + 2 * rest.div_euclid(4) - rest.rem_euclid(4);
    let to_sunday = (32 + leaps - moon_shift).rem_euclid(7);
    let late_moon = (golden + 11 * moon_shift + 22 * to_sunday).div_euclid(451);
    let counted = moon_shift + to_sunday - 7 * late_moon + 114;
    let month = u32::try_from(counted.div_euclid(31)).ok()?;
    let day = u32::try_from(counted.rem_euclid(31)).ok()? + 1;
    NaiveDate::from_ymd_opt(year, month, day)
}

/// The first day from `day` on that passes; the last writable day when none does.
fn first_from(day: NaiveDate, passes: impl Fn(NaiveDate) -> bool) -> NaiveDate {
    day.iter_days()
        .find(|&d| passes(d))
        .unwrap_or(NaiveDate::MAX)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::shared::error::assert_well_formed_code;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a valid day in a test")
    }

    fn catania() -> Calendar {
        Calendar::with_patron(2, 5).expect("5 February exists")
    }

    #[test]
    fn easter_falls_where_almanacs_say() {
        let known = [
            "1818-03-22",
            "1943-04-25",
            "1954-04-18",
            "1981-04-19",
            "2000-04-23",
            "2019-04-21",
            "2024-03-31",
            "2025-04-20",
            "2026-04-05",
            "2027-03-28",
            "2038-04-25",
            "2285-03-22",
        ];
        for text in known {
            assert_eq!(easter(day(text).year()), Some(day(text)));
        }
    }

    #[test]
    fn easter_monday_is_a_holiday_and_the_tuesday_is_not() {
        assert!(catania().is_holiday(day("2026-04-06")));
        assert!(!catania().is_holiday(day("2026-04-07")));
    }

    #[test]
    fn saint_francis_is_a_holiday_only_from_2026() {
        assert!(!catania().is_holiday(day("2025-10-04")));
        assert!(catania().is_holiday(day("2026-10-04")));
        // In 2027 it is a Monday, so it counts for itself.
        assert!(catania().is_holiday(day("2027-10-04")));
    }

    #[test]
    fn the_patron_is_a_holiday_only_where_kept() {
        assert!(catania().is_holiday(day("2026-02-05")));
        assert!(!Calendar::default().is_holiday(day("2026-02-05")));
    }

    #[test]
    fn ordinary_saturdays_are_not_holidays_and_work_where_the_week_says_so() {
        let saturday = day("2026-03-07");
        assert!(!catania().is_holiday(saturday));
        assert!(!catania().is_working_day(saturday));
        let mut open = catania();
        open.working_week = WorkingWeek::new([Weekday::Mon, Weekday::Sat]).unwrap();
        assert!(open.is_working_day(saturday));
    }

    #[test]
    fn the_next_working_day_jumps_over_the_whole_of_easter() {
        assert_eq!(
            catania().next_working_day(day("2026-04-03")),
            day("2026-04-07")
        );
        assert_eq!(
            catania().next_working_day(day("2026-04-07")),
            day("2026-04-08")
        );
    }

    #[test]
    fn a_citizen_deadline_moves_over_holidays_and_stays_on_saturdays() {
        let roll = |text| catania().roll_citizen_deadline(day(text));
        assert_eq!(roll("2026-12-25"), day("2026-12-28"));
        assert_eq!(roll("2026-03-07"), day("2026-03-07"));
        assert_eq!(roll("2026-03-08"), day("2026-03-09"));
        let deadline = catania().citizen_deadline(day("2026-02-26"), 10);
        assert_eq!(deadline, day("2026-03-09"));
    }

    #[test]
    fn an_extra_closing_day_is_a_holiday() {
        let mut calendar = catania();
        calendar.extra_holidays.push(day("2026-08-17"));
        assert_eq!(
            calendar.next_working_day(day("2026-08-14")),
            day("2026-08-18")
        );
    }

    #[test]
    fn impossible_calendars_are_refused() {
        assert_eq!(PatronDay::new(6, 31), Err(CalendarError::NoSuchDay));
        assert_eq!(WorkingWeek::new([]), Err(CalendarError::NoWorkingDays));
        assert!(serde_json::from_str::<Calendar>(r#"{"working_week":[]}"#).is_err());
        assert!(serde_json::from_str::<Calendar>(r#"{"patron":[2,30]}"#).is_err());
        for error in [CalendarError::NoSuchDay, CalendarError::NoWorkingDays] {
            assert_well_formed_code(error.code());
            assert_eq!(error.kind(), Kind::Invalid);
        }
    }

    #[test]
    fn a_calendar_reads_back_as_it_was_written() {
        let json =
            r#"{"patron":[2,5],"working_week":["Sat","Mon"],"extra_holidays":["2026-08-17"]}"#;
        let calendar: Calendar = serde_json::from_str(json).unwrap();
        let written = serde_json::to_string(&calendar).unwrap();
        assert_eq!(
            serde_json::from_str::<Calendar>(&written).unwrap(),
            calendar
        );
        assert!(calendar.working_week.contains(Weekday::Sat));
    }

    #[test]
    fn the_end_of_the_calendar_does_not_panic() {
        let _ = catania().next_working_day(NaiveDate::MAX);
        let _ = catania().is_holiday(NaiveDate::MIN);
        let _ = catania().roll_citizen_deadline(NaiveDate::MAX);
    }

    proptest! {
        #[test]
        fn easter_is_a_sunday_between_22_march_and_25_april(year in 1583..10_000) {
            let sunday = easter(year).unwrap();
            prop_assert_eq!(sunday.weekday(), Weekday::Sun);
            let date = (sunday.month(), sunday.day());
            prop_assert!(((3, 22)..=(4, 25)).contains(&date));
        }

        #[test]
        fn a_rolled_deadline_is_never_earlier_and_never_a_holiday(n in 0_u64..40_000) {
            let date = days_after(day("2001-01-01"), n);
            let rolled = catania().roll_citizen_deadline(date);
            prop_assert!(rolled >= date && !catania().is_holiday(rolled));
            let office = catania().roll_office_deadline(date);
            prop_assert!(office >= rolled && catania().is_working_day(office));
        }
    }
}
