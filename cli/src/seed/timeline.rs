//! The days on which things happen in the demo city, counted back from the last working day.

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use domain::shared::calendar::Calendar;
use domain::shared::ids::FundCode;
use domain::shared::time::{day_start, days_after, rome_day, rome_year};

use super::dice::Dice;
use super::words::reason;

/// Days of history.
pub(super) const SPAN: u32 = 300;

/// Fonte of the fund that pays for the care plans of the city.
pub(super) const FUND_SOURCE: &str = "fna";

/// From the opening of the city to its last working day.
#[derive(Clone, Debug)]
pub(super) struct Timeline {
    last: NaiveDate,
    calendar: Calendar,
}

/// Who does something, as far as the hour matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Hours {
    /// Citizens act on any day, from morning to late evening.
    Citizen,
    /// Offices act on working days, in the morning.
    Office,
    /// Timers act at night.
    Timer,
}

impl Timeline {
    /// A city whose last working day is not after `yesterday`.
    pub(super) fn until(yesterday: NaiveDate, calendar: Calendar) -> Self {
        let mut last = yesterday;
        while !calendar.is_working_day(last) {
            last = before(last, 1);
        }
        Self { last, calendar }
    }

    /// The city whose history began at `opening`.
    pub(super) fn opened(opening: DateTime<Utc>, calendar: Calendar) -> Self {
        let last = days_after(rome_day(opening), SPAN.into());
        Self { last, calendar }
    }

    /// The calendar of the municipality.
    pub(super) fn calendar(&self) -> &Calendar {
        &self.calendar
    }

    /// The day so many days before the last.
    pub(super) fn day(&self, ago: u32) -> NaiveDate {
        before(self.last, ago)
    }

    /// The first instant of the history.
    pub(super) fn opening(&self) -> DateTime<Utc> {
        instant(self.day(SPAN), 6 * 60)
    }

    /// The year in which the history begins.
    pub(super) fn first_year(&self) -> i32 {
        rome_year(self.opening())
    }

    /// The fund that pays for the care plans of the city.
    pub(super) fn fund(&self) -> FundCode {
        FundCode::of(&reason(FUND_SOURCE), self.first_year()).expect("a short source")
    }

    /// An instant on that day; an office that is closed acts on the last working day before it.
    pub(super) fn at(&self, ago: u32, hours: Hours, dice: &mut Dice) -> DateTime<Utc> {
        let day = self.day(ago);
        match hours {
            Hours::Citizen => instant(day, dice.between(7 * 60, 22 * 60)),
            Hours::Timer => instant(day, dice.between(60, 90)),
            Hours::Office => {
                let mut day = day;
                while !self.calendar.is_working_day(day) {
                    day = before(day, 1);
                }
                instant(day, dice.between(8 * 60, 14 * 60))
            }
        }
    }

    /// The next morning of work after `at`, but never after the last day.
    pub(super) fn next_morning(&self, at: DateTime<Utc>) -> DateTime<Utc> {
        let day = self.calendar.next_working_day(rome_day(at));
        if day > self.last {
            at + TimeDelta::minutes(7)
        } else {
            instant(day, 8 * 60)
        }
    }

    /// Whether an office works on the day of `at`.
    pub(super) fn works(&self, at: DateTime<Utc>) -> bool {
        self.calendar.is_working_day(rome_day(at))
    }
}

/// Minutes between two things on one case, at least.
const PAUSE: i64 = 4;

/// Andatura: when the things of one case or plan happen, one after the other.
#[derive(Clone, Debug)]
pub(super) struct Pace {
    /// How many days before the last day of the city it begins.
    ago: u32,
    last: DateTime<Utc>,
    pub(super) dice: Dice,
}

impl Pace {
    /// Of the thing of this name.
    pub(super) fn new(timeline: &Timeline, name: &str, ago: u32) -> Self {
        Self {
            ago,
            last: timeline.opening(),
            dice: Dice::of(name),
        }
    }

    /// The instant of the next thing on `day`, counted from the first; never before what was done last.
    pub(super) fn next(&mut self, timeline: &Timeline, day: u32, hours: Hours) -> DateTime<Utc> {
        let ago = self.ago.saturating_sub(day);
        let mut at = timeline.at(ago, hours, &mut self.dice);
        if at <= self.last {
            at = self.last + TimeDelta::minutes(PAUSE);
            if hours == Hours::Office && !timeline.works(at) {
                at = timeline.next_morning(at);
            }
        }
        self.last = at;
        at
    }
}

fn instant(day: NaiveDate, minutes: u32) -> DateTime<Utc> {
    day_start(day) + TimeDelta::minutes(minutes.into())
}

fn before(day: NaiveDate, days: u32) -> NaiveDate {
    day.checked_sub_days(chrono::Days::new(days.into()))
        .unwrap_or(NaiveDate::MIN)
}
