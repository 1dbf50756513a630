//! Acting for another person: who may, with which proof, within which limits.

use super::ApplicationError;
use crate::shared::ids::{MandateId, PersonId, ReasonCode, ServiceCode};
use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};

/// The power a support administrator needs to file applications, unless the service itself is named.
pub const POWER_APPLICATIONS: &str = "applications";

/// A titolo di: in which quality the applicant acts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Capacity {
    /// In proprio.
    #[serde(rename = "self")]
    SelfActing,
    /// Esercente la responsabilità genitoriale.
    Parent,
    /// Tutore.
    Guardian,
    /// Curatore: assists and does not replace.
    Curator,
    /// Amministratore di sostegno: only within the powers granted.
    SupportAdministrator,
    /// Delegato.
    Delegate,
    /// D'ufficio, su segnalazione.
    ExOfficio,
    /// Erede: only for accrued amounts.
    Heir,
}

impl Capacity {
    /// Whether it rests on a mandate, which the represented gave or an office put on file, and not on a bare declaration.
    pub fn rests_on_mandate(self) -> bool {
        match self {
            Self::Guardian | Self::Curator | Self::SupportAdministrator | Self::Delegate => true,
            Self::SelfActing | Self::Parent | Self::ExOfficio | Self::Heir => false,
        }
    }
}

/// Delega o decreto: what is known of the proof, as plain data.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MandateFacts {
    /// The mandate.
    pub mandate_id: MandateId,
    /// The quality it gives.
    pub capacity: Capacity,
    /// What it covers.
    pub scope: MandateScope,
    /// First day of validity.
    pub from: NaiveDate,
    /// Last day of validity, where it ends.
    pub until: Option<NaiveDate>,
    /// Powers granted, by code.
    pub powers: Vec<ReasonCode>,
    /// Whether it was revoked or suspended.
    pub revoked: bool,
}

/// Oggetto della delega: which services a mandate covers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MandateScope {
    /// Delega generale.
    General,
    /// Only these services.
    Services(Vec<ServiceCode>),
}

/// What the edge knows about the representation when an application is filed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "four facts that are true or not, independent of each other"
)]
pub struct RepresentationFacts {
    /// The proof, where there is one.
    pub mandate: Option<MandateFacts>,
    /// Birth of the beneficiary, for parents.
    pub beneficiary_born_on: Option<NaiveDate>,
    /// Whether the beneficiary's death is on file, for heirs.
    pub beneficiary_died: bool,
    /// Whether a measure that suspends or ends parental responsibility is on file.
    pub parental_responsibility_limited: bool,
    /// Whether the status (parent, heir) was self-declared or found in the civil registry.
    pub status_proved: bool,
    /// Whether the beneficiary signs too, as a curator's assistance needs.
    pub beneficiary_consents: bool,
}

/// Who acts for whom, on which service, on which day.
pub(super) struct Acting<'a> {
    pub(super) capacity: Capacity,
    pub(super) applicant: PersonId,
    pub(super) beneficiary: PersonId,
    pub(super) service: &'a ServiceCode,
    pub(super) on: NaiveDate,
}

/// Checks that the applicant may act for the beneficiary.
pub(super) fn check(acting: &Acting, facts: &RepresentationFacts) -> Result<(), ApplicationError> {
    let same = acting.applicant == acting.beneficiary;
    if same && !matches!(acting.capacity, Capacity::SelfActing | Capacity::ExOfficio) {
        return Err(ApplicationError::RepresentsOneself);
    }
    match acting.capacity {
        Capacity::ExOfficio => Ok(()),
        Capacity::SelfActing if same => Ok(()),
        Capacity::SelfActing => Err(ApplicationError::NotOneself),
        Capacity::Parent => parent(acting, facts),
        Capacity::Heir => heir(facts),
        Capacity::Guardian | Capacity::Delegate => mandate(acting, facts).map(|_| ()),
        Capacity::Curator if !facts.beneficiary_consents => {
            Err(ApplicationError::CuratorCannotActAlone)
        }
        Capacity::Curator => mandate(acting, facts).map(|_| ()),
        Capacity::SupportAdministrator => powers(acting, mandate(acting, facts)?),
    }
}

