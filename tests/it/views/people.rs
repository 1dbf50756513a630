//! People are found by tax code and name, by those who may, as long as their key is kept.

use super::given::{actor, noon, settle, table, viewer};
use chrono::NaiveDate;
use domain::access::Role;
use domain::person::{Identity, Person, PersonCommand, RegisterPerson, samples};
use domain::shared::ids::PersonId;
use domain::shared::personal::{Personal, RetentionClass};
use domain::shared::tax_code::TaxCode;
use projections::people::{self, FOUND, Sought};
use projections::{LIMIT, Projections, Viewer};
use store::{Context, Expected, Store};
use tests::database::TestDatabase;
use uuid::Uuid;

async fn found(store: &Store, viewer: &Viewer, code: &TaxCode) -> usize {
    let rows = people::by_tax_code(viewer, store, code).await;
    rows.expect("rows").len()
}

async fn named(store: &Store, viewer: &Viewer, name: &str) -> usize {
    let rows = people::by_name(viewer, store, name).await;
    rows.expect("rows").len()
}

#[tokio::test]
async fn a_person_is_found_by_code_and_name_until_their_key_is_destroyed() {
    let database = TestDatabase::at(noon()).await;
    let store = database.store().await;
    let projections = Projections::new(store.clone());
    projections.prepare().await.expect("prepared");
    let id = samples::register_person().person_id;
    let commands: [PersonCommand; 3] = [
        samples::register_person().into(),
        samples::correct_identity().into(),
        samples::record_tax_code().into(),
    ];
    let registrar = actor(Role::AdminOfficer, Some("centro-1"));
    for (n, command) in commands.iter().enumerate() {
        let command_id = Uuid::from_u128(0xf0 + n as u128);
        let context = Context::new(registrar.clone(), command_id, "test");
        store
            .execute::<Person>(&context, id.0, Expected::Any, command)
            .await
            .expect("accepted");
    }
    settle(&projections).await;
    let stored = table(&store, "people").await.concat();
    assert!(!stored.contains("Verdini") && !stored.contains("RSSMRA"));
    let code = |text| TaxCode::parse(text).expect("a code");
    let (old, new) = (code("VRDGPP80A01C351O"), code("RSSMRA85T10A562S"));
    let desk = viewer(Role::DeskOperator, Some("centro-1"));
    assert_eq!(
        (
            found(&store, &desk, &old).await,
            found(&store, &desk, &new).await
        ),
        (0, 1)
    );
    assert_eq!(named(&store, &desk, "maria VERDINI").await, 1);
    assert_eq!(named(&store, &desk, "Maria Rossi").await, 0);
    assert_eq!(named(&store, &desk, "").await, 0);
    for stranger in [viewer(Role::Citizen, None), viewer(Role::Planner, None)] {
        assert_eq!(found(&store, &stranger, &new).await, 0);
        assert_eq!(named(&store, &stranger, "Verdini").await, 0);
    }
    store
        .keyring()
        .destroy(id.into(), None)
        .await
        .expect("destroyed");
    assert_eq!(found(&store, &desk, &new).await, 0);
    assert_eq!(named(&store, &desk, "Verdini").await, 0);
    let row = people::by_id(&desk, &store, id).await.expect("an answer");
    let json = serde_json::to_value(row.expect("a row")).expect("JSON");
    assert_eq!(json["identity"], serde_json::json!({"erased": true}));
}

#[tokio::test]
async fn a_look_up_goes_on_past_a_page_of_namesakes_and_ends_at_its_bound() {
    let database = TestDatabase::at(noon()).await;
    let store = database.store().await;
    let projections = Projections::new(store.clone());
    projections.prepare().await.expect("prepared");
    let registrar = actor(Role::AdminOfficer, Some("centro-1"));
    let (many, one) = (day(1980), day(1981));
    let people = u128::from(LIMIT) + 1;
    for n in 1..=people {
        let person = PersonId(Uuid::from_u128(n));
        let identity = Identity {
            birth_on: Some(if n == people { one } else { many }),
            ..verdini()
        };
        let command = RegisterPerson {
            person_id: person,
            identity: Some(Personal::new(person, RetentionClass::Identity, identity)),
            tax_code: None,
            ..samples::register_person()
        };
        let context = Context::new(registrar.clone(), Uuid::from_u128(0xf000 + n), "test");
        store
            .execute::<Person>(&context, person.0, Expected::New, &command.into())
            .await
            .expect("accepted");
    }
    settle(&projections).await;
    let desk = viewer(Role::DeskOperator, Some("centro-1"));
    let found = async |viewer: &Viewer, birth_on| {
        let name = "Giuseppe Verdini".to_owned();
        let sought = Sought::Named { name, birth_on };
        let rows = people::look_up(viewer, &store, &sought).await;
        rows.expect("rows")
    };
    let last = found(&desk, one).await;
    let ids: Vec<u128> = last.iter().map(|row| row.person_id.0.as_u128()).collect();
    assert_eq!(ids, [people]);
    assert_eq!(found(&desk, many).await.len(), FOUND);
    assert!(found(&desk, day(1982)).await.is_empty());
    let head = viewer(Role::ServiceHead, Some("centro-1"));
    for stranger in [head, viewer(Role::Citizen, None)] {
        assert!(found(&stranger, many).await.is_empty());
    }
}

fn day(year: i32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, 1, 1).expect("a day")
}

/// The name of the sample.
fn verdini() -> Identity {
    let identity = samples::register_person().identity.expect("a name");
    identity.reveal().expect("clear").clone()
}
