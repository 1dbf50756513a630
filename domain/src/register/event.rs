//! Events of a register of protocol: written down for ever.

use crate::decider::Fact;
use crate::shared::digest::Digest;
use crate::shared::ids::{ReasonCode, RegisterCode, RegistrationId};
use crate::shared::personal::Personal;
use crate::shared::stamp::Direction;
use crate::shared::text::{LongText, ShortText};
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

crate::names::events! {
    /// What happened to a register.
    RegisterEvent {
        /// Its days are closed from now on.
        RegisterOpened = "register_opened";
        /// A day was closed.
        DailyRegisterClosed = "daily_register_closed";
        /// A closed day was sent to preservation.
        DailyRegisterSentToPreservation = "daily_register_sent_to_preservation";
        /// The preservation system answered.
        PreservationReceiptRecorded = "preservation_receipt_recorded";
        /// The emergency register was opened.
        EmergencyRegisterOpened = "emergency_register_opened";
        /// It was allowed for some more days.
        EmergencyExtended = "emergency_extended";
        /// An act numbered by hand was typed in.
        EmergencyEntryRecorded = "emergency_entry_recorded";
        /// The total of a day was stored.
        EmergencyDayRecorded = "emergency_day_recorded";
        /// The emergency is over.
        EmergencyRegisterClosed = "emergency_register_closed";
        /// An emergency number was tied to its ordinary one.
        EmergencyEntryRecovered = "emergency_entry_recovered";
    }
}

/// Registro istituito.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RegisterOpened {
    /// Its code.
    pub register: RegisterCode,
    /// The first day that will be closed.
    pub first_day: NaiveDate,
}

/// Registro giornaliero chiuso: what the file of the day says of itself.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DailyRegisterClosed {
    /// Which day.
    pub day: NaiveDate,
    /// The first number of the day; absent on an empty day.
    pub first: Option<u64>,
    /// The last number of the day; absent on an empty day.
    pub last: Option<u64>,
    /// How many records.
    pub count: u64,
    /// How many annulments were made that day, of whatever day's records.
    pub annulled: u64,
    /// SHA-256 of the file.
    pub sha256: Digest,
    /// SHA-256 of the file of the day before; absent for the first day only.
    pub previous_sha256: Option<Digest>,
    /// When it was closed.
    pub closed_at: DateTime<Utc>,
    /// Area organizzativa omogenea: the code the file bears; the name of the municipality where it is absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub aoo: Option<ReasonCode>,
}

/// Registro giornaliero versato in conservazione.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DailyRegisterSentToPreservation {
    /// Which day.
    pub day: NaiveDate,
    /// Name of the package.
    pub package: ShortText,
    /// When it was sent.
    pub sent_at: DateTime<Utc>,
}

/// Esito del versamento: what the preservation system made of a package.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PreservationOutcome {
    /// Accettato.
    Accepted,
    /// Rifiutato: the day must be sent again.
    Rejected,
}

/// Rapporto di versamento ricevuto.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PreservationReceiptRecorded {
    /// Which day.
    pub day: NaiveDate,
    /// Reference of the receipt.
    pub receipt: ShortText,
    /// Taken or refused.
    pub outcome: PreservationOutcome,
    /// When the answer came.
    pub received_at: DateTime<Utc>,
}

/// Registro di emergenza aperto.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct EmergencyRegisterOpened {
    /// Why the system could not be used.
    pub cause: LongText,
    /// Number and date of the authorising act.
    pub authorising_act: ShortText,
    /// Since when.
    pub from_at: DateTime<Utc>,
    /// Until when it is allowed.
    pub until_at: DateTime<Utc>,
}

/// Emergenza prorogata.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct EmergencyExtended {
    /// Number and date of the authorising act.
    pub authorising_act: ShortText,
    /// Until when it is allowed.
    pub until_at: DateTime<Utc>,
}

/// Registrazione di emergenza riportata.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct EmergencyEntryRecorded {
    /// The year of the numbering.
    pub year: i32,
    /// The number given by hand.
    pub number: u64,
    /// The day in Rome: the one that counts for every term.
    pub received_on: NaiveDate,
    /// When the act was received or sent.
    pub received_at: DateTime<Utc>,
    /// In, out or internal.
    pub direction: Direction,
    /// Oggetto.
    pub subject: Personal<String>,
    /// Mittente o destinatario.
    pub counterparty: Personal<String>,
}

/// Giornata di emergenza: how many acts were numbered by hand.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct EmergencyDayRecorded {
    /// Which day.
    pub day: NaiveDate,
    /// How many acts.
    pub total: u64,
}

/// Registro di emergenza chiuso.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct EmergencyRegisterClosed {
    /// When the system worked again.
    pub restored_at: DateTime<Utc>,
}

/// Registrazione di emergenza recuperata.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct EmergencyEntryRecovered {
    /// The year of the emergency number.
    pub year: i32,
    /// The emergency number.
    pub number: u64,
    /// The emergency day.
    pub received_on: NaiveDate,
    /// The ordinary record of the same act.
    pub registration_id: RegistrationId,
}

impl Fact for RegisterEvent {
    fn effective_at(&self) -> Option<DateTime<Utc>> {
        match self {
            Self::RegisterOpened(_)
            | Self::EmergencyExtended(_)
            | Self::EmergencyDayRecorded(_)
            | Self::EmergencyEntryRecovered(_) => None,
            Self::DailyRegisterClosed(event) => Some(event.closed_at),
            Self::DailyRegisterSentToPreservation(event) => Some(event.sent_at),
            Self::PreservationReceiptRecorded(event) => Some(event.received_at),
            Self::EmergencyRegisterOpened(event) => Some(event.from_at),
            Self::EmergencyEntryRecorded(event) => Some(event.received_at),
            Self::EmergencyRegisterClosed(event) => Some(event.restored_at),
        }
    }
}
