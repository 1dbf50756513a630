//! Facts of the review.

use crate::application::{
    Declaration, DeclarationOutcome, Document, Ground, IntegrationItem, ListPlace, Outcome,
};
use crate::shared::ids::ReasonCode;
use crate::shared::personal::Personal;
use crate::shared::stamp::Stamp;
use crate::shared::term::Suspension;
use crate::shared::text::{LongText, ShortText};
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use uuid::Uuid;

/// Integrazione richiesta: the clock stops.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct IntegrationRequested {
    /// The number of the letter.
    pub registration: Stamp,
    /// What is asked for.
    pub items: Vec<IntegrationItem<Personal<LongText>>>,
    /// The pause of the clock.
    pub suspension: Suspension,
    /// The day it was communicated.
    pub requested_on: NaiveDate,
    /// The last day for the citizen.
    pub deadline_on: NaiveDate,
    /// The last day of the office, if the citizen uses all the time.
    pub due_on: Option<NaiveDate>,
}

/// Integrazione fornita.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct IntegrationSupplied {
    /// The number of the answer.
    pub registration: Stamp,
    /// A note.
    pub note: Option<Personal<LongText>>,
    /// Documents supplied.
    pub documents: Vec<Document<Personal<ShortText>>>,
    /// Declarations supplied.
    pub declarations: Vec<Declaration>,
    /// Whether it answers every item; the clock then runs again.
    pub complete: bool,
    /// The day.
    pub supplied_on: NaiveDate,
    /// The last day of the office from now.
    pub due_on: Option<NaiveDate>,
}

/// Integrazione non fornita: the clock runs again.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct IntegrationExpired {
    /// The first day that counts again.
    pub resumed_on: NaiveDate,
    /// The last day of the office.
    pub due_on: Option<NaiveDate>,
    /// When.
    pub expired_at: DateTime<Utc>,
}

/// Memoria agli atti; also an integration that came too late.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct MemoFiled {
    /// The number of the memo.
    pub registration: Stamp,
    /// The text.
    pub text: Option<Personal<LongText>>,
    /// Documents filed with it.
    pub documents: Vec<Document<Personal<ShortText>>>,
    /// Whether it answers a request for integration after its deadline.
    pub late_integration: bool,
    /// When.
    pub filed_at: DateTime<Utc>,
}

/// Preavviso di rigetto comunicato: the clock stops.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RejectionGroundsNotified {
    /// The number of the letter.
    pub registration: Stamp,
    /// The grounds.
    pub grounds: Vec<Ground<Personal<LongText>>>,
    /// The pause of the clock.
    pub suspension: Suspension,
    /// The day it was communicated.
    pub communicated_on: NaiveDate,
    /// When the citizen received it, where known at once.
    pub received_at: Option<DateTime<Utc>>,
    /// The last day for observations, once received.
    pub deadline_on: Option<NaiveDate>,
    /// The last day of the office, once received and without observations.
    pub due_on: Option<NaiveDate>,
}

/// Preavviso ricevuto: the days for observations run.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RejectionNoticeReceived {
    /// When.
    pub received_at: DateTime<Utc>,
    /// The last day for observations.
    pub deadline_on: NaiveDate,
    /// The last day of the office, without observations.
    pub due_on: Option<NaiveDate>,
}

/// Osservazioni presentate.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ObservationsSubmitted {
    /// The number of the observations.
    pub registration: Stamp,
    /// Which ones, from 1.
    pub observations: u32,
    /// The text.
    pub text: Personal<LongText>,
    /// Documents filed with them.
    pub documents: Vec<Document<Personal<ShortText>>>,
    /// The day.
    pub submitted_on: NaiveDate,
    /// Whether they came after the last day.
    pub late: bool,
    /// The first day on which the clock runs again.
    pub resumes_on: Option<NaiveDate>,
    /// The last day of the office.
    pub due_on: Option<NaiveDate>,
}

/// Finestra delle osservazioni chiusa: the clock runs again.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ObservationsWindowClosed {
    /// The first day that counts again.
    pub resumed_on: NaiveDate,
    /// The last day of the office.
    pub due_on: Option<NaiveDate>,
    /// When.
    pub closed_at: DateTime<Utc>,
}

/// Dato corretto d'ufficio; the form as signed stays untouched.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ApplicationDataCorrected {
    /// JSON pointer into the form: property names of a form may say something about a person.
    pub pointer: Personal<ShortText>,
    /// What stood there.
    pub old: Personal<Value>,
    /// What it means.
    pub new: Personal<Value>,
    /// Why.
    pub reason: Personal<LongText>,
    /// When.
    pub corrected_at: DateTime<Utc>,
}

/// Dichiarazione controllata.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DeclarationChecked {
    /// Which.
    pub code: ReasonCode,
    /// What came out.
    pub outcome: DeclarationOutcome,
    /// The source asked.
    pub source: ReasonCode,
    /// A note.
    pub note: Option<Personal<LongText>>,
    /// When.
    pub checked_at: DateTime<Utc>,
}

/// Provvedimento proposto.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DecisionProposed {
    /// Which way.
    pub outcome: Outcome,
    /// Why.
    pub findings: Personal<LongText>,
    /// When.
    pub proposed_at: DateTime<Utc>,
}

/// Proposta riportata in istruttoria.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ReviewResumed {
    /// Why.
    pub reason: Personal<LongText>,
    /// When.
    pub resumed_at: DateTime<Utc>,
}

/// Esito in graduatoria.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ApplicationRanked {
    /// The ranking.
    pub ranking_id: Uuid,
    /// Where it stands.
    pub place: ListPlace,
    /// Its position.
    pub position: Option<u32>,
    /// The day of approval.
    pub approved_on: NaiveDate,
}
