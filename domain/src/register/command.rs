//! Commands on a register of protocol.

use super::{DailyRegisterClosed, PreservationOutcome};
use crate::shared::ids::{RegisterCode, RegistrationId};
use crate::shared::personal::Personal;
use crate::shared::stamp::Direction;
use crate::shared::text::{LongText, ShortText};
use chrono::{DateTime, NaiveDate, Utc};

crate::names::commands! {
    /// What can be asked of a register.
    RegisterCommand {
        /// Begin to close its days.
        OpenRegister = "open_register";
        /// Close one day.
        CloseDay = "close_day";
        /// Send the file of a closed day to preservation.
        SendToPreservation = "send_to_preservation";
        /// Note what the preservation system answered.
        RecordPreservationReceipt = "record_preservation_receipt";
        /// Open the emergency register.
        OpenEmergencyRegister = "open_emergency_register";
        /// Allow it for some more days.
        ExtendEmergency = "extend_emergency";
        /// Type in an act that was numbered by hand.
        RecordEmergencyEntry = "record_emergency_entry";
        /// Store how many acts were numbered by hand on a day.
        RecordEmergencyDay = "record_emergency_day";
        /// Close the emergency register: the system works again.
        CloseEmergencyRegister = "close_emergency_register";
        /// Tie an emergency number to the ordinary one it got.
        RecoverEmergencyEntry = "recover_emergency_entry";
    }
}

/// Istituire il registro.
#[derive(Clone, Debug, PartialEq)]
pub struct OpenRegister {
    /// Its code, which names its stream.
    pub register: RegisterCode,
    /// The first day that will be closed.
    pub first_day: NaiveDate,
    /// When; for a register that gave numbers before it was opened, when it gave the first one.
    pub at: DateTime<Utc>,
}

/// Chiudere il registro giornaliero of one day; days without any registration too.
#[derive(Clone, Debug, PartialEq)]
pub struct CloseDay {
    /// What the file of the day says of itself.
    pub closing: DailyRegisterClosed,
}

/// Versare in conservazione, by the next working day.
#[derive(Clone, Debug, PartialEq)]
pub struct SendToPreservation {
    /// Which closed day.
    pub day: NaiveDate,
    /// Pacchetto di versamento: its name at the preservation system.
    pub package: ShortText,
    /// When it was sent.
    pub sent_at: DateTime<Utc>,
    /// When this is noted.
    pub at: DateTime<Utc>,
}

/// Registrare l'esito: what the preservation system answered.
#[derive(Clone, Debug, PartialEq)]
pub struct RecordPreservationReceipt {
    /// Which day.
    pub day: NaiveDate,
    /// Rapporto di versamento: its reference.
    pub receipt: ShortText,
    /// Taken or refused; a refused day can be sent again.
    pub outcome: PreservationOutcome,
    /// When the answer came.
    pub received_at: DateTime<Utc>,
}

/// Aprire il registro di emergenza, for at most 24 hours.
#[derive(Clone, Debug, PartialEq)]
pub struct OpenEmergencyRegister {
    /// Why the system cannot be used.
    pub cause: LongText,
    /// Number and date of the authorising act.
    pub authorising_act: ShortText,
    /// Since when.
    pub from_at: DateTime<Utc>,
    /// When this is noted.
    pub at: DateTime<Utc>,
}

/// Prorogare: each authorisation covers at most one week more.
#[derive(Clone, Debug, PartialEq)]
pub struct ExtendEmergency {
    /// Number and date of the authorising act.
    pub authorising_act: ShortText,
    /// Until when it is allowed.
    pub until_at: DateTime<Utc>,
}

/// Riportare una registrazione di emergenza: mostly typed in when the system works again.
#[derive(Clone, Debug, PartialEq)]
pub struct RecordEmergencyEntry {
    /// The number given by hand: next in the year of the day in Rome, whatever the outage.
    pub number: u64,
    /// When the act was received or sent.
    pub received_at: DateTime<Utc>,
    /// In, out or internal.
    pub direction: Direction,
    /// Oggetto.
    pub subject: Personal<String>,
    /// Mittente o destinatario.
    pub counterparty: Personal<String>,
}

/// Chiudere la giornata di emergenza: after its last entry was typed in.
#[derive(Clone, Debug, PartialEq)]
pub struct RecordEmergencyDay {
    /// Which day.
    pub day: NaiveDate,
    /// How many acts were numbered by hand on it.
    pub total: u64,
}

/// Chiudere il registro di emergenza.
#[derive(Clone, Debug, PartialEq)]
pub struct CloseEmergencyRegister {
    /// When the system worked again.
    pub restored_at: DateTime<Utc>,
}

/// Recuperare una registrazione di emergenza in the ordinary register.
#[derive(Clone, Debug, PartialEq)]
pub struct RecoverEmergencyEntry {
    /// The year of the emergency number.
    pub year: i32,
    /// The emergency number.
    pub number: u64,
    /// The ordinary record of the same act.
    pub registration_id: RegistrationId,
}