/// The mandate by which somebody acts, where there is one.
pub(super) fn mandate_of(facts: &RepresentationFacts) -> Option<MandateId> {
    facts.mandate.as_ref().map(|mandate| mandate.mandate_id)
}

fn proved(facts: &RepresentationFacts) -> Result<(), ApplicationError> {
    if facts.status_proved {
        Ok(())
    } else {
        Err(ApplicationError::RepresentationNotProved)
    }
}

/// Nobody is heir to the living (c.c. art. 456); who declares it of them has proved nothing.
fn heir(facts: &RepresentationFacts) -> Result<(), ApplicationError> {
    if facts.beneficiary_died {
        proved(facts)
    } else {
        Err(ApplicationError::RepresentationNotProved)
    }
}

fn parent(acting: &Acting, facts: &RepresentationFacts) -> Result<(), ApplicationError> {
    if facts.parental_responsibility_limited {
        return Err(ApplicationError::ParentalResponsibilityLimited);
    }
    let born_on = facts
        .beneficiary_born_on
        .ok_or(ApplicationError::RepresentationNotProved)?;
    if of_age(born_on, acting.on) {
        return Err(ApplicationError::BeneficiaryOfAge);
    }
    proved(facts)
}

/// Maggiore età: eighteen years are complete on the birthday itself (c.c. art. 2).
fn of_age(born_on: NaiveDate, on: NaiveDate) -> bool {
    let birthday_passed = (on.month(), on.day()) >= (born_on.month(), born_on.day());
    on.year() - born_on.year() - i32::from(!birthday_passed) >= 18
}

fn mandate<'a>(
    acting: &Acting,
    facts: &'a RepresentationFacts,
) -> Result<&'a MandateFacts, ApplicationError> {
    let mandate = facts
        .mandate
        .as_ref()
        .filter(|mandate| mandate.capacity == acting.capacity)
        .ok_or(ApplicationError::RepresentationNotProved)?;
    let in_time = mandate.from <= acting.on && mandate.until.is_none_or(|until| acting.on <= until);
    if mandate.revoked || !in_time {
        return Err(ApplicationError::MandateNotValid);
    }
    match &mandate.scope {
        MandateScope::Services(services) if !services.contains(acting.service) => {
            Err(ApplicationError::MandateOutOfScope)
        }
        MandateScope::General | MandateScope::Services(_) => Ok(mandate),
    }
}

