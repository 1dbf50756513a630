//! Letters that come to the register: the smallest command that takes a number.

use domain::access::{Actor, Role};
use domain::registration::{Record, RegisterDocument, RegistrationCommand, RegistrationError};
use domain::shared::ids::{ActorCode, OfficeCode, RegisterCode, RegistrationId, SubjectId};
use domain::shared::personal::{Personal, RetentionClass};
use domain::shared::stamp::{ActKind, Direction, RegistrationRequest};
use store::{Context, ExecuteError, Expected, Receipt, Store};
use uuid::Uuid;

/// Whose letters they are.
pub const SENDER: SubjectId = SubjectId(Uuid::from_u128(1));

/// The officer of the register.
pub fn officer() -> Actor {
    Actor {
        code: ActorCode::new("protocollo").expect("a code"),
        role: Role::ProtocolOfficer,
        office: None,
        person: None,
    }
}

/// Registers one letter under `command`; the same command always means the same letter.
pub async fn register(
    store: &Store,
    command: Uuid,
) -> Result<Receipt, ExecuteError<RegistrationError>> {
    register_with(store, &Context::new(officer(), command, "test")).await
}

/// The same under circumstances of the caller's choice.
pub async fn register_with(
    store: &Store,
    context: &Context,
) -> Result<Receipt, ExecuteError<RegistrationError>> {
    let id = Uuid::new_v5(&context.command_id, b"record");
    store
        .execute::<Record>(context, id, Expected::New, &letter(id))
        .await
}

fn letter(id: Uuid) -> RegistrationCommand {
    let text = |text: &str| Personal::new(SENDER, RetentionClass::Register, text.to_owned());
    RegistrationCommand::RegisterDocument(RegisterDocument {
        request: RegistrationRequest {
            registration_id: RegistrationId(id),
            register: RegisterCode::default(),
            direction: Direction::Inbound,
            act: ActKind::Other,
            subject: text("Lettera di Agata Torrisi"),
            counterparty: text("Agata Torrisi"),
            digest: None,
            office: OfficeCode::new("centro-1").expect("a code"),
            about: None,
        },
        emergency: None,
    })
}
