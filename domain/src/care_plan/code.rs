//! Codes of the nomenclatures: kept as they were given, with the scheme they come from.

use crate::shared::ids::ReasonCode;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Nomenclatore: who gives the code its meaning.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Scheme {
    /// Nomenclatore interregionale degli interventi e servizi sociali.
    Cisis,
    /// Sistema informativo unitario dei servizi sociali: the codes of benefits INPS asks for.
    Siuss,
    /// Fondo nazionale per le politiche sociali: the levels of the spending report.
    Fnps,
    /// ISTAT.
    Istat,
    /// Of the municipality or the region.
    Local,
}

/// Voce di nomenclatore: an opaque code of a scheme, with the days between which it may be used.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Coded {
    /// Whose code.
    pub scheme: Scheme,
    /// The code, never interpreted.
    pub code: ReasonCode,
    /// The first day on which it may be used, where it has one.
    pub valid_from_on: Option<NaiveDate>,
    /// The last day on which it may be used, where it has one.
    pub valid_until_on: Option<NaiveDate>,
}

impl Coded {
    /// Whether the code may be used on that day.
    pub fn is_valid(&self, on: NaiveDate) -> bool {
        self.valid_from_on.is_none_or(|from| from <= on)
            && self.valid_until_on.is_none_or(|until| on <= until)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::given::day;

    #[test]
    fn a_code_counts_from_its_first_to_its_last_day() {
        let code = Coded {
            scheme: Scheme::Siuss,
            code: ReasonCode::new("A2.07").expect("a code"),
            valid_from_on: Some(day("2026-01-01")),
            valid_until_on: Some(day("2026-12-31")),
        };
        for (on, valid) in [
            ("2025-12-31", false),
            ("2026-01-01", true),
            ("2026-12-31", true),
            ("2027-01-01", false),
        ] {
            assert_eq!(code.is_valid(day(on)), valid, "{on}");
        }
    }
}
