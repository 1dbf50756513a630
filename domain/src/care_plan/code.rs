//! Codes of the nomenclatures: kept as they were given, with the scheme they come from.

use crate::shared::ids::ReasonCode;
use crate::shared::schemes;
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

impl Scheme {
    /// Its name among the lists of codes.
    fn name(self) -> &'static str {
        match self {
            Self::Cisis => "cisis",
            Self::Siuss => "siuss",
            Self::Fnps => "fnps",
            Self::Istat => "istat",
            Self::Local => "local",
        }
    }
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
    /// Whether the code may be used on that day, by what comes with it and by what the lists say.
    pub fn is_valid(&self, on: NaiveDate) -> bool {
        self.valid_from_on.is_none_or(|from| from <= on)
            && self.valid_until_on.is_none_or(|until| on <= until)
            && schemes::check(self.scheme.name(), self.code.as_str(), on).is_ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::given::day;

    #[test]
    fn every_scheme_is_among_the_lists() {
        for scheme in [
            Scheme::Cisis,
            Scheme::Siuss,
            Scheme::Fnps,
            Scheme::Istat,
            Scheme::Local,
        ] {
            let known = schemes::check(scheme.name(), "b11", day("2026-03-02"));
            assert_eq!(known, Ok(()), "{scheme:?}");
        }
    }

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
