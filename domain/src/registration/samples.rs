//! One valid sample of each command and event of a record of the register.

use super::{
    AnnulRegistration, DocumentRegistered, DocumentSent, EmergencyOrigin, FieldChange,
    RecordSending, RegisterDocument, RegistrationAnnulled, RegistrationCommand, RegistrationEvent,
    RegistrationFieldRenewed, RenewField, RenewedField,
};
use crate::sample::{actor, day, instant, office, person, short};
use crate::shared::ids::{RegisterCode, RegistrationId};
use crate::shared::personal::{Personal, RetentionClass};
use crate::shared::stamp::{ActKind, Direction, Registration, RegistrationRequest, Stamp};
use uuid::Uuid;

/// One of each command.
pub fn commands() -> Vec<RegistrationCommand> {
    vec![
        register_document().into(),
        record_sending().into(),
        annul_registration().into(),
        renew_field().into(),
    ]
}

/// One of each event.
pub fn events() -> Vec<RegistrationEvent> {
    let emergency = Some(EmergencyOrigin {
        number: 1,
        received_on: day(2026, 3, 2),
    });
    vec![
        DocumentRegistered {
            emergency,
            ..document_registered()
        }
        .into(),
        document_sent().into(),
        registration_annulled().into(),
        registration_field_renewed().into(),
    ]
}

/// A text about an invented person, of the class of the register.
pub fn sealed_text(text: &str) -> Personal<String> {
    Personal::new(person(1), RetentionClass::Register, text.to_owned())
}

/// What the register must know of a letter.
pub fn request() -> RegistrationRequest {
    RegistrationRequest {
        registration_id: RegistrationId(Uuid::from_u128(0x11)),
        register: RegisterCode::default(),
        direction: Direction::Inbound,
        act: ActKind::Other,
        subject: sealed_text("Lettera di Agata Torrisi sul centro diurno"),
        counterparty: sealed_text("Torrisi Agata"),
        digest: Some("0f".repeat(32)),
        office: office("centro-1"),
        about: None,
    }
}

/// A valid command.
pub fn register_document() -> RegisterDocument {
    RegisterDocument {
        request: request(),
        emergency: None,
    }
}

/// A valid command.
pub fn record_sending() -> RecordSending {
    RecordSending {
        sent_at: instant(2026, 3, 3, 9),
        at: instant(2026, 3, 3, 9),
    }
}

/// A valid command.
pub fn annul_registration() -> AnnulRegistration {
    AnnulRegistration {
        reason: sealed_text("Registrata due volte la lettera di Agata Torrisi"),
        authorising_act: short("Provvedimento n. 4 del 3 marzo 2026"),
        by: actor("protocollo"),
        replacement: Some(RegistrationId(Uuid::from_u128(0x12))),
        at: instant(2026, 3, 3, 10),
    }
}

/// A valid command.
pub fn renew_field() -> RenewField {
    RenewField {
        change: FieldChange::Subject(sealed_text("Lettera di Agata Torrisi sul centro anziani")),
        reason: sealed_text("Oggetto trascritto male"),
        authorising_act: short("Provvedimento n. 5 del 3 marzo 2026"),
        by: actor("protocollo"),
        at: instant(2026, 3, 3, 11),
    }
}

/// A valid event: an inbound letter.
pub fn document_registered() -> DocumentRegistered {
    let registration = Registration {
        registration_id: request().registration_id,
        register: RegisterCode::default(),
        year: 2026,
        number: 123,
        registered_at: instant(2026, 3, 2, 9),
    };
    DocumentRegistered {
        registration: Stamp::Assigned(registration),
        ..DocumentRegistered::from(request())
    }
}

/// A valid event: a letter that goes out.
pub fn outbound_registered() -> DocumentRegistered {
    DocumentRegistered {
        direction: Direction::Outbound,
        ..document_registered()
    }
}

/// A valid event.
pub fn document_sent() -> DocumentSent {
    DocumentSent {
        sent_at: record_sending().sent_at,
    }
}

/// A valid event.
pub fn registration_annulled() -> RegistrationAnnulled {
    let AnnulRegistration {
        reason,
        authorising_act,
        by,
        replacement,
        at,
    } = annul_registration();
    RegistrationAnnulled {
        reason,
        authorising_act,
        by,
        replacement,
        annulled_at: at,
    }
}

/// A valid event.
pub fn registration_field_renewed() -> RegistrationFieldRenewed {
    let RenewField {
        reason,
        authorising_act,
        by,
        at,
        ..
    } = renew_field();
    let change = RenewedField::Subject {
        old: request().subject,
        new: sealed_text("Lettera di Agata Torrisi sul centro anziani"),
    };
    RegistrationFieldRenewed {
        change,
        reason,
        authorising_act,
        by,
        renewed_at: at,
    }
}
