//! Commands after the decision, or after the term.

use crate::application::{AppealKind, AppealOutcome, ProtectedSituation, Reasons};
use crate::shared::digest::Digest;
use crate::shared::text::{LongText, ShortText};
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

/// Annulla d'ufficio (art. 21-nonies).
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub struct AnnulDecision {
    /// Illegality and public interest.
    pub reasons: Option<Reasons>,
    /// Whether false declarations were ascertained as a crime by final judgment: then no limit.
    pub criminal_falsehood_final_judgment: bool,
    /// The recipient's name.
    pub counterparty: ShortText,
    /// SHA-256 of the act.
    pub digest: Option<Digest>,
    /// When.
    pub at: DateTime<Utc>,
}

/// Revoca (art. 21-quinquies).
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub struct RevokeDecision {
    /// Why.
    pub reasons: Option<Reasons>,
    /// Whether it rests on mere re-evaluation of the original interest.
    pub mere_reevaluation: bool,
    /// From which day.
    pub effective_on: NaiveDate,
    /// The recipient's name.
    pub counterparty: ShortText,
    /// SHA-256 of the act.
    pub digest: Option<Digest>,
    /// When.
    pub at: DateTime<Utc>,
}

/// Dichiara la decadenza (DPR 445/2000 art. 75).
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub struct DeclareForfeiture {
    /// What was found when the protected situation was weighed; absent means nobody did.
    pub protected_situation: Option<ProtectedSituation>,
    /// How it was weighed.
    pub motivation: Option<LongText>,
    /// The recipient's name.
    pub counterparty: ShortText,
    /// SHA-256 of the act.
    pub digest: Option<Digest>,
    /// When.
    pub at: DateTime<Utc>,
}

/// Accerta la scadenza del termine: a timer, after the last day of the office.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub struct ExpireTerm {
    /// When.
    pub at: DateTime<Utc>,
}

/// Invoca il potere sostitutivo (art. 2 c. 9-ter).
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub struct InvokeSubstitutePower {
    /// When.
    pub at: DateTime<Utc>,
}

/// Registra un ricorso, reclamo o riesame.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub struct FileAppeal {
    /// Which remedy.
    pub kind: AppealKind,
    /// What the citizen writes.
    pub text: LongText,
    /// The sender's name.
    pub counterparty: ShortText,
    /// SHA-256 of the appeal.
    pub digest: Option<Digest>,
    /// When.
    pub at: DateTime<Utc>,
}

/// Registra l'esito del ricorso.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub struct RecordAppealOutcome {
    /// How it ended.
    pub outcome: AppealOutcome,
    /// The judgment or act, in words.
    pub note: Option<LongText>,
    /// When.
    pub at: DateTime<Utc>,
}
