//! Samples of the review.

use super::{applicant_name, at, code, document, reason, text};
use crate::application::{
    AssignOfficer, CheckDeclaration, CloseIntegrationWindow, CloseObservationsWindow, CorrectData,
    DeclarationOutcome, DeclareConflict, DeliveryOutcome, Document, FileMemo, GrantPriority,
    Ground, IntegrationItem, ListPlace, MessageSender, NotifyRejectionGrounds, Outcome,
    ProposeDecision, RecordNoticeReceipt, RecordNotificationDelivery, RecordRanking,
    RequestIntegration, ReturnToReview, SendMessage, SubmitObservations, SupplyIntegration,
    TransferApplication,
};
use crate::shared::digest::Digest;
use crate::shared::ids::{ActorCode, DocumentId, OfficeCode};
use chrono::NaiveDate;
use serde_json::json;
use uuid::Uuid;

fn digest(byte: u8) -> Digest {
    Digest::from_bytes(&[byte; 32])
}

fn paper(number: u128) -> Document {
    Document {
        document_id: DocumentId(Uuid::from_u128(number)),
        code: None,
        ..document()
    }
}

/// See [`AssignOfficer`].
pub fn assign_officer() -> AssignOfficer {
    AssignOfficer {
        officer: code("officer-1", ActorCode::new),
        at: at("03-03"),
    }
}

/// See [`DeclareConflict`].
pub fn declare_conflict() -> DeclareConflict {
    DeclareConflict {
        officer: code("officer-1", ActorCode::new),
        reason: Some(text("Agata Esempio è mia cugina")),
        at: at("03-04"),
    }
}

/// See [`GrantPriority`].
pub fn grant_priority() -> GrantPriority {
    GrantPriority {
        reason: reason("urgent-health"),
        note: Some(text("Dimissione ospedaliera di Agata Esempio")),
        at: at("03-04"),
    }
}

/// See [`TransferApplication`].
pub fn transfer_application() -> TransferApplication {
    TransferApplication {
        to: code("centro-2", OfficeCode::new),
        reason: reason("residence-changed"),
        note: Some(text("Agata Esempio ora abita in via Prova 1")),
        at: at("03-04"),
    }
}

/// See [`SendMessage`].
pub fn send_message() -> SendMessage {
    SendMessage {
        message_id: Uuid::from_u128(0x5e7d),
        sender: MessageSender::Applicant,
        body: text("Sono Agata Esempio, quando avrò risposta?"),
        about: None,
        at: at("03-06"),
    }
}

/// See [`RecordNotificationDelivery`].
pub fn record_notification_delivery() -> RecordNotificationDelivery {
    RecordNotificationDelivery {
        notification_id: Uuid::from_u128(0x0171),
        means: reason("pec"),
        outcome: DeliveryOutcome::Delivered,
        delivered_at: at("03-06"),
        at: at("03-06"),
    }
}

/// See [`RequestIntegration`].
pub fn request_integration() -> RequestIntegration {
    RequestIntegration {
        items: vec![IntegrationItem {
            code: reason("care-needs"),
            description: text("Descrivere il bisogno di assistenza di Agata Esempio"),
            held_by_administration: false,
        }],
        days: 30,
        counterparty: applicant_name(),
        digest: Some(digest(2)),
        at: at("03-12"),
    }
}

/// See [`SupplyIntegration`].
pub fn supply_integration() -> SupplyIntegration {
    SupplyIntegration {
        note: Some(text("Allego quanto chiesto, Agata Esempio")),
        documents: vec![paper(0xd0e)],
        declarations: Vec::new(),
        complete: true,
        counterparty: applicant_name(),
        digest: Some(digest(3)),
        at: at("03-26"),
    }
}

/// See [`CloseIntegrationWindow`].
pub fn close_integration_window() -> CloseIntegrationWindow {
    CloseIntegrationWindow { at: at("04-12") }
}

/// See [`FileMemo`].
pub fn file_memo() -> FileMemo {
    FileMemo {
        text: text("Memoria di Agata Esempio"),
        documents: vec![paper(0xd0f)],
        counterparty: applicant_name(),
        digest: Some(digest(4)),
        at: at("03-28"),
    }
}

/// A ground, in words.
pub fn ground(name: &str) -> Ground {
    Ground {
        code: reason(name),
        text: text("Agata Esempio non risulta residente"),
        follows_from_observations: false,
    }
}

/// See [`NotifyRejectionGrounds`].
pub fn notify_rejection_grounds() -> NotifyRejectionGrounds {
    NotifyRejectionGrounds {
        grounds: vec![ground("not-resident")],
        received_at: None,
        counterparty: applicant_name(),
        digest: Some(digest(5)),
        at: at("04-05"),
    }
}

/// See [`RecordNoticeReceipt`].
pub fn record_notice_receipt() -> RecordNoticeReceipt {
    RecordNoticeReceipt {
        received_at: at("04-05"),
        at: at("04-07"),
    }
}

/// See [`SubmitObservations`].
pub fn submit_observations() -> SubmitObservations {
    SubmitObservations {
        text: text("Agata Esempio abita qui da sempre"),
        documents: vec![paper(0xd10)],
        counterparty: applicant_name(),
        digest: Some(digest(6)),
        at: at("04-12"),
    }
}

/// See [`CloseObservationsWindow`].
pub fn close_observations_window() -> CloseObservationsWindow {
    CloseObservationsWindow { at: at("04-22") }
}

/// See [`CorrectData`].
pub fn correct_data() -> CorrectData {
    CorrectData {
        pointer: text("/rooms"),
        old: json!(3),
        new: json!(2),
        reason: text("Errore di battitura di Agata Esempio"),
        at: at("03-05"),
    }
}

/// See [`CheckDeclaration`].
pub fn check_declaration() -> CheckDeclaration {
    CheckDeclaration {
        code: reason("residence"),
        outcome: DeclarationOutcome::False,
        source: reason("anpr"),
        note: Some(text("Agata Esempio risulta altrove")),
        at: at("03-06"),
    }
}

/// See [`ProposeDecision`].
pub fn propose_decision() -> ProposeDecision {
    ProposeDecision {
        outcome: Outcome::Grant,
        findings: text("Agata Esempio ha i requisiti"),
        at: at("03-20"),
    }
}

/// See [`ReturnToReview`].
pub fn return_to_review() -> ReturnToReview {
    ReturnToReview {
        reason: text("Mancano i conteggi di Agata Esempio"),
        at: at("03-21"),
    }
}

/// See [`RecordRanking`].
pub fn record_ranking() -> RecordRanking {
    RecordRanking {
        ranking_id: Uuid::from_u128(0x4a41),
        place: ListPlace::Ranked,
        position: Some(12),
        approved_on: NaiveDate::from_ymd_opt(2026, 3, 20).expect("a day of 2026"),
        at: at("03-20"),
    }
}
