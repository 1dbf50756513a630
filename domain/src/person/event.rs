//! Events of a person: written down for ever, and readable as long as the person's key is kept.

use super::{Contact, Identity, ParentalResponsibility, Residence, TemporaryCode};
use crate::decider::Fact;
use crate::shared::health_code::HealthCode;
use crate::shared::ids::{PersonId, ReasonCode};
use crate::shared::personal::Personal;
use crate::shared::tax_code::TaxCode;
use crate::shared::time::day_start;
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

crate::names::events! {
    /// What happened to a person's file.
    PersonEvent {
        /// They are on file.
        PersonRegistered = "person_registered";
        /// Names and birth were corrected.
        IdentityCorrected = "identity_corrected";
        /// The tax code was recorded or corrected.
        TaxCodeRecorded = "tax_code_recorded";
        /// A health code was recorded.
        TemporaryCodeRecorded = "temporary_code_recorded";
        /// How to reach them.
        ContactRecorded = "contact_recorded";
        /// Where they live.
        ResidenceRecorded = "residence_recorded";
        /// They died.
        DeathRecorded = "death_recorded";
        /// What a court left of parental responsibility.
        ParentalResponsibilityRecorded = "parental_responsibility_recorded";
        /// The file forwards to another one.
        PersonsMerged = "persons_merged";
        /// It does not any more.
        MergeUndone = "merge_undone";
    }
}

/// Persona registrata.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PersonRegistered {
    /// The person.
    pub person_id: PersonId,
    /// Names and birth; absent for somebody anonymous.
    pub identity: Option<Personal<Identity>>,
    /// Codice fiscale.
    pub tax_code: Option<Personal<TaxCode>>,
    /// STP or ENI.
    pub temporary_code: Option<TemporaryCode>,
    /// When.
    pub registered_at: DateTime<Utc>,
}

/// Generalità rettificate.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct IdentityCorrected {
    /// What is true.
    pub identity: Personal<Identity>,
    /// Why it changed.
    pub reason: ReasonCode,
    /// When.
    pub corrected_at: DateTime<Utc>,
}

/// Codice fiscale registrato.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TaxCodeRecorded {
    /// The code.
    pub tax_code: Personal<TaxCode>,
    /// The code it takes the place of.
    pub replaced: Option<Personal<TaxCode>>,
    /// Where it comes from, or why it changed.
    pub reason: ReasonCode,
}

/// Codice STP o ENI registrato.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TemporaryCodeRecorded {
    /// The code with its last day.
    pub temporary_code: TemporaryCode,
    /// The code it takes the place of.
    pub replaced: Option<Personal<HealthCode>>,
}

/// Recapiti registrati.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ContactRecorded {
    /// How to reach them.
    pub contact: Personal<Contact>,
}

/// Residenza registrata.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ResidenceRecorded {
    /// Where they live.
    pub residence: Personal<Residence>,
    /// Since which day.
    pub from_on: NaiveDate,
}

/// Decesso registrato.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DeathRecorded {
    /// The day they died.
    pub died_on: Personal<NaiveDate>,
    /// When it was recorded.
    pub learned_at: DateTime<Utc>,
}

/// Responsabilità genitoriale registrata: a court's measure, sealed like every personal field.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ParentalResponsibilityRecorded {
    /// The child.
    pub child: PersonId,
    /// What is left of it.
    pub status: Personal<ParentalResponsibility>,
    /// Since which day.
    pub from_on: NaiveDate,
}

/// Persone unificate.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PersonsMerged {
    /// Whose file goes on.
    pub survivor: PersonId,
    /// Whose file forwards.
    pub absorbed: PersonId,
    /// How it was found out.
    pub reason: ReasonCode,
    /// When.
    pub merged_at: DateTime<Utc>,
}

/// Unificazione annullata.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct MergeUndone {
    /// Whose file had gone on.
    pub survivor: PersonId,
    /// Whose file stands for itself again.
    pub absorbed: PersonId,
    /// How it was found out.
    pub reason: ReasonCode,
    /// When.
    pub undone_at: DateTime<Utc>,
}

impl Fact for PersonEvent {
    /// The day of a death stays sealed, so it is no plain instant here.
    fn effective_at(&self) -> Option<DateTime<Utc>> {
        match self {
            Self::PersonRegistered(event) => Some(event.registered_at),
            Self::IdentityCorrected(event) => Some(event.corrected_at),
            Self::ResidenceRecorded(event) => Some(day_start(event.from_on)),
            Self::ParentalResponsibilityRecorded(event) => Some(day_start(event.from_on)),
            Self::PersonsMerged(event) => Some(event.merged_at),
            Self::MergeUndone(event) => Some(event.undone_at),
            Self::TaxCodeRecorded(_)
            | Self::TemporaryCodeRecorded(_)
            | Self::ContactRecorded(_)
            | Self::DeathRecorded(_) => None,
        }
    }
}
