//! Commands on an access sheet: plain data, with who gives them and when.

use super::{AccessOutcome, Sheet};
use crate::case_file::{Given, SchemeCode};
use crate::shared::ids::{OfficeCode, ReasonCode};
use crate::shared::personal::Personal;
use crate::shared::text::LongText;
use uuid::Uuid;

crate::names::commands! {
    /// What can be asked of an access sheet.
    AccessSheetCommand {
        /// Registra un accesso.
        RecordAccess = "record_access";
        /// Rettifica la scheda.
        CorrectAccess = "correct_access";
        /// Chiudi l'accesso con il suo esito.
        ConcludeAccess = "conclude_access";
        /// Prendi visione della proposta.
        SeeProposal = "see_proposal";
        /// Respingi la proposta.
        RejectProposal = "reject_proposal";
        /// Accogli la proposta.
        TakeUpProposal = "take_up_proposal";
        /// Scrivi una nota privata.
        AddPrivateNote = "add_private_note";
    }
}

/// Registrare un accesso.
#[derive(Clone, Debug, PartialEq)]
pub struct RecordAccess {
    /// By whom and when.
    pub given: Given,
    /// The sheet.
    pub sheet_id: Uuid,
    /// The office of the desk.
    pub office: OfficeCode,
    /// What the desk writes down.
    pub sheet: Sheet,
}

/// Rettificare la scheda: all of it again, also to say who the person is.
#[derive(Clone, Debug, PartialEq)]
pub struct CorrectAccess {
    /// By whom and when.
    pub given: Given,
    /// What is true.
    pub sheet: Sheet,
    /// Why.
    pub reason: ReasonCode,
}

/// Chiudere l'accesso.
#[derive(Clone, Debug, PartialEq)]
pub struct ConcludeAccess {
    /// By whom and when.
    pub given: Given,
    /// How it ended.
    pub outcome: AccessOutcome,
    /// The office that should take the person in charge; with a proposal, and only then.
    pub to: Option<OfficeCode>,
    /// Whether that office is open; the caller has looked.
    pub target_is_open: bool,
}

/// Prendere visione.
#[derive(Clone, Debug, PartialEq)]
pub struct SeeProposal {
    /// By whom and when.
    pub given: Given,
}

/// Respingere la proposta.
#[derive(Clone, Debug, PartialEq)]
pub struct RejectProposal {
    /// By whom and when.
    pub given: Given,
    /// Why.
    pub reason: ReasonCode,
    /// In words.
    pub note: Option<Personal<LongText>>,
}

/// Accogliere la proposta: it becomes a report in the case file of the person.
#[derive(Clone, Debug, PartialEq)]
pub struct TakeUpProposal {
    /// By whom and when.
    pub given: Given,
    /// Fonte della segnalazione, as a code.
    pub source: SchemeCode,
    /// Whether the person and their case file stand for themselves; the caller has looked.
    pub person_is_fit: bool,
}

/// Scrivere una nota privata.
#[derive(Clone, Debug, PartialEq)]
pub struct AddPrivateNote {
    /// By whom and when.
    pub given: Given,
    /// The note.
    pub note_id: Uuid,
    /// What it says.
    pub text: Personal<LongText>,
}
