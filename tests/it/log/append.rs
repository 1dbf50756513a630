//! What one append promises.

use super::noon;
use domain::shared::personal::RetentionClass;
use tests::database::TestDatabase;
use tests::letters::{SENDER, register};
use uuid::Uuid;

#[tokio::test]
async fn numbers_are_gapless_under_concurrent_appends() {
    let database = TestDatabase::at(noon()).await;
    let (one, two) = (database.store().await, database.store().await);
    let mut tasks = tokio::task::JoinSet::new();
    for n in 0..200_u128 {
        let store = if n % 2 == 0 { one.clone() } else { two.clone() };
        tasks.spawn(async move {
            register(&store, Uuid::from_u128(n))
                .await
                .expect("registered")
                .registrations[0]
                .number
        });
    }
    let mut numbers = tasks.join_all().await;
    numbers.sort_unstable();
    assert_eq!(numbers, (1..=200).collect::<Vec<u64>>());
    assert_eq!(one.head().await.expect("a head"), 200);
}

#[tokio::test]
async fn a_repeated_command_gets_the_same_answer_and_writes_nothing() {
    let database = TestDatabase::at(noon()).await;
    let store = database.store().await;
    let first = register(&store, Uuid::from_u128(1))
        .await
        .expect("registered");
    let again = register(&store, Uuid::from_u128(1))
        .await
        .expect("the same answer");
    assert_eq!(first, again);
    assert_eq!(store.head().await.expect("a head"), 1);
    assert_eq!(first.registrations[0].display_number(), "2026/0000001");
}

#[tokio::test]
async fn what_is_written_is_sealed_and_can_be_revealed() {
    let database = TestDatabase::at(noon()).await;
    let store = database.store().await;
    register(&store, Uuid::from_u128(1))
        .await
        .expect("registered");
    let (text,): (String,) = sqlx::query_as("SELECT payload::text FROM events")
        .fetch_one(store.pool())
        .await
        .expect("a row");
    assert!(!text.contains("Agata"), "{text}");
    let mut payload: serde_json::Value = serde_json::from_str(&text).expect("JSON");
    store
        .keyring()
        .reveal(&mut [&mut payload])
        .await
        .expect("reveals");
    assert_eq!(payload["counterparty"]["$clear"]["value"], "Agata Torrisi");
    store
        .keyring()
        .destroy(SENDER, Some(RetentionClass::Register))
        .await
        .expect("destroyed");
    let mut payload: serde_json::Value = serde_json::from_str(&text).expect("JSON");
    store
        .keyring()
        .reveal(&mut [&mut payload])
        .await
        .expect("reveals");
    assert!(payload["counterparty"]["$erased"].is_object(), "{payload}");
}

#[tokio::test]
async fn the_service_can_rewrite_nothing() {
    let database = TestDatabase::at(noon()).await;
    let store = database.store().await;
    register(&store, Uuid::from_u128(1))
        .await
        .expect("registered");
    for statement in [
        "UPDATE events SET event_type = 'x'",
        "DELETE FROM events",
        "TRUNCATE events",
        "INSERT INTO events SELECT * FROM events",
        "DELETE FROM command_log",
        "UPDATE register_numbers SET number = 7",
        "UPDATE log_head SET next_index = 1",
        "UPDATE register_counters SET last = 0",
    ] {
        let refused = sqlx::query(statement)
            .execute(store.pool())
            .await
            .expect_err(statement);
        assert_eq!(
            refused
                .as_database_error()
                .and_then(sqlx::error::DatabaseError::code)
                .as_deref(),
            Some("42501"),
            "{statement}"
        );
    }
}

#[tokio::test]
async fn a_repeated_command_that_changed_nothing_gets_the_same_answer_too() {
    use cqrs_es::Aggregate;
    use domain::application::samples;
    use domain::application::{Application, ApplicationCommand};
    use store::{Context, Expected};
    let database = TestDatabase::at(noon()).await;
    let store = database.store().await;
    let command: ApplicationCommand = samples::import_history().into();
    let id = samples::import_history().application_id.0;
    let ask = async |command_id: u128| {
        let context = Context::new(
            domain::access::Actor::system(),
            Uuid::from_u128(command_id),
            "test",
        );
        store
            .execute::<Application>(&context, id, Expected::Any, &command)
            .await
            .expect("taken")
    };
    let first = ask(1).await;
    let nothing = ask(2).await;
    assert_eq!(
        (nothing.events.len(), nothing.version()),
        (0, first.version())
    );
    assert_eq!(ask(2).await, nothing);
    assert_eq!(nothing.streams[0].aggregate_type, Application::TYPE);
}
