//! Commands on a person.

use super::{Contact, Identity, ParentalResponsibility, Residence, TemporaryCode};
use crate::shared::ids::{PersonId, ReasonCode};
use crate::shared::personal::Personal;
use crate::shared::tax_code::TaxCode;
use chrono::{DateTime, NaiveDate, Utc};

crate::names::commands! {
    /// What can be asked of a person's file.
    PersonCommand {
        /// Put somebody on file.
        RegisterPerson = "register_person";
        /// Correct names and birth.
        CorrectIdentity = "correct_identity" clear;
        /// Record or correct the tax code.
        RecordTaxCode = "record_tax_code" clear;
        /// Record a health code that lends an identity.
        RecordTemporaryCode = "record_temporary_code" clear;
        /// Record how to reach them.
        RecordContact = "record_contact" clear;
        /// Record where they live.
        RecordResidence = "record_residence" clear;
        /// Record that they died.
        RecordDeath = "record_death" clear;
        /// Record what a court left of parental responsibility.
        RecordParentalResponsibility = "record_parental_responsibility" clear;
        /// Let this file forward to another one of the same person.
        MergePersons = "merge_persons";
        /// Undo that: they are two people.
        UndoMerge = "undo_merge";
    }
}

/// Registrare una persona: with a name, or without one for an anonymous report.
#[derive(Clone, Debug, PartialEq)]
pub struct RegisterPerson {
    /// The person, whose key seals every field.
    pub person_id: PersonId,
    /// Names and birth; absent for somebody anonymous.
    pub identity: Option<Personal<Identity>>,
    /// Codice fiscale, where there is one.
    pub tax_code: Option<Personal<TaxCode>>,
    /// STP or ENI, where there is one.
    pub temporary_code: Option<TemporaryCode>,
    /// When.
    pub at: DateTime<Utc>,
}

/// Rettificare le generalità; somebody anonymous gets a name this way.
#[derive(Clone, Debug, PartialEq)]
pub struct CorrectIdentity {
    /// What is true.
    pub identity: Personal<Identity>,
    /// Why it changes.
    pub reason: ReasonCode,
    /// When.
    pub at: DateTime<Utc>,
}

/// Registrare il codice fiscale, in place of a wrong one if need be.
#[derive(Clone, Debug, PartialEq)]
pub struct RecordTaxCode {
    /// The code.
    pub tax_code: Personal<TaxCode>,
    /// Where it comes from, or why it changes.
    pub reason: ReasonCode,
}

/// Registrare un codice STP o ENI.
#[derive(Clone, Debug, PartialEq)]
pub struct RecordTemporaryCode {
    /// The code with its last day.
    pub temporary_code: TemporaryCode,
    /// When.
    pub at: DateTime<Utc>,
}

/// Registrare i recapiti: all of them again.
#[derive(Clone, Debug, PartialEq)]
pub struct RecordContact {
    /// How to reach them.
    pub contact: Personal<Contact>,
}

/// Registrare la residenza.
#[derive(Clone, Debug, PartialEq)]
pub struct RecordResidence {
    /// Where they live.
    pub residence: Personal<Residence>,
    /// Since which day.
    pub from_on: NaiveDate,
}

/// Registrare il decesso.
#[derive(Clone, Debug, PartialEq)]
pub struct RecordDeath {
    /// The day they died.
    pub died_on: Personal<NaiveDate>,
    /// When it is recorded.
    pub at: DateTime<Utc>,
}

/// Registrare la responsabilità genitoriale, on the parent's file.
#[derive(Clone, Debug, PartialEq)]
pub struct RecordParentalResponsibility {
    /// The child.
    pub child: PersonId,
    /// What is left of it.
    pub status: Personal<ParentalResponsibility>,
    /// Since which day.
    pub from_on: NaiveDate,
}

/// Unificare: this file is absorbed and forwards to the survivor; nothing is deleted.
#[derive(Clone, Debug, PartialEq)]
pub struct MergePersons {
    /// Whose file goes on.
    pub survivor: PersonId,
    /// Whether the survivor's file itself forwards, as the caller read it; then it cannot survive.
    pub survivor_forwards_to: Option<PersonId>,
    /// How it was found out.
    pub reason: ReasonCode,
    /// When.
    pub at: DateTime<Utc>,
}

/// Annullare l'unificazione.
#[derive(Clone, Debug, PartialEq)]
pub struct UndoMerge {
    /// How it was found out.
    pub reason: ReasonCode,
    /// When.
    pub at: DateTime<Utc>,
}
