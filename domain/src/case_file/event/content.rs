//! Events that put something into a case file.

use crate::case_file::{
    Assessment, CaseDocument, CourtMeasure, DiaryEntry, Household, Isee, Need, School,
    ServiceRequest, Worker,
};
use crate::shared::ids::{ApplicationId, ReasonCode};
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// Nucleo o rete registrati.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct HouseholdRecorded {
    /// The whole of it.
    pub household: Household,
}

/// Bisogno registrato.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct NeedRecorded {
    /// The need.
    pub need: Need,
}

/// Bisogno chiuso.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct NeedEnded {
    /// Which.
    pub need_id: Uuid,
    /// Why.
    pub reason: ReasonCode,
    /// The last day.
    pub until_on: NaiveDate,
}

/// ISEE registrato.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct IseeRecorded {
    /// As it was issued.
    pub isee: Isee,
}

/// ISEE scaduto.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct IseeExpired {
    /// Which.
    pub isee_id: Uuid,
    /// Its last day.
    pub expired_on: NaiveDate,
}

/// Valutazione fatta.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct AssessmentCompleted {
    /// The assessment.
    pub assessment: Assessment,
}

/// Provvedimento registrato.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CourtMeasureRecorded {
    /// The measure.
    pub measure: CourtMeasure,
}

/// Scuola registrata.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SchoolRecorded {
    /// Which.
    pub school: School,
}

/// Intervento richiesto.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ServiceRequested {
    /// What.
    pub request: ServiceRequest,
}

/// Nota di diario scritta.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DiaryEntryAdded {
    /// The entry.
    pub entry: DiaryEntry,
    /// Who wrote it.
    pub author: Worker,
    /// Whether they belong to a second-level team.
    pub second_level: bool,
}

/// Nota di diario rettificata.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DiaryEntryAmended {
    /// Which one.
    pub supersedes: Uuid,
    /// What takes its place.
    pub entry: DiaryEntry,
    /// Who wrote it.
    pub author: Worker,
    /// Whether they belong to a second-level team.
    pub second_level: bool,
}

/// Documento messo agli atti.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DocumentFiled {
    /// The document.
    pub document: CaseDocument,
    /// Who filed it.
    pub author: Worker,
    /// Whether they belong to a second-level team.
    pub second_level: bool,
    /// When.
    pub filed_at: DateTime<Utc>,
}

/// Istanza collegata.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ApplicationLinked {
    /// Which.
    pub application_id: ApplicationId,
    /// When.
    pub linked_at: DateTime<Utc>,
}

/// Piano collegato.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CarePlanLinked {
    /// Which.
    pub plan_id: Uuid,
    /// When.
    pub linked_at: DateTime<Utc>,
}

/// Piano finito.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CarePlanEnded {
    /// Which.
    pub plan_id: Uuid,
    /// When.
    pub ended_at: DateTime<Utc>,
}
