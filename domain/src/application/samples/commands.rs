//! Samples up to the filing.

use super::{at, code, other_person, person, reason, text};
use crate::application::{
    AttachDocument, AttachInternalDocument, Capacity, ChangeRepresentation, Declaration,
    DeclarationKind, DiscardDraft, Document, EndOfRepresentation, EndRepresentation, IssueReceipt,
    MandateFacts, MandateScope, POWER_APPLICATIONS, RecordDeclarations, RemoveDocument,
    RepresentationFacts, StartDraft, SubmitApplication, UpdateDraft,
};
use crate::service::{
    AppealRoute, AttachmentRule, Channel, DuplicatePolicy, IdentityLevel, OfficeMap, ServiceRules,
    Silence, Unit,
};
use crate::shared::calendar::Calendar;
use crate::shared::digest::Digest;
use crate::shared::ids::{ApplicationId, DocumentId, MandateId, OfficeCode, ServiceCode};
use crate::shared::regime::LegalRegime;
use crate::shared::text::ShortText;
use chrono::NaiveDate;
use serde_json::json;
use std::collections::BTreeMap;
use uuid::Uuid;

/// The applicant's name, as the register writes it.
pub fn applicant_name() -> ShortText {
    text("Agata Esempio")
}

/// Home care, as published.
pub fn service() -> ServiceRules {
    ServiceRules {
        code: code("home-care", ServiceCode::new),
        version: 1,
        name: text("Assistenza domiciliare"),
        legal_basis: text("L. 328/2000 art. 22"),
        term_days: 30,
        regime: LegalRegime::national(),
        roll_office_deadline: false,
        silence: Silence::FailureToAct,
        competitive: false,
        form_schema: json!({
            "type": "object",
            "required": ["rooms"],
            "properties": {
                "rooms": { "type": "integer", "minimum": 1 },
                "note": { "type": "string", "maxLength": 2000 }
            }
        }),
        required_attachments: vec![AttachmentRule {
            code: reason("medical-report"),
            label: text("Relazione medica"),
            media_types: vec!["application/pdf".to_owned()],
        }],
        required_declarations: vec![reason("residence")],
        channels: vec![Channel::Spid, Channel::Cie, Channel::Counter],
        minimum_identity: IdentityLevel::Substantial,
        duplicate_policy: DuplicatePolicy::Reject,
        period: Some(reason("2026")),
        opens_at: None,
        closes_at: None,
        withdrawn: false,
        unit: Unit {
            name: text("Servizi sociali, area anziani"),
            head: text("Dott.ssa Lucia Modello"),
            substitute_power_holder: text("Dott. Alfio Prova"),
        },
        appeals: appeals(),
        offices: OfficeMap {
            districts: BTreeMap::new(),
            default: code("centro-1", OfficeCode::new),
        },
    }
}

/// Before whom decisions of the samples can be challenged.
pub fn appeals() -> Vec<AppealRoute> {
    vec![AppealRoute {
        authority: text("TAR Sicilia, sezione di Catania"),
        term_days: 60,
    }]
}

/// The identifier of the sample application.
pub fn application_id() -> ApplicationId {
    ApplicationId(Uuid::from_u128(0xa991))
}

/// See [`StartDraft`].
pub fn start_draft() -> StartDraft {
    StartDraft {
        application_id: application_id(),
        service: service(),
        applicant: person(),
        beneficiary: person(),
        capacity: Capacity::SelfActing,
        representation: RepresentationFacts::default(),
        desk: None,
        district: None,
        at: at("03-01"),
    }
}

/// A draft for somebody else, with a mandate that is valid all year.
pub fn start_as(capacity: Capacity) -> StartDraft {
    StartDraft {
        beneficiary: other_person(),
        capacity,
        representation: representation(capacity),
        ..start_draft()
    }
}

/// A valid proof of a capacity.
pub fn representation(capacity: Capacity) -> RepresentationFacts {
    let day = |month, day| NaiveDate::from_ymd_opt(2026, month, day).expect("a day of 2026");
    RepresentationFacts {
        mandate: Some(MandateFacts {
            mandate_id: MandateId(Uuid::from_u128(0xde1e)),
            capacity,
            scope: MandateScope::General,
            from: day(1, 1),
            until: Some(day(12, 31)),
            powers: vec![reason(POWER_APPLICATIONS)],
            revoked: false,
        }),
        status_proved: true,
        beneficiary_consents: true,
        ..RepresentationFacts::default()
    }
}

/// See [`UpdateDraft`].
pub fn update_draft() -> UpdateDraft {
    UpdateDraft {
        form: json!({ "rooms": 3, "note": "La signora Agata Esempio vive sola" }),
        at: at("03-01"),
    }
}

/// See [`RecordDeclarations`].
pub fn record_declarations() -> RecordDeclarations {
    RecordDeclarations {
        declarations: vec![Declaration {
            code: reason("residence"),
            kind: DeclarationKind::Certification,
        }],
        at: at("03-01"),
    }
}

/// A medical report, in PDF.
pub fn document() -> Document {
    Document {
        document_id: DocumentId(Uuid::from_u128(0xd0c)),
        code: Some(reason("medical-report")),
        name: text("relazione-agata-esempio.pdf"),
        media_type: "application/pdf".to_owned(),
        size: 48_213,
        digest: Digest::from_bytes(&[7; 32]),
    }
}

/// See [`AttachDocument`].
pub fn attach_document() -> AttachDocument {
    AttachDocument {
        document: document(),
        at: at("03-01"),
    }
}

/// See [`RemoveDocument`].
pub fn remove_document() -> RemoveDocument {
    RemoveDocument {
        document_id: document().document_id,
        at: at("03-01"),
    }
}

/// See [`AttachInternalDocument`].
pub fn attach_internal_document() -> AttachInternalDocument {
    AttachInternalDocument {
        document: Document {
            document_id: DocumentId(Uuid::from_u128(0xd0d)),
            code: None,
            name: text("visura-agata-esempio.pdf"),
            ..document()
        },
        visible_to_applicant: false,
        at: at("03-05"),
    }
}

/// See [`DiscardDraft`].
pub fn discard_draft() -> DiscardDraft {
    DiscardDraft { at: at("03-01") }
}

/// See [`SubmitApplication`].
pub fn submit_application() -> SubmitApplication {
    SubmitApplication {
        service: service(),
        calendar: Calendar::with_patron(2, 5).expect("5 February exists"),
        channel: Channel::Spid,
        identity: IdentityLevel::Substantial,
        evidence: Some(text("_6f1c-esempio")),
        representation: RepresentationFacts::default(),
        counterparty: applicant_name(),
        digest: Some(Digest::from_bytes(&[1; 32])),
        at: at("03-02"),
    }
}

/// The filing of a representative.
pub fn submit_as(capacity: Capacity) -> SubmitApplication {
    SubmitApplication {
        representation: representation(capacity),
        ..submit_application()
    }
}

/// See [`IssueReceipt`].
pub fn issue_receipt() -> IssueReceipt {
    IssueReceipt {
        unit: service().unit,
        at: at("03-02"),
    }
}

/// See [`EndRepresentation`].
pub fn end_representation() -> EndRepresentation {
    EndRepresentation {
        reason: EndOfRepresentation::Revoked,
        at: at("03-02"),
    }
}

/// See [`ChangeRepresentation`].
pub fn change_representation() -> ChangeRepresentation {
    ChangeRepresentation {
        applicant: other_person(),
        capacity: Capacity::Delegate,
        representation: representation(Capacity::Delegate),
        at: at("03-04"),
    }
}
