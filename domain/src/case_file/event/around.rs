//! Events of what changes around a case.

use crate::case_file::AdultPath;
use crate::shared::ids::{DocumentId, OfficeCode, ReasonCode};
use crate::shared::personal::Personal;
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

/// Maggiore età annotata.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ComingOfAgeNoted {
    /// The eighteenth birthday.
    pub turned_on: Personal<NaiveDate>,
    /// When it was noted.
    pub noted_at: DateTime<Utc>,
}

/// Percorso dopo i diciotto anni scelto.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct AdultPathChosen {
    /// How it goes on.
    pub path: AdultPath,
    /// Why.
    pub reason: ReasonCode,
    /// When.
    pub chosen_at: DateTime<Utc>,
}

/// Verifica della competenza da fare.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CompetenceReviewNeeded {
    /// The office of the district where the person lives now.
    pub office: OfficeCode,
    /// When it was found out.
    pub raised_at: DateTime<Utc>,
}

/// Competenza mantenuta.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CompetenceKept {
    /// The office of the district where the person lives.
    pub office: OfficeCode,
    /// Why.
    pub reason: ReasonCode,
    /// When.
    pub kept_at: DateTime<Utc>,
}

/// Comune che sostiene la spesa registrato.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CostMunicipalityRecorded {
    /// Codice ISTAT of the municipality.
    pub municipality: ReasonCode,
    /// Since which day.
    pub from_on: NaiveDate,
    /// Why.
    pub reason: ReasonCode,
}

/// Trasferito a un altro comune.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TransferredOut {
    /// Codice ISTAT of the municipality.
    pub municipality: ReasonCode,
    /// Documents that were sent along.
    pub documents: Vec<DocumentId>,
    /// The last day here.
    pub left_on: NaiveDate,
}
