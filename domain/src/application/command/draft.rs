//! Commands up to the filing.

use crate::application::{Capacity, Declaration, Document, RepresentationFacts};
use crate::service::{Channel, IdentityLevel, ServiceRules, Unit};
use crate::shared::calendar::Calendar;
use crate::shared::digest::Digest;
use crate::shared::ids::{ApplicationId, DocumentId, OfficeCode, PersonId, ReasonCode};
use crate::shared::text::ShortText;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// Inizia una bozza: for oneself or for a person one may act for.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub struct StartDraft {
    /// The application.
    pub application_id: ApplicationId,
    /// The service asked of, as published now.
    pub service: ServiceRules,
    /// Who acts.
    pub applicant: PersonId,
    /// For whom.
    pub beneficiary: PersonId,
    /// In which quality.
    pub capacity: Capacity,
    /// What is known of the representation.
    pub representation: RepresentationFacts,
    /// The desk where an operator types it for the citizen; absent when the citizen types it.
    pub desk: Option<OfficeCode>,
    /// Where the beneficiary lives, by district.
    pub district: Option<ReasonCode>,
    /// When.
    pub at: DateTime<Utc>,
}

/// Compila: the whole form as it is now; it need not be complete.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub struct UpdateDraft {
    /// The form.
    pub form: Value,
    /// When.
    pub at: DateTime<Utc>,
}

/// Dichiara: the declarations made so far; replaces the earlier list.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub struct RecordDeclarations {
    /// All of them.
    pub declarations: Vec<Declaration>,
    /// When.
    pub at: DateTime<Utc>,
}

/// Allega: a document whose bytes are already kept.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub struct AttachDocument {
    /// The document.
    pub document: Document,
    /// When.
    pub at: DateTime<Utc>,
}

/// Togli un allegato.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub struct RemoveDocument {
    /// Which.
    pub document_id: DocumentId,
    /// When.
    pub at: DateTime<Utc>,
}

/// Elimina la bozza.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub struct DiscardDraft {
    /// When.
    pub at: DateTime<Utc>,
}

/// Presenta: what was drafted becomes an application, with its number and its term.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub struct SubmitApplication {
    /// The service, as published now: its version is the one the procedure keeps.
    pub service: ServiceRules,
    /// The holidays of the municipality.
    pub calendar: Calendar,
    /// How it is filed.
    pub channel: Channel,
    /// How sure the service is of who files it.
    pub identity: IdentityLevel,
    /// The evidence of identity or signature (CAD art. 65): a token or message identifier.
    pub evidence: Option<ShortText>,
    /// What is known of the representation today.
    pub representation: RepresentationFacts,
    /// The applicant's name, as the register writes it.
    pub counterparty: ShortText,
    /// SHA-256 of the main document, where there is one.
    pub digest: Option<Digest>,
    /// When.
    pub at: DateTime<Utc>,
}

/// Rilascia la ricevuta: only where filing did not yield it.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub struct IssueReceipt {
    /// Who answers for the procedure.
    pub unit: Unit,
    /// When.
    pub at: DateTime<Utc>,
}
