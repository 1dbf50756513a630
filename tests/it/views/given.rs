//! What the tests of the read models begin with.

use chrono::{DateTime, TimeZone, Utc};
use domain::access::{Actor, Role};
use domain::registration::{Record, RegisterDocument, RegistrationCommand};
use domain::shared::ids::{ActorCode, OfficeCode, RegisterCode, RegistrationId, SubjectId};
use domain::shared::personal::{Personal, RetentionClass};
use domain::shared::stamp::{ActKind, Direction, RegistrationRequest};
use projections::{Fact, Projections, Rows, Step, Table, View, Viewer};
use serde_json::json;
use store::{Context, Expected, Receipt, Store};
use uuid::Uuid;

/// Noon in Catania on a working day.
pub(crate) fn noon() -> DateTime<Utc> {
    Utc.with_ymd_and_hms(2026, 3, 2, 11, 0, 0)
        .single()
        .expect("a valid instant")
}

/// Somebody in a role, bound to an office where one is named.
pub(crate) fn actor(role: Role, office: Option<&str>) -> Actor {
    Actor {
        code: ActorCode::new(role.as_str()).expect("a code"),
        role,
        office: office.map(|code| OfficeCode::new(code).expect("a code")),
        person: None,
    }
}

/// A viewer in a role.
pub(crate) fn viewer(role: Role, office: Option<&str>) -> Viewer {
    Viewer::new(actor(role, office))
}

/// Whose letter it is.
pub(crate) fn sender() -> SubjectId {
    SubjectId(Uuid::from_u128(1))
}

/// Registers a letter at an office.
pub(crate) async fn letter(store: &Store, n: u128, office: &str) -> Receipt {
    let command = Uuid::from_u128(n);
    let id = Uuid::new_v5(&command, b"record");
    let text = |text: &str| Personal::new(sender(), RetentionClass::Register, text.to_owned());
    let register = RegistrationCommand::RegisterDocument(RegisterDocument {
        request: RegistrationRequest {
            registration_id: RegistrationId(id),
            register: RegisterCode::default(),
            direction: Direction::Inbound,
            act: ActKind::Other,
            subject: text("Lettera di Agata Torrisi"),
            counterparty: text("Agata Torrisi"),
            digest: None,
            office: OfficeCode::new(office).expect("a code"),
            about: None,
        },
        emergency: None,
    });
    let context = Context::new(actor(Role::ProtocolOfficer, None), command, "test");
    store
        .execute::<Record>(&context, id, Expected::New, &register)
        .await
        .expect("registered")
}

/// Lets the read models take all there is.
pub(crate) async fn settle(projections: &Projections) {
    while projections.step().await.expect("a step") == Step::Moved {}
}

/// Rows of a table, as one text each, in order.
pub(crate) async fn table(store: &Store, name: &str) -> Vec<String> {
    sqlx::query_scalar(&format!("SELECT t::text FROM {name} t ORDER BY 1"))
        .fetch_all(store.pool())
        .await
        .expect("rows")
}

/// A read model that cannot take the event at one place of the log.
pub(crate) struct Fussy;

static FUSSY: Table = Table {
    name: "registrations",
    key: &["registration_id"],
};

/// The place of the event that [`Fussy`] cannot take.
pub(crate) const POISON: i64 = 7;

impl View for Fussy {
    fn name(&self) -> &'static str {
        "fussy"
    }

    fn revision(&self) -> i32 {
        1
    }

    fn tables(&self) -> &'static [&'static Table] {
        &[]
    }

    fn aggregates(&self) -> &'static [&'static str] {
        &["registration"]
    }

    fn project(&self, fact: &Fact<'_>, rows: &mut Rows) {
        if fact.recorded.log_index == POISON {
            rows.patch(
                &FUSSY,
                json!({"registration_id": fact.id}),
                json!({"favourite_colour": "blue"}),
            );
        }
    }
}
