//! How a version is shared, signed and put in force.

use crate::care_plan::{BoardMember, BoardOutcome, FundCover, Said, Signatory, SignatureMethod};
use crate::shared::ids::{ActorCode, DocumentId, MandateId, PersonId};
use chrono::{DateTime, NaiveDate, Utc};

/// Convocare l'unità di valutazione multidimensionale.
#[derive(Clone, Debug, PartialEq)]
pub struct ConveneBoard {
    /// The day on which it meets.
    pub meets_on: NaiveDate,
    /// Who sits in it.
    pub members: Vec<BoardMember>,
    /// When.
    pub at: DateTime<Utc>,
}

/// Verbalizzare l'esito dell'unità di valutazione.
#[derive(Clone, Debug, PartialEq)]
pub struct RecordBoardDecision {
    /// What it decided.
    pub outcome: BoardOutcome,
    /// The day.
    pub decided_on: NaiveDate,
    /// What it said.
    pub note: Option<Said>,
    /// When it is recorded.
    pub at: DateTime<Utc>,
}

/// What a signature must know of the mandate of a representative.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RepresentativeFacts {
    /// The mandate.
    pub mandate_id: MandateId,
    /// For whom.
    pub principal: PersonId,
    /// Who acts.
    pub agent: PersonId,
    /// The first day.
    pub from_on: NaiveDate,
    /// The last day; absent means "until revoked".
    pub until_on: Option<NaiveDate>,
    /// Whether it counts now.
    pub active: bool,
}

/// Sottoscrivere il piano.
#[derive(Clone, Debug, PartialEq)]
pub struct SignPlan {
    /// In which quality.
    pub signatory: Signatory,
    /// The mandate, where a representative signs.
    pub representative: Option<RepresentativeFacts>,
    /// Who records it.
    pub by: ActorCode,
    /// The person they are, where they act for themselves.
    pub by_person: Option<PersonId>,
    /// How.
    pub method: SignatureMethod,
    /// The signed paper or document.
    pub document: Option<DocumentId>,
    /// The day.
    pub signed_on: NaiveDate,
    /// When it is recorded.
    pub at: DateTime<Utc>,
}

/// Attivare il piano, o mettere in vigore la revisione.
#[derive(Clone, Debug, PartialEq)]
pub struct ActivatePlan {
    /// The first day of the version.
    pub starts_on: NaiveDate,
    /// What the funds keep for this plan.
    pub covers: Vec<FundCover>,
    /// When.
    pub at: DateTime<Utc>,
}
