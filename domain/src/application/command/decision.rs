//! Commands that end the procedure.

use crate::application::{
    ArchiveReason, Benefit, Criterion, Ground, InadmissibleKind, ObservationsAnswer, Reasons,
};
use crate::service::AppealRoute;
use crate::shared::digest::Digest;
use crate::shared::ids::ReasonCode;
use crate::shared::text::{LongText, ShortText};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// Accogli.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub struct Grant {
    /// What is granted.
    pub benefit: Benefit,
    /// How the criteria were applied (art. 12).
    pub criteria: Vec<Criterion>,
    /// Facts and law.
    pub reasons: Option<Reasons>,
    /// Why it departs from the proposal.
    pub divergence_reason: Option<LongText>,
    /// Before whom it can be challenged.
    pub appeals: Vec<AppealRoute>,
    /// The recipient's name.
    pub counterparty: ShortText,
    /// SHA-256 of the act.
    pub digest: Option<Digest>,
    /// When.
    pub at: DateTime<Utc>,
}

/// Rigetta.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub struct Reject {
    /// The grounds.
    pub grounds: Vec<Ground>,
    /// Other grounds that came up in the inquiry and are not used.
    pub other_known_grounds: Vec<ReasonCode>,
    /// One answer for each of the observations.
    pub answers: Vec<ObservationsAnswer>,
    /// Facts and law.
    pub reasons: Option<Reasons>,
    /// Why it departs from the proposal.
    pub divergence_reason: Option<LongText>,
    /// Before whom it can be challenged.
    pub appeals: Vec<AppealRoute>,
    /// The recipient's name.
    pub counterparty: ShortText,
    /// SHA-256 of the act.
    pub digest: Option<Digest>,
    /// When.
    pub at: DateTime<Utc>,
}

/// Dichiara irricevibile, inammissibile o improcedibile, with simplified reasons (art. 2 c. 1).
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub struct DeclareInadmissible {
    /// Which.
    pub kind: InadmissibleKind,
    /// A concise reference to the decisive point.
    pub reasons: Option<LongText>,
    /// Before whom it can be challenged.
    pub appeals: Vec<AppealRoute>,
    /// The recipient's name.
    pub counterparty: ShortText,
    /// SHA-256 of the act.
    pub digest: Option<Digest>,
    /// When.
    pub at: DateTime<Utc>,
}

/// Ritira: the citizen ends the procedure.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub struct Withdraw {
    /// Why, where the citizen says it.
    pub reason: Option<LongText>,
    /// The sender's name.
    pub counterparty: ShortText,
    /// SHA-256 of the withdrawal.
    pub digest: Option<Digest>,
    /// When.
    pub at: DateTime<Utc>,
}

/// Rinuncia al beneficio o al posto, once ranked or granted.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub struct Renounce {
    /// Why, where the citizen says it.
    pub reason: Option<LongText>,
    /// The sender's name.
    pub counterparty: ShortText,
    /// SHA-256 of the renunciation.
    pub digest: Option<Digest>,
    /// When.
    pub at: DateTime<Utc>,
}

/// Archivia: no decision on the merits.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub struct Archive {
    /// Which reason.
    pub reason: ArchiveReason,
    /// In words.
    pub note: Option<LongText>,
    /// When.
    pub at: DateTime<Utc>,
}

/// Riapri what was withdrawn or archived; the term starts again.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub struct Reopen {
    /// Why.
    pub reason: LongText,
    /// When.
    pub at: DateTime<Utc>,
}
