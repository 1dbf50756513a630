//! Commands that put something into a case file.

use crate::case_file::{
    Assessment, CaseDocument, CourtMeasure, DiaryEntry, Given, Household, Isee, Need, School,
    ServiceRequest,
};
use crate::shared::ids::{ApplicationId, ReasonCode};
use chrono::NaiveDate;
use uuid::Uuid;

/// Registrare il nucleo o la rete.
#[derive(Clone, Debug, PartialEq)]
pub struct RecordHousehold {
    /// By whom and when.
    pub given: Given,
    /// The whole of it.
    pub household: Household,
}

/// Registrare un bisogno.
#[derive(Clone, Debug, PartialEq)]
pub struct RecordNeed {
    /// By whom and when.
    pub given: Given,
    /// The need.
    pub need: Need,
}

/// Chiudere un bisogno.
#[derive(Clone, Debug, PartialEq)]
pub struct EndNeed {
    /// By whom and when.
    pub given: Given,
    /// Which.
    pub need_id: Uuid,
    /// The last day.
    pub until_on: NaiveDate,
    /// Why.
    pub reason: ReasonCode,
}

/// Registrare un ISEE.
#[derive(Clone, Debug, PartialEq)]
pub struct RecordIsee {
    /// By whom and when.
    pub given: Given,
    /// As it was issued.
    pub isee: Isee,
}

/// Far scadere un ISEE.
#[derive(Clone, Debug, PartialEq)]
pub struct ExpireIsee {
    /// By whom and when.
    pub given: Given,
    /// Which.
    pub isee_id: Uuid,
}

/// Registrare una valutazione.
#[derive(Clone, Debug, PartialEq)]
pub struct RecordAssessment {
    /// By whom and when.
    pub given: Given,
    /// The assessment.
    pub assessment: Assessment,
}

/// Registrare un provvedimento dell'autorità giudiziaria.
#[derive(Clone, Debug, PartialEq)]
pub struct RecordCourtMeasure {
    /// By whom and when.
    pub given: Given,
    /// The measure.
    pub measure: CourtMeasure,
}

/// Registrare la scuola.
#[derive(Clone, Debug, PartialEq)]
pub struct RecordSchool {
    /// By whom and when.
    pub given: Given,
    /// Which.
    pub school: School,
}

/// Registrare un intervento richiesto.
#[derive(Clone, Debug, PartialEq)]
pub struct RequestService {
    /// By whom and when.
    pub given: Given,
    /// What.
    pub request: ServiceRequest,
}

/// Scrivere nel diario.
#[derive(Clone, Debug, PartialEq)]
pub struct AddDiaryEntry {
    /// By whom and when.
    pub given: Given,
    /// The entry.
    pub entry: DiaryEntry,
}

/// Rettificare una nota di diario: another one takes its place, both stay.
#[derive(Clone, Debug, PartialEq)]
pub struct AmendDiaryEntry {
    /// By whom and when.
    pub given: Given,
    /// Which one.
    pub supersedes: Uuid,
    /// What takes its place.
    pub entry: DiaryEntry,
}

/// Mettere agli atti un documento.
#[derive(Clone, Debug, PartialEq)]
pub struct FileDocument {
    /// By whom and when.
    pub given: Given,
    /// The document.
    pub document: CaseDocument,
}

/// Collegare un'istanza della persona.
#[derive(Clone, Debug, PartialEq)]
pub struct LinkApplication {
    /// By whom and when.
    pub given: Given,
    /// Which.
    pub application_id: ApplicationId,
    /// Whether it was made by or for the person of the file.
    pub is_theirs: bool,
}

/// Collegare un piano: while it runs, the case cannot be closed.
#[derive(Clone, Debug, PartialEq)]
pub struct LinkCarePlan {
    /// By whom and when.
    pub given: Given,
    /// Which.
    pub plan_id: Uuid,
}

/// Un piano collegato è finito.
#[derive(Clone, Debug, PartialEq)]
pub struct EndCarePlan {
    /// By whom and when.
    pub given: Given,
    /// Which.
    pub plan_id: Uuid,
}
