//! The law a procedure runs under, as data: caps and terms that decisions read and never assume.

use chrono::{Months, NaiveDate};
use serde::{Deserialize, Serialize};

use super::code::Code;
use super::error::{Coded, Kind};
use super::text::ShortText;

/// Regime giuridico: the administrative procedure law that binds the body. Configuration.
///
/// Reading it from configuration checks that the caps agree with each other.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Caps", into = "Caps")]
pub struct LegalRegime(Caps);

/// The plain values of a [`LegalRegime`], as configuration writes them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Caps {
    /// Which law: `national`, `sicily` or another region's name.
    pub code: Code,
    /// Which edition of these values, from 1; procedures keep the one they started with.
    pub version: u32,
    /// Days to end a procedure where no regulation says otherwise.
    pub default_term_days: u32,
    /// The most days a regulation may set.
    pub max_term_days: u32,
    /// The most days a regulation may set in exceptional cases, with reasons.
    pub exceptional_max_term_days: u32,
    /// The most days for which a request for integration stops the clock.
    pub integration_max_days: u32,
    /// Days to answer a notice of rejection, and days the clock waits after the answer.
    pub observation_days: u32,
    /// Months within which an act that grants a benefit can be annulled ex officio.
    pub annulment_limit_months: u32,
    /// Days to challenge an act before the administrative court, from communication.
    pub appeal_days: u32,
    /// Days for the extraordinary appeal (to the President of the Republic, or of the Region).
    pub extraordinary_appeal_days: u32,
    /// Days to answer a request to see documents; then silence is a refusal.
    pub document_access_days: u32,
    /// Whether files must be examined in the order they arrived.
    pub first_in_first_out: bool,
    /// Where the values come from.
    pub sources: Vec<LegalSource>,
}

/// Fonte: the rule a value of the regime rests on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LegalSource {
    /// The field of the regime, such as `max_term_days`.
    pub field: Code,
    /// The article, in Italian.
    pub article: ShortText,
    /// Whether somebody has read the value in the text of the law.
    pub verified: bool,
}

/// Why a regime or a term under it is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum RegimeError {
    /// A term or cap of zero days or months, or version zero.
    #[error("a value of the legal regime is zero")]
    Zero,
    /// The default exceeds the cap, or the cap exceeds the exceptional one.
    #[error("the caps of the legal regime contradict each other")]
    Contradiction,
    /// A service asks for more days than the regime allows.
    #[error("the legal regime allows at most {max_days} days")]
    TermTooLong {
        /// The most days allowed in this case.
        max_days: u32,
    },
}

impl Coded for RegimeError {
    fn code(&self) -> &'static str {
        match self {
            Self::Zero => "legal-regime.zero",
            Self::Contradiction => "legal-regime.contradiction",
            Self::TermTooLong { .. } => "legal-regime.term-too-long",
        }
    }

    fn kind(&self) -> Kind {
        Kind::Invalid
    }
}

/// Field, article, verified.
type SourceRow = (&'static str, &'static str, bool);

const NATIONAL_SOURCES: [SourceRow; 9] = [
    ("default_term_days", "L. 241/1990 art. 2 c. 2", true),
    ("max_term_days", "L. 241/1990 art. 2 c. 3", true),
    ("exceptional_max_term_days", "L. 241/1990 art. 2 c. 4", true),
    ("integration_max_days", "L. 241/1990 art. 2 c. 7", true),
    ("observation_days", "L. 241/1990 art. 10-bis", true),
    (
        "annulment_limit_months",
        "L. 241/1990 art. 21-nonies c. 1",
        true,
    ),
    ("appeal_days", "D.Lgs. 104/2010 art. 29", false),
    ("extraordinary_appeal_days", "DPR 1199/1971 art. 9", false),
    ("document_access_days", "L. 241/1990 art. 25 c. 4", true),
];

const SICILIAN_SOURCES: [SourceRow; 3] = [
    ("max_term_days", "L.R. Sicilia 7/2019 art. 2 c. 3", false),
    (
        "exceptional_max_term_days",
        "L.R. Sicilia 7/2019 art. 2 c. 4",
        false,
    ),
    ("first_in_first_out", "L.R. Sicilia 7/2019 art. 7", false),
];

impl LegalRegime {
    /// L. 241/1990 as in force in 2026: the default for bodies outside special regions.
    pub fn national() -> Self {
        Self(Caps {
            code: Code::parse("national").expect("the literal is a code"),
            version: 1,
            default_term_days: 30,
            max_term_days: 90,
            exceptional_max_term_days: 180,
            integration_max_days: 30,
            observation_days: 10,
            annulment_limit_months: 6,
            appeal_days: 60,
            extraordinary_appeal_days: 120,
            document_access_days: 30,
            first_in_first_out: false,
            sources: sources(&NATIONAL_SOURCES),
        })
    }

    /// L.R. Sicilia 7/2019: shorter caps, and files examined in order of arrival.
    ///
    /// What the regional law was not seen to change is the national value. Its own values are
    /// known from acts that quote it and are marked as not verified: the exceptional cap is the
    /// national one, and the cap of sixty days is written for the bodies of the Region.
    pub fn sicily() -> Self {
        let national = Self::national().0;
        let regional = sources(&SICILIAN_SOURCES);
        let kept = national
            .sources
            .into_iter()
            .filter(|source| regional.iter().all(|other| other.field != source.field));
        Self(Caps {
            code: Code::parse("sicily").expect("the literal is a code"),
            max_term_days: 60,
            first_in_first_out: true,
            sources: kept.chain(regional.clone()).collect(),
            ..national
        })
    }

