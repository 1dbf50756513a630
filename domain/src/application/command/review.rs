//! Commands of the review: papers, notices, observations, checks, proposals.

use crate::application::{
    Declaration, DeclarationOutcome, Document, Ground, IntegrationItem, ListPlace, Outcome,
};
use crate::shared::digest::Digest;
use crate::shared::ids::ReasonCode;
use crate::shared::text::{LongText, ShortText};
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use uuid::Uuid;

/// Chiedi integrazioni: once in a procedure (L. 241/1990 art. 2 c. 7).
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub struct RequestIntegration {
    /// What is asked for.
    pub items: Vec<IntegrationItem>,
    /// Days the citizen has.
    pub days: u32,
    /// The recipient's name.
    pub counterparty: ShortText,
    /// SHA-256 of the letter.
    pub digest: Option<Digest>,
    /// When.
    pub at: DateTime<Utc>,
}

/// Integra: what was asked for; after the deadline it counts as a memo and extends nothing.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub struct SupplyIntegration {
    /// A note of the citizen.
    pub note: Option<LongText>,
    /// Documents supplied with it.
    pub documents: Vec<Document>,
    /// Declarations supplied with it.
    pub declarations: Vec<Declaration>,
    /// Whether it answers every item: only then the clock runs again.
    pub complete: bool,
    /// The sender's name.
    pub counterparty: ShortText,
    /// SHA-256 of the answer.
    pub digest: Option<Digest>,
    /// When.
    pub at: DateTime<Utc>,
}

/// Chiudi la finestra di integrazione: a timer, after the last day.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub struct CloseIntegrationWindow {
    /// When.
    pub at: DateTime<Utc>,
}

/// Presenta una memoria (art. 10).
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub struct FileMemo {
    /// The text.
    pub text: LongText,
    /// Documents filed with it.
    pub documents: Vec<Document>,
    /// The sender's name.
    pub counterparty: ShortText,
    /// SHA-256 of the memo.
    pub digest: Option<Digest>,
    /// When.
    pub at: DateTime<Utc>,
}

/// Comunica i motivi ostativi (art. 10-bis).
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub struct NotifyRejectionGrounds {
    /// The grounds.
    pub grounds: Vec<Ground>,
    /// When the citizen received it, where that is already known (PEC, on line).
    pub received_at: Option<DateTime<Utc>>,
    /// The recipient's name.
    pub counterparty: ShortText,
    /// SHA-256 of the letter.
    pub digest: Option<Digest>,
    /// When.
    pub at: DateTime<Utc>,
}

/// Registra la ricezione del preavviso: from it run the days for observations.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub struct RecordNoticeReceipt {
    /// When the citizen received it.
    pub received_at: DateTime<Utc>,
    /// When this is recorded.
    pub at: DateTime<Utc>,
}

/// Presenta osservazioni; late ones are taken and marked.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub struct SubmitObservations {
    /// The text.
    pub text: LongText,
    /// Documents filed with it.
    pub documents: Vec<Document>,
    /// The sender's name.
    pub counterparty: ShortText,
    /// SHA-256 of the observations.
    pub digest: Option<Digest>,
    /// When.
    pub at: DateTime<Utc>,
}

/// Chiudi la finestra delle osservazioni: a timer, when the clock runs again.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub struct CloseObservationsWindow {
    /// When.
    pub at: DateTime<Utc>,
}

/// Correggi un dato: a clerical error; the form as signed stays untouched.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub struct CorrectData {
    /// JSON pointer into the form.
    pub pointer: ShortText,
    /// What stood there.
    pub old: Value,
    /// What it means.
    pub new: Value,
    /// Why.
    pub reason: LongText,
    /// When.
    pub at: DateTime<Utc>,
}

/// Controlla una dichiarazione (DPR 445/2000 art. 71).
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub struct CheckDeclaration {
    /// Which declaration.
    pub code: ReasonCode,
    /// What came out.
    pub outcome: DeclarationOutcome,
    /// The source asked, such as `anpr` or `inps`.
    pub source: ReasonCode,
    /// A note.
    pub note: Option<LongText>,
    /// When.
    pub at: DateTime<Utc>,
}

/// Proponi il provvedimento (art. 6).
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub struct ProposeDecision {
    /// Which way.
    pub outcome: Outcome,
    /// Why.
    pub findings: LongText,
    /// When.
    pub at: DateTime<Utc>,
}

/// Riporta in istruttoria una proposta.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub struct ReturnToReview {
    /// Why.
    pub reason: LongText,
    /// When.
    pub at: DateTime<Utc>,
}

/// Registra l'esito in graduatoria.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub struct RecordRanking {
    /// The ranking.
    pub ranking_id: Uuid,
    /// Where it stands.
    pub place: ListPlace,
    /// Its position, from 1.
    pub position: Option<u32>,
    /// The day of approval.
    pub approved_on: NaiveDate,
    /// When.
    pub at: DateTime<Utc>,
}
