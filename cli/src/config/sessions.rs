//! How long somebody stays signed in.

use chrono::TimeDelta;
use serde::{Deserialize, Serialize};
use store::sign_in::SessionLimits;

use super::SettingsError;
use super::reference::Entry;

/// How long somebody stays signed in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sessions {
    /// Without a request.
    pub idle_minutes: u32,
    /// In all.
    pub hours: u32,
    /// Before something delicate asks for another proof.
    pub fresh_minutes: u32,
}

impl Default for Sessions {
    fn default() -> Self {
        Self {
            idle_minutes: 30,
            hours: 8,
            fresh_minutes: 15,
        }
    }
}

impl Sessions {
    /// Both ends of a session.
    pub fn limits(&self) -> SessionLimits {
        SessionLimits {
            idle: TimeDelta::minutes(self.idle_minutes.into()),
            whole: TimeDelta::hours(self.hours.into()),
        }
    }

    /// How long a proof counts as fresh.
    pub fn fresh(&self) -> TimeDelta {
        TimeDelta::minutes(self.fresh_minutes.into())
    }

    /// A session that never ends is left open on a desk one day.
    pub(super) fn validate(&self) -> Result<(), SettingsError> {
        for (name, value, most) in [
            ("sessions.idle_minutes", self.idle_minutes, 240),
            ("sessions.hours", self.hours, 24),
            ("sessions.fresh_minutes", self.fresh_minutes, 240),
        ] {
            if !(1..=most).contains(&value) {
                let reason = format!("a number from 1 to {most} is expected");
                return Err(SettingsError::invalid(name, &reason));
            }
        }
        Ok(())
    }
}

pub(super) const ENTRIES: &[Entry] = &[
    Entry::new(
        "sessions.idle_minutes",
        "How long somebody who does nothing stays signed in.",
    ),
    Entry::new("sessions.hours", "How long anybody stays signed in."),
    Entry::new(
        "sessions.fresh_minutes",
        "How long after signing in something delicate is done without another proof.",
    ),
];