    /// The plain values.
    pub fn caps(&self) -> &Caps {
        &self.0
    }

    /// Checks the days a service wants for its procedure; `exceptional` needs stated reasons.
    pub fn check_term(&self, days: u32, exceptional: bool) -> Result<(), RegimeError> {
        let max_days = if exceptional {
            self.exceptional_max_term_days
        } else {
            self.max_term_days
        };
        match days {
            0 => Err(RegimeError::Zero),
            days if days > max_days => Err(RegimeError::TermTooLong { max_days }),
            _ => Ok(()),
        }
    }

    /// The last day on which an act adopted on `adopted_on` can be annulled ex officio.
    pub fn annulment_limit(&self, adopted_on: NaiveDate) -> NaiveDate {
        adopted_on
            .checked_add_months(Months::new(self.annulment_limit_months))
            .unwrap_or(NaiveDate::MAX)
    }
}

impl std::ops::Deref for LegalRegime {
    type Target = Caps;

    fn deref(&self) -> &Caps {
        &self.0
    }
}

impl TryFrom<Caps> for LegalRegime {
    type Error = RegimeError;

    fn try_from(caps: Caps) -> Result<Self, RegimeError> {
        let counted = [
            caps.version,
            caps.default_term_days,
            caps.integration_max_days,
            caps.observation_days,
            caps.annulment_limit_months,
            caps.appeal_days,
            caps.extraordinary_appeal_days,
            caps.document_access_days,
        ];
        if counted.contains(&0) {
            return Err(RegimeError::Zero);
        }
        let rising = caps.default_term_days <= caps.max_term_days
            && caps.max_term_days <= caps.exceptional_max_term_days;
        if !rising {
            return Err(RegimeError::Contradiction);
        }
        Ok(Self(caps))
    }
}

impl From<LegalRegime> for Caps {
    fn from(regime: LegalRegime) -> Self {
        regime.0
    }
}

fn sources(rows: &[SourceRow]) -> Vec<LegalSource> {
    rows.iter()
        .map(|&(field, article, verified)| LegalSource {
            field: Code::parse(field).expect("field names are codes"),
            article: ShortText::parse(article).expect("articles are short texts"),
            verified,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::shared::error::assert_well_formed_code;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a valid day in a test")
    }

    fn changed(change: impl FnOnce(&mut Caps)) -> Result<LegalRegime, RegimeError> {
        let mut caps = Caps::from(LegalRegime::national());
        change(&mut caps);
        caps.try_into()
    }

    #[test]
    fn the_defaults_pass_their_own_check_and_survive_json() {
        for regime in [LegalRegime::national(), LegalRegime::sicily()] {
            let json = serde_json::to_string(&regime).unwrap();
            assert_eq!(serde_json::from_str::<LegalRegime>(&json).unwrap(), regime);
        }
    }

    #[test]
    fn sicily_caps_terms_at_sixty_days_and_keeps_the_order_of_arrival() {
        let (national, sicily) = (LegalRegime::national(), LegalRegime::sicily());
        assert!(national.check_term(90, false).is_ok());
        let too_long = Err(RegimeError::TermTooLong { max_days: 60 });
        assert_eq!(sicily.check_term(61, false), too_long);
        assert!(sicily.first_in_first_out && !national.first_in_first_out);
    }

    #[test]
    fn longer_terms_need_the_exceptional_case() {
        let regime = LegalRegime::national();
        assert!(regime.check_term(91, false).is_err());
        assert!(regime.check_term(180, true).is_ok());
        let too_long = Err(RegimeError::TermTooLong { max_days: 180 });
        assert_eq!(regime.check_term(181, true), too_long);
        assert_eq!(regime.check_term(0, true), Err(RegimeError::Zero));
    }

    #[test]
    fn contradicting_or_missing_values_are_refused() {
        let refused = changed(|caps| caps.max_term_days = 20);
        assert_eq!(refused, Err(RegimeError::Contradiction));
        let refused = changed(|caps| caps.exceptional_max_term_days = 89);
        assert_eq!(refused, Err(RegimeError::Contradiction));
        assert_eq!(changed(|caps| caps.appeal_days = 0), Err(RegimeError::Zero));
        assert_eq!(changed(|caps| caps.version = 0), Err(RegimeError::Zero));
    }

    #[test]
    fn annulment_ends_six_months_after_adoption_even_from_the_last_of_august() {
        let regime = LegalRegime::national();
        assert_eq!(regime.annulment_limit(day("2026-03-02")), day("2026-09-02"));
        assert_eq!(regime.annulment_limit(day("2026-08-31")), day("2027-02-28"));
        assert_eq!(regime.annulment_limit(NaiveDate::MAX), NaiveDate::MAX);
    }

    #[test]
    fn every_source_names_a_field_that_exists_and_none_twice() {
        for regime in [LegalRegime::national(), LegalRegime::sicily()] {
            let json = serde_json::to_value(&regime).unwrap();
            let mut seen = std::collections::BTreeSet::new();
            for source in &regime.sources {
                assert!(
                    json.get(source.field.as_str()).is_some(),
                    "{}",
                    source.field
                );
                assert!(seen.insert(source.field.clone()), "{} twice", source.field);
            }
        }
    }

    #[test]
    fn every_refusal_has_a_well_formed_code() {
        let too_long = RegimeError::TermTooLong { max_days: 90 };
        for error in [RegimeError::Zero, RegimeError::Contradiction, too_long] {
            assert_well_formed_code(error.code());
            assert_eq!(error.kind(), Kind::Invalid);
        }
    }
}
