//! Events of a record of the register: written down for ever.

use crate::decider::Fact;
use crate::shared::digest::Digest;
use crate::shared::ids::{ActorCode, OfficeCode, RegistrationId};
use crate::shared::personal::Personal;
use crate::shared::stamp::{About, ActKind, Direction, RegistrationRequest, Stamp};
use crate::shared::text::ShortText;
use crate::shared::time::day_start;
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

crate::names::events! {
    /// What happened to a record.
    RegistrationEvent {
        /// The act got its number.
        DocumentRegistered = "document_registered";
        /// The act left.
        DocumentSent = "document_sent";
        /// The record was crossed out.
        RegistrationAnnulled = "registration_annulled";
        /// One of its fields has a new value.
        RegistrationFieldRenewed = "registration_field_renewed";
    }
}

/// Protocollazione: the act, with everything the law wants on the register.
///
/// The store writes it beside any event that asks for a number, in the same append.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DocumentRegistered {
    /// Number, register, year, instant.
    pub registration: Stamp,
    /// In, out or internal.
    pub direction: Direction,
    /// What kind of act.
    pub act: ActKind,
    /// Oggetto.
    pub subject: Personal<String>,
    /// Mittente o destinatario.
    pub counterparty: Personal<String>,
    /// Impronta SHA-256 in hexadecimal.
    pub digest: Option<String>,
    /// The office that received or sent it.
    pub office: OfficeCode,
    /// The stream it belongs to.
    pub about: Option<About>,
    /// Where it was first written down by hand, while the system was unusable.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub emergency: Option<EmergencyOrigin>,
}

/// What a decision that needs a number wants on the register.
impl From<RegistrationRequest> for DocumentRegistered {
    fn from(request: RegistrationRequest) -> Self {
        Self {
            direction: request.direction,
            act: request.act,
            subject: request.subject.clone(),
            counterparty: request.counterparty.clone(),
            digest: request.digest.clone(),
            office: request.office.clone(),
            about: request.about.clone(),
            registration: Stamp::Requested(Box::new(request)),
            emergency: None,
        }
    }
}

/// Protocollo di emergenza: number and day in the emergency register; for every term this day counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EmergencyOrigin {
    /// Its number there, of the year of the day.
    pub number: u64,
    /// The day it was received or sent.
    pub received_on: NaiveDate,
}

/// Documento spedito.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DocumentSent {
    /// When it left.
    pub sent_at: DateTime<Utc>,
}

/// Registrazione annullata: everything stays readable, marked; the number is never used again.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RegistrationAnnulled {
    /// Why.
    pub reason: Personal<String>,
    /// Number and date of the authorising act.
    pub authorising_act: ShortText,
    /// Who annulled it.
    pub by: ActorCode,
    /// The record that takes its place.
    pub replacement: Option<RegistrationId>,
    /// When.
    pub annulled_at: DateTime<Utc>,
}

/// Campo rinnovato.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RegistrationFieldRenewed {
    /// Which field, before and after.
    pub change: RenewedField,
    /// Why.
    pub reason: Personal<String>,
    /// Number and date of the authorising act.
    pub authorising_act: ShortText,
    /// Who renewed it.
    pub by: ActorCode,
    /// When.
    pub renewed_at: DateTime<Utc>,
}

/// A field that was renewed: the old value stays beside the new one for ever.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "field", rename_all = "snake_case")]
pub enum RenewedField {
    /// Mittente o destinatario.
    Counterparty {
        /// Before.
        old: Personal<String>,
        /// From now on.
        new: Personal<String>,
    },
    /// Oggetto.
    Subject {
        /// Before.
        old: Personal<String>,
        /// From now on.
        new: Personal<String>,
    },
    /// Impronta.
    Digest {
        /// Before.
        old: Option<String>,
        /// From now on.
        new: Digest,
    },
}

impl Fact for RegistrationEvent {
    fn effective_at(&self) -> Option<DateTime<Utc>> {
        match self {
            Self::DocumentRegistered(event) => {
                event.emergency.map(|origin| day_start(origin.received_on))
            }
            Self::DocumentSent(event) => Some(event.sent_at),
            Self::RegistrationAnnulled(event) => Some(event.annulled_at),
            Self::RegistrationFieldRenewed(event) => Some(event.renewed_at),
        }
    }
}
