//! Commands of the course of a case: from its first report to its closing.

use crate::case_file::{Given, Report, SchemeCode, Worker};
use crate::shared::ids::{OfficeCode, PersonId, ReasonCode};
use crate::shared::personal::Personal;
use crate::shared::text::LongText;
use chrono::NaiveDate;
use std::collections::BTreeSet;
use uuid::Uuid;

/// Ricevere una segnalazione; the first one makes the file.
#[derive(Clone, Debug, PartialEq)]
pub struct ReceiveReport {
    /// By whom and when.
    pub given: Given,
    /// Whose file.
    pub person_id: PersonId,
    /// The office that receives it.
    pub office: OfficeCode,
    /// The report.
    pub report: Report,
}

/// Aprire il caso, after its first report.
#[derive(Clone, Debug, PartialEq)]
pub struct OpenCase {
    /// By whom and when.
    pub given: Given,
    /// The first day.
    pub opened_on: NaiveDate,
    /// Why.
    pub reason: ReasonCode,
}

/// Assegnare l'assistente sociale responsabile: exactly one at any instant.
#[derive(Clone, Debug, PartialEq)]
pub struct AssignCaseManager {
    /// By whom and when.
    pub given: Given,
    /// Who.
    pub to: Worker,
    /// Why.
    pub reason: ReasonCode,
    /// The first day.
    pub from_on: NaiveDate,
}

/// Affiancare un operatore.
#[derive(Clone, Debug, PartialEq)]
pub struct AddCoworker {
    /// By whom and when.
    pub given: Given,
    /// Who.
    pub worker: Worker,
    /// Whether there is such an office, and it is open today.
    pub office_is_open: bool,
    /// Why.
    pub reason: ReasonCode,
    /// The first day.
    pub from_on: NaiveDate,
}

/// Togliere un operatore.
#[derive(Clone, Debug, PartialEq)]
pub struct RemoveCoworker {
    /// By whom and when.
    pub given: Given,
    /// Who.
    pub worker: Worker,
    /// Why.
    pub reason: ReasonCode,
    /// The last day.
    pub until_on: NaiveDate,
}

/// Prendere in carico.
#[derive(Clone, Debug, PartialEq)]
pub struct TakeInCharge {
    /// By whom and when.
    pub given: Given,
    /// The first day.
    pub from_on: NaiveDate,
}

/// Chiedere il trasferimento a un altro centro.
#[derive(Clone, Debug, PartialEq)]
pub struct RequestTransfer {
    /// By whom and when.
    pub given: Given,
    /// To which office.
    pub to: OfficeCode,
    /// Whether that office is open; the caller has looked.
    pub target_is_open: bool,
    /// Why.
    pub reason: ReasonCode,
    /// Relazione for the new office.
    pub summary: Personal<LongText>,
}

/// Accettare il trasferimento, naming who is responsible from then on.
#[derive(Clone, Debug, PartialEq)]
pub struct AcceptTransfer {
    /// By whom and when.
    pub given: Given,
    /// The new case manager.
    pub manager: Worker,
    /// Whether the office that accepts is open; the caller has looked.
    pub target_is_open: bool,
    /// The first day at the new office.
    pub effective_on: NaiveDate,
    /// Until when the former office still reads the file; absent means no longer.
    pub former_reads_until_on: Option<NaiveDate>,
}

/// Respingere il trasferimento.
#[derive(Clone, Debug, PartialEq)]
pub struct RefuseTransfer {
    /// By whom and when.
    pub given: Given,
    /// Why.
    pub reason: ReasonCode,
    /// In words.
    pub note: Option<Personal<LongText>>,
}

/// Chiudere il caso.
#[derive(Clone, Debug, PartialEq)]
pub struct CloseCase {
    /// By whom and when.
    pub given: Given,
    /// Why.
    pub reason: SchemeCode,
    /// How the person is left.
    pub situation: Option<SchemeCode>,
    /// The last day.
    pub closed_on: NaiveDate,
    /// The plans still running that end with the case, in the same transaction.
    pub closes: BTreeSet<Uuid>,
}

/// Riaprire il caso: a new episode of the same file.
#[derive(Clone, Debug, PartialEq)]
pub struct ReopenCase {
    /// By whom and when.
    pub given: Given,
    /// Why.
    pub reason: ReasonCode,
    /// The first day.
    pub opened_on: NaiveDate,
}

/// Annotare il decesso: tasks close, the case does not by itself.
#[derive(Clone, Debug, PartialEq)]
pub struct NoteDeath {
    /// By whom and when.
    pub given: Given,
    /// The day they died.
    pub died_on: Personal<NaiveDate>,
    /// The day of their birth, where it is known.
    pub born_on: Option<NaiveDate>,
}

/// Far confluire la cartella in quella della stessa persona.
#[derive(Clone, Debug, PartialEq)]
pub struct AbsorbCase {
    /// By whom and when.
    pub given: Given,
    /// The file that goes on.
    pub into: PersonId,
    /// Whether that file is there and stands for itself; the caller has looked.
    pub survivor_is_fit: bool,
    /// Why.
    pub reason: ReasonCode,
}

/// Ripristinare la cartella: they are two people after all.
#[derive(Clone, Debug, PartialEq)]
pub struct RestoreCase {
    /// By whom and when.
    pub given: Given,
    /// Why.
    pub reason: ReasonCode,
}
