//! Facts that end the procedure.

use crate::application::{
    ArchiveReason, Benefit, Criterion, Ground, InadmissibleKind, ObservationsAnswer, Reasons,
    TermUsed,
};
use crate::service::AppealRoute;
use crate::shared::ids::ReasonCode;
use crate::shared::personal::Personal;
use crate::shared::stamp::Stamp;
use crate::shared::text::LongText;
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

/// Istanza accolta.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ApplicationGranted {
    /// The number of the act.
    pub registration: Stamp,
    /// What is granted.
    pub benefit: Benefit,
    /// How the criteria were applied.
    pub criteria: Vec<Criterion<Personal<LongText>>>,
    /// Facts and law.
    pub reasons: Reasons<Personal<LongText>>,
    /// Why it departs from the proposal.
    pub divergence_reason: Option<Personal<LongText>>,
    /// Every ground of refusal known at that time.
    pub known_grounds: Vec<ReasonCode>,
    /// Before whom it can be challenged.
    pub appeals: Vec<AppealRoute>,
    /// The time it took.
    pub term: TermUsed,
}

/// Istanza rigettata.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ApplicationRejected {
    /// The number of the act.
    pub registration: Stamp,
    /// The grounds.
    pub grounds: Vec<Ground<Personal<LongText>>>,
    /// Every ground known at that time, used or not: the others can never be used later (art. 10-bis).
    pub known_grounds: Vec<ReasonCode>,
    /// The answers to the observations.
    pub answers: Vec<ObservationsAnswer<Personal<LongText>>>,
    /// Facts and law.
    pub reasons: Reasons<Personal<LongText>>,
    /// Why it departs from the proposal.
    pub divergence_reason: Option<Personal<LongText>>,
    /// Before whom it can be challenged.
    pub appeals: Vec<AppealRoute>,
    /// The time it took.
    pub term: TermUsed,
}

/// Istanza dichiarata irricevibile, inammissibile o improcedibile.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ApplicationDeclaredInadmissible {
    /// The number of the act.
    pub registration: Stamp,
    /// Which.
    pub kind: InadmissibleKind,
    /// The decisive point.
    pub reasons: Personal<LongText>,
    /// Before whom it can be challenged.
    pub appeals: Vec<AppealRoute>,
    /// The time it took.
    pub term: TermUsed,
}

/// Istanza ritirata.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ApplicationWithdrawn {
    /// The number of the withdrawal.
    pub registration: Stamp,
    /// Why.
    pub reason: Option<Personal<LongText>>,
    /// When.
    pub withdrawn_at: DateTime<Utc>,
}

/// Rinuncia al beneficio o al posto.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct EntryRenounced {
    /// The number of the renunciation.
    pub registration: Stamp,
    /// Why.
    pub reason: Option<Personal<LongText>>,
    /// When.
    pub renounced_at: DateTime<Utc>,
}

/// Istanza archiviata.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ApplicationArchived {
    /// Which reason.
    pub reason: ArchiveReason,
    /// In words.
    pub note: Option<Personal<LongText>>,
    /// When.
    pub archived_at: DateTime<Utc>,
}

/// Istanza riaperta: the term starts again.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ApplicationReopened {
    /// Why.
    pub reason: Personal<LongText>,
    /// The first day of the new term.
    pub reopened_on: NaiveDate,
    /// The last day of the office.
    pub due_on: Option<NaiveDate>,
}
