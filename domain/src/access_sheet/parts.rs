//! What a sheet holds: how somebody came, who they are, what they need, what was done.

use crate::case_file::SchemeCode;
use crate::shared::ids::{PersonId, ReasonCode, SubjectId};
use crate::shared::personal::Personal;
use crate::shared::text::{LongText, ShortText};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::fmt;
use uuid::Uuid;

/// Modalità di accesso.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AccessMode {
    /// Di persona.
    InPerson,
    /// E-mail.
    Email,
    /// A domicilio.
    AtHome,
    /// Segnalazione scritta.
    WrittenReport,
    /// Segnalazione telefonica.
    PhoneReport,
    /// Altro, a distanza.
    OtherRemote,
}

/// Motivo dell'accesso.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AccessReason {
    /// Decreto dell'autorità giudiziaria.
    CourtDecree,
    /// Inviato da altri.
    SentBy,
    /// Spontaneo.
    Spontaneous,
    /// Convocato.
    Summoned,
}

/// Interlocutore: whom the desk spoke with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Interlocutor {
    /// Autorità giudiziaria.
    JudicialAuthority,
    /// L'utente.
    User,
    /// Un parente o conoscente.
    Relative,
    /// Un'organizzazione.
    Organisation,
    /// Un'istituzione.
    Institution,
    /// Altro.
    Other,
}

/// Esito dell'accesso.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AccessOutcome {
    /// Concluso: information and orientation were enough.
    Concluded,
    /// Inviato ad altro servizio.
    Referred,
    /// Proposta di presa in carico.
    Proposed,
}

/// Accesso: how somebody came to the desk.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Access {
    /// The day.
    pub accessed_on: NaiveDate,
    /// How.
    pub mode: AccessMode,
    /// Why.
    pub reason: AccessReason,
    /// Whom the desk spoke with.
    pub interlocutor: Interlocutor,
    /// Accompagnato.
    pub accompanied: bool,
    /// Whether the person it is about is present and informed.
    pub person_informed: bool,
}

/// Somebody named on a sheet.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Named {
    /// Their name.
    pub name: ShortText,
    /// What they are to the person it is about.
    pub relation: Option<ReasonCode>,
    /// How to reach them.
    pub contact: Option<ShortText>,
}

/// Who comes up on a sheet; each may be missing.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SheetPeople {
    /// Segnalante: never shown to the family; absent where anonymous.
    pub reporter: Option<Named>,
    /// Segnalato: the person it is about, who is not always identified.
    pub reported: Option<Named>,
    /// Riferimenti: three at most.
    pub contacts: Vec<Named>,
}

/// Motivazione e interventi: codes of needs say something of health, so all of it is sealed.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Matter {
    /// Bisogni, by macro or micro class.
    pub needs: Vec<SchemeCode>,
    /// What was told.
    pub told: Option<LongText>,
    /// What was answered and done.
    pub done: Option<LongText>,
}

/// Scheda: everything the desk writes down of one access.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Sheet {
    /// How they came.
    pub access: Access,
    /// The person it is about, where they are on file.
    pub person: Option<PersonId>,
    /// Who comes up.
    pub people: Personal<SheetPeople>,
    /// What it is about.
    pub matter: Personal<Matter>,
    /// Interventi: what was done, as codes.
    pub actions: Vec<SchemeCode>,
}

/// With whose key a sheet is sealed: that of the person, or the sheet's own where nobody is identified.
pub fn subject_of(sheet_id: Uuid, person: Option<PersonId>) -> SubjectId {
    person.map_or_else(|| SubjectId::from(sheet_id), SubjectId::from)
}

macro_rules! hidden {
    ($($name:ident)*) => {$(
        /// Never shows what it holds.
        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(concat!(stringify!($name), "(…)"))
            }
        }
    )*};
}

hidden!(Named SheetPeople Matter);
