//! Who must agree, how they said so, and what the board decided.

use super::Sealed;
use crate::shared::ids::{ActorCode, DocumentId, MandateId, OfficeCode, PersonId, ReasonCode};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Firmatario: in which quality somebody signs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Signatory {
    /// The person the plan is for.
    Person,
    /// Whoever represents the person.
    Representative,
    /// Assistente sociale responsabile.
    CaseManager,
    /// The health authority, where it bears a part of the cost.
    Health,
    /// The provider, where it bears a part of the cost.
    Provider,
}

/// Modalità di firma.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SignatureMethod {
    /// By hand, on a paper that is kept.
    Paper,
    /// Firma digitale, on a document that is kept.
    Digital,
    /// Signed in with the own identity (CAD art. 65).
    Identified,
}

/// Firma.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Signature {
    /// In which quality.
    pub signatory: Signatory,
    /// The mandate of a representative.
    pub mandate_id: Option<MandateId>,
    /// Who recorded it: the signatory, or whoever took the paper.
    pub by: ActorCode,
    /// How.
    pub method: SignatureMethod,
    /// The signed paper or document.
    pub document: Option<DocumentId>,
    /// The day.
    pub signed_on: NaiveDate,
}

/// Componente dell'UVM: one member of the board.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct BoardMember<T = super::Said> {
    /// Profession or function.
    pub profession: ReasonCode,
    /// The office or body they come from.
    pub body: OfficeCode,
    /// Their name, where it is noted.
    pub name: Option<T>,
}

impl BoardMember {
    /// As it is written down.
    pub fn about(&self, person: PersonId) -> BoardMember<Sealed> {
        BoardMember {
            profession: self.profession.clone(),
            body: self.body.clone(),
            name: self.name.as_ref().map(|name| name.about(person)),
        }
    }
}

/// Esito dell'UVM.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BoardOutcome {
    /// Approvato.
    Approved,
    /// Rinviato.
    Deferred,
}
