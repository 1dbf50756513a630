//! Events of the course of a case.

use crate::case_file::{Assignment, Report, SchemeCode, Worker};
use crate::shared::ids::{OfficeCode, PersonId, ReasonCode};
use crate::shared::personal::Personal;
use crate::shared::text::LongText;
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

/// Segnalazione ricevuta.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ReportReceived {
    /// Whose file.
    pub person_id: PersonId,
    /// The office that received it.
    pub office: OfficeCode,
    /// The report.
    pub report: Report,
}

/// Caso aperto.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CaseOpened {
    /// Which episode.
    pub episode: u32,
    /// Why.
    pub reason: ReasonCode,
    /// The first day.
    pub opened_on: NaiveDate,
}

/// Responsabile assegnato.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CaseManagerAssigned {
    /// Who was it before, since when.
    pub previous: Option<Assignment>,
    /// Who.
    pub to: Worker,
    /// Why.
    pub reason: ReasonCode,
    /// The first day.
    pub from_on: NaiveDate,
}

/// Operatore affiancato.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CoworkerAdded {
    /// Who.
    pub worker: Worker,
    /// Why.
    pub reason: ReasonCode,
    /// The first day.
    pub from_on: NaiveDate,
}

/// Operatore tolto.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CoworkerRemoved {
    /// Who, since when.
    pub assignment: Assignment,
    /// Why.
    pub reason: ReasonCode,
    /// The last day.
    pub until_on: NaiveDate,
}

/// Caso preso in carico.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TakenInCharge {
    /// The first day.
    pub from_on: NaiveDate,
}

/// Trasferimento chiesto.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TransferRequested {
    /// To which office.
    pub to: OfficeCode,
    /// Why.
    pub reason: ReasonCode,
    /// Relazione.
    pub summary: Personal<LongText>,
    /// When.
    pub requested_at: DateTime<Utc>,
}

/// Trasferimento respinto.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TransferRefused {
    /// By which office.
    pub by: OfficeCode,
    /// Why.
    pub reason: ReasonCode,
    /// In words.
    pub note: Option<Personal<LongText>>,
    /// When.
    pub refused_at: DateTime<Utc>,
}

/// Caso trasferito.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CaseTransferred {
    /// From which office.
    pub from: OfficeCode,
    /// To which office.
    pub to: OfficeCode,
    /// Who was responsible, since when.
    pub previous: Option<Assignment>,
    /// Who worked with them, since when.
    pub coworkers: Vec<Assignment>,
    /// Who is responsible now.
    pub manager: Worker,
    /// The first day at the new office.
    pub effective_on: NaiveDate,
    /// Until when the former office reads the file.
    pub former_reads_until_on: Option<NaiveDate>,
}

/// Caso chiuso.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CaseClosed {
    /// Which episode.
    pub episode: u32,
    /// Why.
    pub reason: SchemeCode,
    /// How the person is left.
    pub situation: Option<SchemeCode>,
    /// The last day.
    pub closed_on: NaiveDate,
}

/// Caso riaperto.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CaseReopened {
    /// Which episode.
    pub episode: u32,
    /// Why.
    pub reason: ReasonCode,
    /// The first day.
    pub opened_on: NaiveDate,
}

/// Decesso annotato.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DeathNoted {
    /// The day they died.
    pub died_on: Personal<NaiveDate>,
    /// When the office learned of it.
    pub learned_at: DateTime<Utc>,
}

/// Cartella confluita in un'altra.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CaseAbsorbed {
    /// The file that goes on.
    pub into: PersonId,
    /// Why.
    pub reason: ReasonCode,
    /// When.
    pub absorbed_at: DateTime<Utc>,
}

/// Cartella ripristinata.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CaseRestored {
    /// The file it forwarded to.
    pub from: PersonId,
    /// Why.
    pub reason: ReasonCode,
    /// When.
    pub restored_at: DateTime<Utc>,
}
