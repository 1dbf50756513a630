//! Commands on a record of the register.

use super::EmergencyOrigin;
use crate::shared::digest::Digest;
use crate::shared::ids::{ActorCode, RegistrationId};
use crate::shared::personal::Personal;
use crate::shared::stamp::RegistrationRequest;
use crate::shared::text::ShortText;
use chrono::{DateTime, Utc};

crate::names::commands! {
    /// What can be asked of a record.
    RegistrationCommand {
        /// Number an act that belongs to no application: a letter, a report, a circular.
        RegisterDocument = "register_document";
        /// Note that an outbound act left.
        RecordSending = "record_sending";
        /// Cross the record out, leaving it readable.
        AnnulRegistration = "annul_registration";
        /// Correct one field, remembering the old value.
        RenewField = "renew_field" clear;
    }
}

/// Protocollare: number an act.
#[derive(Clone, Debug, PartialEq)]
pub struct RegisterDocument {
    /// What the register must know of it.
    pub request: RegistrationRequest,
    /// Where it was first written down by hand, while the system was unusable.
    pub emergency: Option<EmergencyOrigin>,
}

/// Registrare la spedizione: an act that left cannot be annulled any more.
#[derive(Clone, Debug, PartialEq)]
pub struct RecordSending {
    /// When it left.
    pub sent_at: DateTime<Utc>,
    /// When this is noted.
    pub at: DateTime<Utc>,
}

/// Annullare: on a reasoned request, with the act of the document management officer that allows it.
#[derive(Clone, Debug, PartialEq)]
pub struct AnnulRegistration {
    /// Why; may name people.
    pub reason: Personal<String>,
    /// Provvedimento di autorizzazione: number and date of the authorising act.
    pub authorising_act: ShortText,
    /// Who annuls.
    pub by: ActorCode,
    /// The record that takes its place; required for an application, whose filing date must not be lost.
    pub replacement: Option<RegistrationId>,
    /// When.
    pub at: DateTime<Utc>,
}

/// Rinnovare un campo: a new value beside the permanent memory of the old one.
#[derive(Clone, Debug, PartialEq)]
pub struct RenewField {
    /// Which field, and what it says from now on.
    pub change: FieldChange,
    /// Why; may name people.
    pub reason: Personal<String>,
    /// Number and date of the authorising act.
    pub authorising_act: ShortText,
    /// Who renews it.
    pub by: ActorCode,
    /// When.
    pub at: DateTime<Utc>,
}

/// A field that is not modifiable, with its new value where the law lets it be renewed.
#[derive(Clone, Debug, PartialEq)]
pub enum FieldChange {
    /// Mittente o destinatario.
    Counterparty(Personal<String>),
    /// Oggetto.
    Subject(Personal<String>),
    /// Impronta.
    Digest(Digest),
    /// Numero: assigned by the system; to correct it is to annul the whole record.
    Number,
    /// Data: assigned by the system; to correct it is to annul the whole record.
    Date,
}
