//! The state of a register of protocol.

use super::{
    EmergencyBook, EmergencyPeriod, PreservationOutcome, RegisterCommand, RegisterError,
    RegisterEvent,
};
use crate::decider::{Decider, Standing};
use crate::shared::digest::Digest;
use crate::shared::ids::RegisterCode;
use crate::shared::time::days_after;
use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// Registro: what is known of one register.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Register {
    /// Its code; absent while it was never opened.
    pub register: Option<RegisterCode>,
    /// The first day that is closed.
    pub first_day: Option<NaiveDate>,
    /// The last day that was closed.
    pub last_closed: Option<ClosedDay>,
    /// The last number that a closed day holds, by year.
    pub last_number: BTreeMap<i32, u64>,
    /// Days that were sent to preservation and wait for an answer.
    pub sent: BTreeSet<NaiveDate>,
    /// Days that are preserved.
    pub preserved: BTreeSet<NaiveDate>,
    /// The emergency register.
    pub emergency: EmergencyBook,
}

/// Giorno chiuso.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClosedDay {
    /// Which day.
    pub day: NaiveDate,
    /// SHA-256 of its file.
    pub sha256: Digest,
}

impl Register {
    /// The day to be closed next; absent while the register was never opened.
    pub fn next_day(&self) -> Option<NaiveDate> {
        match &self.last_closed {
            Some(closed) => Some(days_after(closed.day, 1)),
            None => self.first_day,
        }
    }
}

impl Decider for Register {
    fn decide(&self, command: &RegisterCommand) -> Result<Vec<RegisterEvent>, RegisterError> {
        super::decide::decide(self, command)
    }

    fn evolve(&mut self, event: &RegisterEvent) {
        match event {
            RegisterEvent::RegisterOpened(event) => {
                self.register = Some(event.register.clone());
                self.first_day = Some(event.first_day);
            }
            RegisterEvent::DailyRegisterClosed(event) => {
                self.last_closed = Some(ClosedDay {
                    day: event.day,
                    sha256: event.sha256.clone(),
                });
                if let Some(last) = event.last {
                    self.last_number.insert(event.day.year(), last);
                }
            }
            RegisterEvent::DailyRegisterSentToPreservation(event) => {
                self.sent.insert(event.day);
            }
            RegisterEvent::PreservationReceiptRecorded(event) => {
                self.sent.remove(&event.day);
                if event.outcome == PreservationOutcome::Accepted {
                    self.preserved.insert(event.day);
                }
            }
            RegisterEvent::EmergencyRegisterOpened(event) => {
                self.emergency.periods.push(EmergencyPeriod {
                    from_at: event.from_at,
                    until_at: event.until_at,
                    restored_at: None,
                });
            }
            RegisterEvent::EmergencyExtended(event) => {
                if let Some(period) = self.emergency.open_mut() {
                    period.until_at = event.until_at;
                }
            }
            RegisterEvent::EmergencyEntryRecorded(event) => self.emergency.record(event),
            RegisterEvent::EmergencyDayRecorded(event) => {
                self.emergency.closed_days.insert(event.day);
            }
            RegisterEvent::EmergencyRegisterClosed(event) => {
                if let Some(period) = self.emergency.open_mut() {
                    period.restored_at = Some(event.restored_at);
                }
            }
            RegisterEvent::EmergencyEntryRecovered(event) => self.emergency.recover(event),
        }
    }

    /// A register belongs to the whole municipality.
    fn standing(&self, _command: &RegisterCommand) -> Standing {
        Standing::default()
    }
}
