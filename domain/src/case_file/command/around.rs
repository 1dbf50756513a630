//! Commands on what changes around a case: its person comes of age, moves to another district or another municipality.

use crate::case_file::{AdultPath, Given, SchemeCode};
use crate::shared::ids::{DocumentId, OfficeCode, ReasonCode};
use crate::shared::personal::Personal;
use chrono::NaiveDate;

/// Annotare la maggiore età: a task, no decision.
#[derive(Clone, Debug, PartialEq)]
pub struct NoteComingOfAge {
    /// By whom and when.
    pub given: Given,
    /// The eighteenth birthday.
    pub turned_on: Personal<NaiveDate>,
}

/// Scegliere come si prosegue dopo i diciotto anni.
#[derive(Clone, Debug, PartialEq)]
pub struct ChooseAdultPath {
    /// By whom and when.
    pub given: Given,
    /// How.
    pub path: AdultPath,
    /// Why.
    pub reason: ReasonCode,
}

/// Chiedere la verifica della competenza: a task, never a transfer by itself.
#[derive(Clone, Debug, PartialEq)]
pub struct RaiseCompetenceReview {
    /// By whom and when.
    pub given: Given,
    /// The office of the district where the person lives now.
    pub office: OfficeCode,
}

/// Mantenere la competenza.
#[derive(Clone, Debug, PartialEq)]
pub struct KeepCompetence {
    /// By whom and when.
    pub given: Given,
    /// Why.
    pub reason: ReasonCode,
}

/// Registrare il comune che sostiene la spesa, whatever the residence (L. 328/2000 art. 6 c. 4).
#[derive(Clone, Debug, PartialEq)]
pub struct RecordCostMunicipality {
    /// By whom and when.
    pub given: Given,
    /// Codice ISTAT of the municipality.
    pub municipality: ReasonCode,
    /// Since which day.
    pub from_on: NaiveDate,
    /// Why.
    pub reason: ReasonCode,
}

/// Trasferire a un altro comune, which closes the case here.
#[derive(Clone, Debug, PartialEq)]
pub struct TransferOut {
    /// By whom and when.
    pub given: Given,
    /// Codice ISTAT of the municipality.
    pub municipality: ReasonCode,
    /// Why the case is closed: another district of the region, or another region.
    pub closure: SchemeCode,
    /// How the person is left.
    pub situation: Option<SchemeCode>,
    /// Documents of the file that were sent along.
    pub documents: Vec<DocumentId>,
    /// The last day here.
    pub left_on: NaiveDate,
}
