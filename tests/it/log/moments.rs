//! What a stream was at a moment, and that a snapshot never says anything else than the events.

use super::noon;
use chrono::TimeDelta;
use domain::application::{Application, ApplicationCommand, samples};
use domain::decider::Decider;
use domain::office::{Office, OfficeCommand, samples as offices};
use domain::shared::time::day_start;
use store::{Context, Expected, Moment, Store};
use tests::database::TestDatabase;
use uuid::Uuid;

fn id() -> Uuid {
    samples::application_id().0
}

async fn give(store: &Store, n: u128, command: ApplicationCommand) {
    let mut citizen = tests::actors::citizen();
    citizen.person = Some(samples::person());
    let context = Context::new(citizen, Uuid::from_u128(n), "test");
    store
        .execute::<Application>(&context, id(), Expected::Any, &command)
        .await
        .expect("accepted");
}

/// A filed application and so many messages on it.
async fn with_messages(store: &Store, from: u128, count: u128) {
    for n in from..from + count {
        let mut message = samples::send_message();
        message.message_id = Uuid::from_u128(n);
        give(store, 0x100 + n, message.into()).await;
    }
}

async fn filed() -> (TestDatabase, Store) {
    let database = TestDatabase::at(noon()).await;
    let store = database.store().await;
    for (n, command) in (0..).zip(samples::submitted()) {
        give(&store, n, command).await;
    }
    (database, store)
}

async fn replayed(store: &Store) -> Application {
    let replayed = store.replay::<Application>(id(), Moment::default(), false);
    replayed.await.expect("replays").loaded.state
}

async fn rows(store: &Store, statement: &str) -> u64 {
    let done = sqlx::query(statement).execute(store.pool()).await;
    done.expect("done").rows_affected()
}

#[tokio::test]
async fn a_snapshot_at_any_length_says_what_the_events_say() {
    let (_database, store) = filed().await;
    let mut sent = 0;
    for more in [0, 1, 2, 3, 5, 8] {
        with_messages(&store, sent, more).await;
        sent += more;
        let version = store.snapshot::<Application>(id()).await.expect("kept");
        with_messages(&store, sent, more % 3).await;
        sent += more % 3;
        let loaded = store.load::<Application>(id()).await.expect("loads");
        assert_eq!(loaded.state, replayed(&store).await);
        assert_eq!(
            loaded.version,
            version + u64::try_from(more % 3).expect("small")
        );
    }
    // What must be read in clear is read in clear from a snapshot too.
    let clear = store.load_clear::<Application>(id()).await.expect("loads");
    let whole = store.replay::<Application>(id(), Moment::default(), true);
    assert_eq!(clear.state, whole.await.expect("replays").loaded.state);
}

#[tokio::test]
async fn a_snapshot_of_another_build_or_one_that_is_broken_decides_nothing() {
    let (_database, store) = filed().await;
    store.snapshot::<Application>(id()).await.expect("kept");
    with_messages(&store, 1, 2).await;
    for (statement, why) in [
        (
            "UPDATE snapshots SET payload = '{\"status\": \"granted\"}', state_version = 'older'",
            "another build",
        ),
        ("UPDATE snapshots SET payload = '[1, 2]'", "no state at all"),
        ("DELETE FROM snapshots", "deleted"),
    ] {
        store.snapshot::<Application>(id()).await.expect("kept");
        assert_eq!(rows(&store, statement).await, 1, "{why}");
        let loaded = store.load::<Application>(id()).await.expect("loads");
        assert_eq!(loaded.state, replayed(&store).await, "{why}");
        // And the next command is decided on it.
        with_messages(&store, 50 + u128::from(loaded.version), 1).await;
    }
}

#[tokio::test]
async fn a_long_stream_gets_its_snapshot_by_itself() {
    let (_database, store) = filed().await;
    with_messages(&store, 0, 205).await;
    let kept = "SELECT last_sequence FROM snapshots";
    let last = loop {
        let found: Option<i64> = sqlx::query_scalar(kept)
            .fetch_optional(store.pool())
            .await
            .expect("reads");
        match found {
            Some(last) => break last,
            // It is written beside the command that made the stream long.
            None => tokio::time::sleep(std::time::Duration::from_millis(5)).await,
        }
    };
    assert!(last > 200, "{last}");
    let loaded = store.load::<Application>(id()).await.expect("loads");
    assert_eq!(loaded.state, replayed(&store).await);
}

#[tokio::test]
async fn a_stream_stands_at_each_of_its_events_as_it_stood_then() {
    let (_database, store) = filed().await;
    let events = store
        .read_stream("application", &id().to_string(), 0)
        .await
        .expect("reads");
    let mut state = Application::default();
    for event in events {
        state.evolve(&event.decode().expect("reads"));
        let moment = Moment {
            at: u64::try_from(event.sequence).ok(),
            ..Moment::default()
        };
        let then = store
            .replay::<Application>(id(), moment, false)
            .await
            .expect("replays");
        assert_eq!(then.loaded.state, state);
        assert_eq!(Some(then.loaded.version), moment.at);
    }
}

#[tokio::test]
async fn what_was_true_and_what_was_known_are_two_questions() {
    let database = TestDatabase::at(noon()).await;
    let store = database.store().await;
    let stream = offices::open_office().code.stream_id();
    // Open since January and revised from June on; written down on two days of March.
    let commands: [OfficeCommand; 2] = [
        offices::open_office().into(),
        offices::revise_office().into(),
    ];
    for (n, command) in (1..).zip(commands) {
        let context = Context::new(tests::actors::director(), Uuid::from_u128(n), "test");
        store
            .execute::<Office>(&context, stream, Expected::Any, &command)
            .await
            .expect("accepted");
        database.clock.advance(TimeDelta::days(1));
    }
    let count = async |moment: Moment| {
        let read = store.replay::<Office>(stream, moment, false).await;
        read.expect("replays").events.len()
    };
    let revised_at = day_start(offices::revise_office().from_on);
    assert!(revised_at > noon() + TimeDelta::days(2));
    let second = TimeDelta::seconds(1);
    for (at, known, held) in [
        (noon() - TimeDelta::days(20), 0, 1),
        (noon() - second, 0, 1),
        (noon(), 1, 1),
        (noon() + TimeDelta::days(1), 2, 1),
        (revised_at - second, 2, 1),
        (revised_at, 2, 2),
    ] {
        let known_at = Moment {
            known_at: Some(at),
            ..Moment::default()
        };
        let as_of = Moment {
            as_of: Some(at),
            ..Moment::default()
        };
        assert_eq!(
            (count(known_at).await, count(as_of).await),
            (known, held),
            "{at}"
        );
    }
}
