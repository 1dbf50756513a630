//! Facts about who works on the file, who acts for the beneficiary, and what was written.

use crate::application::{Capacity, DeliveryOutcome, EndOfRepresentation, MessageSender, Notice};
use crate::shared::ids::{ActorCode, MandateId, OfficeCode, PersonId, ReasonCode};
use crate::shared::personal::Personal;
use crate::shared::text::LongText;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// Responsabile assegnato.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct OfficerAssigned {
    /// Who.
    pub officer: ActorCode,
    /// Who it was before.
    pub previous: Option<ActorCode>,
    /// When.
    pub assigned_at: DateTime<Utc>,
}

/// Conflitto di interessi dichiarato: the file leaves the officer's list.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ConflictDeclared {
    /// Who abstains.
    pub officer: ActorCode,
    /// Why.
    pub reason: Option<Personal<LongText>>,
    /// When.
    pub declared_at: DateTime<Utc>,
}

/// Priorità concessa.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PriorityGranted {
    /// Which listed case.
    pub reason: ReasonCode,
    /// In words.
    pub note: Option<Personal<LongText>>,
    /// When.
    pub granted_at: DateTime<Utc>,
}

/// Istanza trasferita.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ApplicationTransferred {
    /// From which office.
    pub from: OfficeCode,
    /// To which.
    pub to: OfficeCode,
    /// Why.
    pub reason: ReasonCode,
    /// In words.
    pub note: Option<Personal<LongText>>,
    /// When.
    pub transferred_at: DateTime<Utc>,
}

/// Messaggio scritto.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct MessageSent {
    /// The message.
    pub message_id: Uuid,
    /// Which way.
    pub sender: MessageSender,
    /// The text.
    pub body: Personal<LongText>,
    /// What it tells of, where the service itself wrote it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub about: Option<Notice>,
    /// When.
    pub sent_at: DateTime<Utc>,
}

/// Comunicazione consegnata o no.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct NotificationDelivered {
    /// The notification.
    pub notification_id: Uuid,
    /// By which means.
    pub means: ReasonCode,
    /// How it ended.
    pub outcome: DeliveryOutcome,
    /// When.
    pub delivered_at: DateTime<Utc>,
}

/// Rappresentanza cambiata.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RepresentationChanged {
    /// Who acts.
    pub applicant: PersonId,
    /// Who acted before.
    pub previous: PersonId,
    /// In which quality.
    pub capacity: Capacity,
    /// By which mandate.
    pub mandate_id: Option<MandateId>,
    /// When.
    pub changed_at: DateTime<Utc>,
}

/// Rappresentanza cessata.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RepresentationEnded {
    /// Who acted.
    pub applicant: PersonId,
    /// Why.
    pub reason: EndOfRepresentation,
    /// When.
    pub ended_at: DateTime<Utc>,
}
