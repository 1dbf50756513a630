//! Conservazione: by when the file of a closed day must be sent, and whether that was done.

use super::DayRow;
use chrono::NaiveDate;
use domain::register::PreservationOutcome;
use domain::shared::calendar::Calendar;
use serde::{Deserialize, Serialize};

/// Stato della conservazione: how far the file of a day has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Preservation {
    /// Nobody has sent it yet.
    ToSend,
    /// It was sent, and no answer came yet.
    Sent,
    /// It is preserved.
    Accepted,
    /// It was refused and must be sent again.
    Rejected,
}

impl DayRow {
    /// How far it has come.
    pub fn preservation(&self) -> Preservation {
        match (self.sent_at, self.outcome) {
            (None, _) => Preservation::ToSend,
            (Some(_), None) => Preservation::Sent,
            (Some(_), Some(PreservationOutcome::Accepted)) => Preservation::Accepted,
            (Some(_), Some(PreservationOutcome::Rejected)) => Preservation::Rejected,
        }
    }

    /// The last day to send it: the next working day (DPCM 3 December 2013 art. 7 c. 5).
    pub fn send_by(&self, calendar: &Calendar) -> NaiveDate {
        calendar.next_working_day(self.day)
    }

    /// Whether on `today` it should have been sent and is not on its way.
    pub fn is_overdue(&self, calendar: &Calendar, today: NaiveDate) -> bool {
        let waits = matches!(
            self.preservation(),
            Preservation::ToSend | Preservation::Rejected
        );
        waits && today > self.send_by(calendar)
    }
}
