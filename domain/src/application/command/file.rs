//! Commands about who works on the file, and what is written and filed in it.

use crate::application::{DeliveryOutcome, Document, MessageSender, Notice};
use crate::shared::ids::{ActorCode, OfficeCode, ReasonCode};
use crate::shared::text::LongText;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// Metti agli atti un documento interno.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub struct AttachInternalDocument {
    /// The document.
    pub document: Document,
    /// Whether the applicant sees it.
    pub visible_to_applicant: bool,
    /// When.
    pub at: DateTime<Utc>,
}

/// Assegna il responsabile del procedimento (art. 5); also another one than before.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub struct AssignOfficer {
    /// Who.
    pub officer: ActorCode,
    /// When.
    pub at: DateTime<Utc>,
}

/// Dichiara un conflitto di interessi (art. 6-bis).
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub struct DeclareConflict {
    /// Who abstains.
    pub officer: ActorCode,
    /// Why, where they say it.
    pub reason: Option<LongText>,
    /// When.
    pub at: DateTime<Utc>,
}

/// Concedi la priorità over the order of arrival (L.R. Sicilia 7/2019 art. 7).
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub struct GrantPriority {
    /// Which listed case.
    pub reason: ReasonCode,
    /// In words.
    pub note: Option<LongText>,
    /// When.
    pub at: DateTime<Utc>,
}

/// Trasferisci a un altro ufficio.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub struct TransferApplication {
    /// To which.
    pub to: OfficeCode,
    /// Why.
    pub reason: ReasonCode,
    /// In words.
    pub note: Option<LongText>,
    /// When.
    pub at: DateTime<Utc>,
}

/// Scrivi un messaggio.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub struct SendMessage {
    /// The message.
    pub message_id: Uuid,
    /// Which way.
    pub sender: MessageSender,
    /// The text.
    pub body: LongText,
    /// What it tells of, where the service itself writes it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub about: Option<Notice>,
    /// When.
    pub at: DateTime<Utc>,
}

/// Registra l'esito di una comunicazione.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub struct RecordNotificationDelivery {
    /// The notification.
    pub notification_id: Uuid,
    /// By which means, such as `pec` or `email`.
    pub means: ReasonCode,
    /// How it ended.
    pub outcome: DeliveryOutcome,
    /// When it ended.
    pub delivered_at: DateTime<Utc>,
    /// When this is recorded.
    pub at: DateTime<Utc>,
}
