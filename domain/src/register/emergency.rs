//! Registro di emergenza: periods that were allowed, numbers given by hand, what is still to be recovered.

use super::{EmergencyEntryRecorded, EmergencyEntryRecovered};
use crate::shared::time::{day_start, days_after};
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// What is known of the emergency register, over all outages.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct EmergencyBook {
    /// Every period in which numbering by hand was allowed, oldest first.
    pub periods: Vec<EmergencyPeriod>,
    /// The last number of each year.
    pub last_number: BTreeMap<i32, u64>,
    /// How many entries each day has.
    pub entries_of_day: BTreeMap<NaiveDate, u64>,
    /// The days whose total was stored.
    pub closed_days: BTreeSet<NaiveDate>,
    /// Entries without an ordinary number yet.
    pub unrecovered: Vec<EmergencyEntry>,
}

/// Periodo di emergenza.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EmergencyPeriod {
    /// Since when.
    pub from_at: DateTime<Utc>,
    /// Until when it is allowed.
    pub until_at: DateTime<Utc>,
    /// When the system worked again.
    pub restored_at: Option<DateTime<Utc>>,
}

/// One entry of the emergency register.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EmergencyEntry {
    /// The year of the numbering.
    pub year: i32,
    /// Its number.
    pub number: u64,
    /// The day that counts for every term.
    pub received_on: NaiveDate,
}

impl EmergencyPeriod {
    /// The first instant at which numbering by hand is not allowed any more.
    pub fn ends_at(&self) -> DateTime<Utc> {
        self.restored_at
            .map_or(self.until_at, |restored| restored.min(self.until_at))
    }
}

impl EmergencyBook {
    /// The period that has not ended with the system's return.
    pub fn open(&self) -> Option<&EmergencyPeriod> {
        self.periods
            .last()
            .filter(|period| period.restored_at.is_none())
    }

    /// The number that comes next in a year.
    pub fn next_number(&self, year: i32) -> u64 {
        self.last_number.get(&year).copied().unwrap_or(0) + 1
    }

    /// Whether this entry was written down by hand and has no ordinary number yet.
    pub fn waits(&self, number: u64, received_on: NaiveDate) -> bool {
        let entry = |it: &EmergencyEntry| (it.number, it.received_on) == (number, received_on);
        self.unrecovered.iter().any(entry)
    }

    pub(super) fn open_mut(&mut self) -> Option<&mut EmergencyPeriod> {
        self.periods
            .last_mut()
            .filter(|period| period.restored_at.is_none())
    }

    pub(super) fn allowed_at(&self, at: DateTime<Utc>) -> bool {
        self.periods
            .iter()
            .any(|period| period.from_at <= at && at < period.ends_at())
    }

    pub(super) fn touches(&self, day: NaiveDate) -> bool {
        let (start, end) = (day_start(day), day_start(days_after(day, 1)));
        self.periods
            .iter()
            .any(|period| period.from_at < end && start < period.ends_at())
    }

    pub(super) fn record(&mut self, entry: &EmergencyEntryRecorded) {
        let last = self.last_number.entry(entry.year).or_default();
        *last = entry.number.max(*last);
        *self.entries_of_day.entry(entry.received_on).or_default() += 1;
        self.unrecovered.push(EmergencyEntry {
            year: entry.year,
            number: entry.number,
            received_on: entry.received_on,
        });
    }

    pub(super) fn recover(&mut self, event: &EmergencyEntryRecovered) {
        let same =
            |entry: &EmergencyEntry| entry.year == event.year && entry.number == event.number;
        self.unrecovered.retain(|entry| !same(entry));
    }
}
