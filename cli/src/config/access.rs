//! How long is kept who read whose data, what is told of it, and what counts as unusual.

use api::AccessSettings;
use serde::{Deserialize, Serialize};

use super::SettingsError;
use super::reference::Entry;

/// Months that are kept at least (provv. Garante 27 November 2008).
const LEAST_MONTHS: u32 = 6;

/// The access log.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Access {
    /// How many months it is kept.
    pub retention_months: u32,
    /// After how many days the people of a protected case learn who read it.
    pub protected_delay_days: u16,
    /// Whether residents see the code of who read.
    pub names_to_residents: bool,
    /// For how many hours a file stays open that was opened in an emergency.
    pub glass_hours: u8,
    /// How many different people somebody may read one by one in an hour.
    pub people_in_an_hour: u32,
    /// The hour in Rome at which offices begin to work.
    pub first_hour: u8,
    /// The hour in Rome at which they have ended.
    pub last_hour: u8,
}

impl Default for Access {
    fn default() -> Self {
        let AccessSettings {
            is_written: _,
            protected_delay_days,
            names_to_residents,
            glass_hours,
            people_in_an_hour,
            working_hours: (first_hour, last_hour),
        } = AccessSettings::default();
        Self {
            retention_months: 24,
            protected_delay_days,
            names_to_residents,
            glass_hours,
            people_in_an_hour,
            first_hour,
            last_hour,
        }
    }
}

pub(super) const ENTRIES: &[Entry] = &[
    Entry::new(
        "access.retention_months",
        "How many months it is kept who read whose data; at least 6.",
    ),
    Entry::new(
        "access.protected_delay_days",
        "After how many days the people of a protected case learn who read it.",
    ),
    Entry::new(
        "access.names_to_residents",
        "Whether residents see the code of who read their data, beside role and office.",
    ),
    Entry::new(
        "access.glass_hours",
        "For how many hours a case file stays open that was opened in an emergency; 1 to 24.",
    ),
    Entry::new(
        "access.people_in_an_hour",
        "More people than this, opened one by one by somebody in an hour, are shown to the data protection officer.",
    ),
    Entry::new(
        "access.first_hour",
        "The hour in Rome at which offices begin to work; who reads earlier is shown to the data protection officer.",
    ),
    Entry::new(
        "access.last_hour",
        "The hour in Rome at which they have ended.",
    ),
];

impl Access {
    pub(super) fn validate(&self) -> Result<(), SettingsError> {
        if self.retention_months < LEAST_MONTHS {
            let reason = "accesses are kept for six months at least";
            return Err(SettingsError::invalid("access.retention_months", &reason));
        }
        if !(1..=24).contains(&self.glass_hours) {
            let reason = "an emergency opens a file for 1 to 24 hours";
            return Err(SettingsError::invalid("access.glass_hours", &reason));
        }
        if self.first_hour >= self.last_hour || self.last_hour > 24 {
            let reason = "a day begins before it ends, at 24 at the latest";
            return Err(SettingsError::invalid("access.last_hour", &reason));
        }
        Ok(())
    }

    /// What the edge must know of it.
    pub fn edge(&self) -> AccessSettings {
        AccessSettings {
            is_written: true,
            protected_delay_days: self.protected_delay_days,
            names_to_residents: self.names_to_residents,
            glass_hours: self.glass_hours,
            people_in_an_hour: self.people_in_an_hour,
            working_hours: (self.first_hour, self.last_hour),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_law_wants_kept_cannot_be_set_away() {
        let short = Access {
            retention_months: 5,
            ..Access::default()
        };
        assert!(short.validate().is_err());
        assert!(Access::default().validate().is_ok());
    }

    #[test]
    fn a_day_that_ends_before_it_begins_is_refused() {
        let night = Access {
            first_hour: 20,
            last_hour: 7,
            ..Access::default()
        };
        assert!(night.validate().is_err());
    }
}