fn powers(acting: &Acting, mandate: &MandateFacts) -> Result<(), ApplicationError> {
    let granted = mandate
        .powers
        .iter()
        .any(|power| [POWER_APPLICATIONS, acting.service.as_str()].contains(&power.as_str()));
    if granted {
        Ok(())
    } else {
        Err(ApplicationError::MandateOutOfScope)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a valid day in a test")
    }

    fn facts(capacity: Capacity) -> RepresentationFacts {
        RepresentationFacts {
            mandate: Some(MandateFacts {
                mandate_id: MandateId::default(),
                capacity,
                scope: MandateScope::General,
                from: day("2026-01-01"),
                until: Some(day("2026-12-31")),
                powers: vec![ReasonCode::new(POWER_APPLICATIONS).expect("a code")],
                revoked: false,
            }),
            beneficiary_born_on: Some(day("2010-03-02")),
            status_proved: true,
            ..RepresentationFacts::default()
        }
    }

    fn file(
        capacity: Capacity,
        on: &str,
        facts: &RepresentationFacts,
    ) -> Result<(), ApplicationError> {
        let service = ServiceCode::new("home-care").expect("a code");
        let acting = Acting {
            capacity,
            applicant: PersonId(Uuid::from_u128(1)),
            beneficiary: PersonId(Uuid::from_u128(2)),
            service: &service,
            on: day(on),
        };
        check(&acting, facts)
    }

    #[test]
    fn nobody_files_for_another_in_their_own_name() {
        let facts = RepresentationFacts::default();
        let refused = file(Capacity::SelfActing, "2026-03-02", &facts);
        assert_eq!(refused, Err(ApplicationError::NotOneself));
    }

    #[test]
    fn nobody_represents_oneself() {
        let service = ServiceCode::new("home-care").expect("a code");
        let acting = Acting {
            capacity: Capacity::Guardian,
            applicant: PersonId(Uuid::from_u128(1)),
            beneficiary: PersonId(Uuid::from_u128(1)),
            service: &service,
            on: day("2026-03-02"),
        };
        let refused = check(&acting, &facts(Capacity::Guardian));
        assert_eq!(refused, Err(ApplicationError::RepresentsOneself));
    }

    #[test]
    fn a_parent_files_until_the_day_before_the_eighteenth_birthday() {
        let facts = facts(Capacity::Parent);
        assert_eq!(file(Capacity::Parent, "2028-03-01", &facts), Ok(()));
        let refused = file(Capacity::Parent, "2028-03-02", &facts);
        assert_eq!(refused, Err(ApplicationError::BeneficiaryOfAge));
    }

    #[test]
    fn a_parent_whose_responsibility_is_limited_cannot_file() {
        let mut facts = facts(Capacity::Parent);
        facts.parental_responsibility_limited = true;
        let refused = file(Capacity::Parent, "2026-03-02", &facts);
        assert_eq!(
            refused,
            Err(ApplicationError::ParentalResponsibilityLimited)
        );
    }

    #[test]
    fn nobody_is_heir_to_the_living() {
        let mut facts = facts(Capacity::Heir);
        let refused = file(Capacity::Heir, "2026-03-02", &facts);
        assert_eq!(refused, Err(ApplicationError::RepresentationNotProved));
        facts.beneficiary_died = true;
        assert_eq!(file(Capacity::Heir, "2026-03-02", &facts), Ok(()));
        facts.status_proved = false;
        let refused = file(Capacity::Heir, "2026-03-02", &facts);
        assert_eq!(refused, Err(ApplicationError::RepresentationNotProved));
    }

    #[test]
    fn representation_needs_a_proof_of_its_own_kind() {
        let none = RepresentationFacts::default();
        for capacity in [
            Capacity::Parent,
            Capacity::Heir,
            Capacity::Delegate,
            Capacity::Guardian,
        ] {
            let refused = file(capacity, "2026-03-02", &none);
            assert_eq!(refused, Err(ApplicationError::RepresentationNotProved));
        }
        let refused = file(Capacity::Guardian, "2026-03-02", &facts(Capacity::Delegate));
        assert_eq!(refused, Err(ApplicationError::RepresentationNotProved));
    }

    #[test]
    fn a_mandate_counts_within_its_days_and_until_it_is_revoked() {
        let mut facts = facts(Capacity::Delegate);
        assert_eq!(file(Capacity::Delegate, "2026-12-31", &facts), Ok(()));
        for on in ["2025-12-31", "2027-01-01"] {
            let refused = file(Capacity::Delegate, on, &facts);
            assert_eq!(refused, Err(ApplicationError::MandateNotValid));
        }
        facts.mandate.as_mut().expect("set above").revoked = true;
        let refused = file(Capacity::Delegate, "2026-03-02", &facts);
        assert_eq!(refused, Err(ApplicationError::MandateNotValid));
    }

    #[test]
    fn a_mandate_for_other_services_does_not_count() {
        let mut facts = facts(Capacity::Delegate);
        let other = ServiceCode::new("nursery").expect("a code");
        facts.mandate.as_mut().expect("set above").scope = MandateScope::Services(vec![other]);
        let refused = file(Capacity::Delegate, "2026-03-02", &facts);
        assert_eq!(refused, Err(ApplicationError::MandateOutOfScope));
    }

    #[test]
    fn a_support_administrator_acts_only_within_the_powers_granted() {
        let mut facts = facts(Capacity::SupportAdministrator);
        assert_eq!(
            file(Capacity::SupportAdministrator, "2026-03-02", &facts),
            Ok(())
        );
        facts.mandate.as_mut().expect("set above").powers.clear();
        let refused = file(Capacity::SupportAdministrator, "2026-03-02", &facts);
        assert_eq!(refused, Err(ApplicationError::MandateOutOfScope));
    }

    #[test]
    fn a_curator_assists_and_does_not_replace() {
        let mut facts = facts(Capacity::Curator);
        let refused = file(Capacity::Curator, "2026-03-02", &facts);
        assert_eq!(refused, Err(ApplicationError::CuratorCannotActAlone));
        facts.beneficiary_consents = true;
        assert_eq!(file(Capacity::Curator, "2026-03-02", &facts), Ok(()));
    }
}
