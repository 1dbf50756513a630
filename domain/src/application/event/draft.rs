//! Facts up to the receipt.

use crate::application::{Capacity, Declaration, Document, Procedure, TermRule};
use crate::service::{Channel, IdentityLevel};
use crate::shared::digest::Digest;
use crate::shared::ids::{
    ApplicationId, DocumentId, MandateId, OfficeCode, PersonId, ReasonCode, ServiceCode,
};
use crate::shared::personal::Personal;
use crate::shared::stamp::{Registration, Stamp};
use crate::shared::term::Term;
use crate::shared::text::ShortText;
use crate::shared::time::rome_day;
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// Bozza iniziata.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ApplicationDrafted {
    /// The application.
    pub application_id: ApplicationId,
    /// The service asked of.
    pub service: ServiceCode,
    /// Its version at that time.
    pub service_version: u32,
    /// Its title.
    pub title: ShortText,
    /// Who acts.
    pub applicant: PersonId,
    /// For whom.
    pub beneficiary: PersonId,
    /// In which quality.
    pub capacity: Capacity,
    /// By which mandate.
    pub mandate_id: Option<MandateId>,
    /// The office in charge of the draft: the desk, or the one that will have the application.
    pub office: OfficeCode,
    /// Where the beneficiary lives.
    pub district: Option<ReasonCode>,
    /// When.
    pub drafted_at: DateTime<Utc>,
}

/// Bozza compilata.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DraftUpdated {
    /// The whole form.
    pub form: Personal<Value>,
    /// When.
    pub updated_at: DateTime<Utc>,
}

/// Dichiarazioni rese.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DeclarationsRecorded {
    /// All of them.
    pub declarations: Vec<Declaration>,
    /// When.
    pub recorded_at: DateTime<Utc>,
}

/// Documento allegato.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DocumentAttached {
    /// The document.
    pub document: Document<Personal<ShortText>>,
    /// Whether the office put it there.
    pub internal: bool,
    /// Whether the applicant sees it.
    pub visible_to_applicant: bool,
    /// When.
    pub attached_at: DateTime<Utc>,
}

/// Documento tolto.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DocumentRemoved {
    /// Which.
    pub document_id: DocumentId,
    /// When.
    pub removed_at: DateTime<Utc>,
}

/// Bozza eliminata.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DraftDiscarded {
    /// When.
    pub discarded_at: DateTime<Utc>,
}

/// Istanza presentata: the form as signed, and the rules the procedure runs under.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ApplicationSubmitted {
    /// Who acts.
    pub applicant: PersonId,
    /// For whom.
    pub beneficiary: PersonId,
    /// In which quality.
    pub capacity: Capacity,
    /// By which mandate.
    pub mandate_id: Option<MandateId>,
    /// The office in charge from now on.
    pub office: OfficeCode,
    /// How it was filed.
    pub channel: Channel,
    /// How sure the service was of who filed it.
    pub identity: IdentityLevel,
    /// The evidence of identity or signature.
    pub evidence: Option<Personal<ShortText>>,
    /// The form as signed.
    pub form: Personal<Value>,
    /// The declarations made.
    pub declarations: Vec<Declaration>,
    /// The documents handed in.
    pub attachments: Vec<AttachmentFiled>,
    /// The rules.
    pub procedure: Procedure,
}

/// Allegato presentato: which paper, with its digest, as the receipt lists it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct AttachmentFiled {
    /// The document.
    pub document_id: DocumentId,
    /// Which required paper it is.
    pub code: Option<ReasonCode>,
    /// SHA-256 of its bytes.
    pub digest: Digest,
}

/// Istanza protocollata: its number, and the start of the term.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ApplicationRegistered {
    /// The number; its instant is the instant of filing.
    pub registration: Stamp,
    /// How the term is counted.
    pub term: TermRule,
}

impl ApplicationRegistered {
    /// The day of receipt, day zero of the term; absent until the number is assigned.
    pub fn received_on(&self) -> Option<NaiveDate> {
        let Registration { registered_at, .. } = self.registration.assigned()?;
        Some(rome_day(*registered_at))
    }

    /// The last day of the office, if nothing stops the clock.
    pub fn due_on(&self) -> Option<NaiveDate> {
        self.term
            .due_on(&Term::new(self.received_on()?, self.term.days))
    }
}

/// Ricevuta rilasciata: with the art. 8 data it is the notice of start too (art. 18-bis).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ReceiptIssued {
    /// What the procedure is about.
    pub title: ShortText,
    /// On what it rests.
    pub legal_basis: ShortText,
    /// The office in charge.
    pub office: OfficeCode,
    /// The unit in charge.
    pub unit: ShortText,
    /// Responsabile del procedimento: the head of the unit until another is named (art. 5 c. 2).
    pub procedure_officer: Personal<ShortText>,
    /// Titolare del potere sostitutivo: the remedy for inaction.
    pub substitute_power_holder: Personal<ShortText>,
    /// Days within which it must end.
    pub term_days: u32,
    /// The documents handed in.
    pub attachments: Vec<AttachmentFiled>,
    /// When.
    pub issued_at: DateTime<Utc>,
}
