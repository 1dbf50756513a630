//! Events of a record of the register: written down for ever.

use crate::decider::Fact;
use crate::shared::ids::OfficeCode;
use crate::shared::personal::Personal;
use crate::shared::stamp::{About, ActKind, Direction, Stamp};
use cqrs_es::DomainEvent;
use serde::{Deserialize, Serialize};

/// What happened to a record.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum RegistrationEvent {
    /// The act got its number.
    DocumentRegistered(DocumentRegistered),
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
}

impl DomainEvent for RegistrationEvent {
    fn event_type(&self) -> String {
        match self {
            Self::DocumentRegistered(_) => "document_registered".to_owned(),
        }
    }

    fn event_version(&self) -> String {
        "1".to_owned()
    }
}

impl Fact for RegistrationEvent {}
