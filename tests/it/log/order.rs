//! The order of the log: nothing is ever missed by whoever follows it, nothing is inverted, nothing done twice.

use super::noon;
use chrono::{TimeDelta, TimeZone, Utc};
use domain::application::{Application, ApplicationCommand, samples};
use domain::registration::Record;
use sqlx::{ConnectOptions, Connection, Executor, PgConnection};
use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use store::{Context, ExecuteError, Expected, Store};
use tests::database::TestDatabase;
use tests::letters::{officer, register, register_with};
use tokio::task::JoinSet;
use uuid::Uuid;

/// Letters that come in at once.
const LETTERS: u128 = 300;

/// What a reader has met, who asks for what comes after the last thing seen.
async fn followed(store: Store, over: Arc<AtomicBool>) -> Vec<i64> {
    let mut met: Vec<i64> = Vec::new();
    loop {
        let last_look = over.load(Ordering::SeqCst);
        let after = met.last().copied().unwrap_or_default();
        let read = store.read(after, 50).await.expect("reads");
        if read.is_empty() && last_look {
            return met;
        }
        met.extend(read.into_iter().map(|event| event.log_index));
        tokio::task::yield_now().await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn readers_that_follow_while_others_write_miss_nothing() {
    let database = TestDatabase::at(noon()).await;
    let (one, two) = (database.store().await, database.store().await);
    let over = Arc::new(AtomicBool::new(false));
    let mut readers = JoinSet::new();
    for store in [one.clone(), two.clone(), database.store().await] {
        readers.spawn(followed(store, Arc::clone(&over)));
    }
    let mut writers = JoinSet::new();
    for n in 0..LETTERS {
        let store = if n % 2 == 0 { one.clone() } else { two.clone() };
        writers.spawn(async move { register(&store, Uuid::from_u128(n)).await.expect("kept") });
    }
    writers.join_all().await;
    over.store(true, Ordering::SeqCst);
    let whole: Vec<i64> = (1..=300).collect();
    for met in readers.join_all().await {
        assert_eq!(met, whole);
    }
}

/// The control: with positions of a sequence the same reader misses what commits late, so the test above can fail.
#[tokio::test]
async fn a_reader_of_a_bare_sequence_misses_what_commits_late() {
    let database = TestDatabase::at(noon()).await;
    let mut slow = connect(&database).await;
    let mut fast = connect(&database).await;
    slow.execute("CREATE TABLE naive (position bigint GENERATED ALWAYS AS IDENTITY, who text)")
        .await
        .expect("made");
    let mut held = slow.begin().await.expect("begins");
    held.execute("INSERT INTO naive (who) VALUES ('slow')")
        .await
        .expect("written");
    fast.execute("INSERT INTO naive (who) VALUES ('fast')")
        .await
        .expect("written");
    let (mut met, mut last) = (Vec::new(), 0_i64);
    look(&mut fast, &mut met, &mut last).await;
    held.commit().await.expect("commits");
    look(&mut fast, &mut met, &mut last).await;
    assert_eq!(
        met,
        ["fast"],
        "the naive reader has seen everything: the control proves nothing"
    );
}

async fn look(connection: &mut PgConnection, met: &mut Vec<String>, last: &mut i64) {
    let rows: Vec<(i64, String)> =
        sqlx::query_as("SELECT position, who FROM naive WHERE position > $1 ORDER BY position")
            .bind(*last)
            .fetch_all(connection)
            .await
            .expect("reads");
    for (position, who) in rows {
        *last = position;
        met.push(who);
    }
}

/// A connection with the rights of the owner, in a schema beside that of the log.
async fn connect(database: &TestDatabase) -> PgConnection {
    let schema = format!("{}_beside", database.tenant);
    let options = database.owner.clone();
    let options = options.options([("search_path", schema.as_str())]);
    let mut connection = options.connect().await.expect("connects");
    connection
        .execute(format!("CREATE SCHEMA IF NOT EXISTS {schema}").as_str())
        .await
        .expect("made");
    connection
}

#[tokio::test]
async fn a_transaction_of_somebody_else_that_stays_open_holds_no_reader_back() {
    let database = TestDatabase::at(noon()).await;
    let store = database.store().await;
    let mut other = connect(&database).await;
    let mut open = other.begin().await.expect("begins");
    open.execute("CREATE TABLE forgotten (what text); INSERT INTO forgotten VALUES ('x')")
        .await
        .expect("written");
    register(&store, Uuid::from_u128(1)).await.expect("kept");
    assert_eq!(store.read(0, 10).await.expect("reads").len(), 1);
    open.rollback().await.expect("rolls back");
}

async fn send(store: Store, n: u128) {
    let mut message = samples::send_message();
    message.message_id = Uuid::from_u128(n);
    let id = samples::application_id().0;
    let context = Context::new(clerk(), Uuid::from_u128(0x1_0000 + n), "test");
    let command: ApplicationCommand = message.into();
    loop {
        let given = store.execute::<Application>(&context, id, Expected::Any, &command);
        match given.await {
            Ok(_) => return,
            // Whoever loses too many races is told so, and has written nothing.
            Err(ExecuteError::Stale { .. }) => {}
            Err(other) => panic!("{other}"),
        }
    }
}

fn clerk() -> domain::access::Actor {
    tests::actors::admin_officer("centro-1")
}

async fn filed(store: &Store) {
    let mut citizen = tests::actors::citizen();
    citizen.person = Some(samples::person());
    for (n, command) in samples::submitted().iter().enumerate() {
        let context = Context::new(citizen.clone(), Uuid::from_u128(1 + n as u128), "test");
        let id = samples::application_id().0;
        store
            .execute::<Application>(&context, id, Expected::Any, command)
            .await
            .expect("accepted");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn one_stream_is_never_inverted_however_many_race_for_it() {
    let database = TestDatabase::at(noon()).await;
    let (one, two) = (database.store().await, database.store().await);
    filed(&one).await;
    let mut tasks = JoinSet::new();
    for n in 0..40_u128 {
        let store = if n % 2 == 0 { one.clone() } else { two.clone() };
        tasks.spawn(send(store, n));
    }
    tasks.join_all().await;
    let mut last = BTreeMap::new();
    for event in one.read(0, 1_000).await.expect("reads") {
        let stream = (event.aggregate_type, event.aggregate_id);
        let before = last.insert(stream, event.sequence).unwrap_or_default();
        assert_eq!(event.sequence, before + 1);
    }
    let messages = one.load::<Application>(samples::application_id().0).await;
    assert_eq!(messages.expect("loads").state.messages.len(), 40);
    assert_eq!(one.verify().await.expect("reads").faults, []);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn of_one_command_sent_many_times_at_once_all_get_the_one_answer() {
    let database = TestDatabase::at(noon()).await;
    let stores = [database.store().await, database.store().await];
    let mut tasks = JoinSet::new();
    for n in 0..60_usize {
        let store = stores[n % 2].clone();
        // Each of ten letters is sent six times.
        tasks.spawn(async move {
            let command = Uuid::from_u128(n as u128 / 6);
            let receipt = register(&store, command).await.expect("an answer");
            (command, receipt)
        });
    }
    let mut answers = BTreeMap::new();
    for (command, receipt) in tasks.join_all().await {
        let first = answers.entry(command).or_insert_with(|| receipt.clone());
        assert_eq!(*first, receipt);
    }
    let mut numbers: Vec<u64> = answers
        .values()
        .map(|receipt| receipt.registrations[0].number)
        .collect();
    numbers.sort_unstable();
    assert_eq!(numbers, (1..=10).collect::<Vec<u64>>());
    assert_eq!(stores[0].head().await.expect("a head"), 10);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_command_the_database_refuses_gives_its_number_back_and_spoils_no_other() {
    let database = TestDatabase::at(noon()).await;
    let store = database.store().await;
    let mut tasks = JoinSet::new();
    for n in 0..60_u128 {
        let store = store.clone();
        tasks.spawn(async move {
            // A NUL has no place in any text of PostgreSQL: the statement fails after numbers were taken.
            let channel = if n % 10 == 3 { "nul\0" } else { "test" };
            let context = Context::new(officer(), Uuid::from_u128(n), channel);
            register_with(&store, &context)
                .await
                .map(|receipt| receipt.registrations[0].number)
        });
    }
    let answers = tasks.join_all().await;
    let refused = answers.iter().filter(|answer| answer.is_err()).count();
    let mut numbers: Vec<u64> = answers.into_iter().flatten().collect();
    numbers.sort_unstable();
    assert_eq!((refused, numbers), (6, (1..=54).collect()));
    let verified = store.verify().await.expect("reads");
    assert_eq!((verified.faults, verified.numbers), (vec![], 54));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn numbers_of_each_year_are_whole_and_follow_time_while_the_year_turns() {
    let before = Utc.with_ymd_and_hms(2026, 12, 31, 22, 59, 59).single();
    let database = TestDatabase::at(before.expect("an instant")).await;
    let stores = [database.store().await, database.store().await];
    let mut tasks = JoinSet::new();
    for n in 0..LETTERS {
        let store = stores[usize::try_from(n % 2).expect("small")].clone();
        tasks.spawn(async move {
            let receipt = register(&store, Uuid::from_u128(n)).await.expect("kept");
            receipt.registrations[0].clone()
        });
        if n == LETTERS / 2 {
            // Some of the first half have their numbers, others are still under way when the year turns.
            while stores[0].head().await.expect("a head") < 10 {
                tokio::task::yield_now().await;
            }
            database.clock.advance(TimeDelta::seconds(2));
        }
    }
    let mut years: BTreeMap<i32, Vec<u64>> = BTreeMap::new();
    for registration in tasks.join_all().await {
        let year = domain::shared::time::rome_year(registration.registered_at);
        assert_eq!(registration.year, year);
        years.entry(year).or_default().push(registration.number);
    }
    assert_eq!(years.keys().copied().collect::<Vec<_>>(), [2026, 2027]);
    for numbers in years.values_mut() {
        numbers.sort_unstable();
        let whole: Vec<u64> = (1..).take(numbers.len()).collect();
        assert_eq!(*numbers, whole);
    }
    assert_eq!(stores[0].verify().await.expect("reads").faults, []);
}

/// A number annulled keeps its place: the next letter gets the next number.
#[tokio::test]
async fn an_annulled_number_is_never_given_again() {
    use domain::registration::samples as letters;
    let database = TestDatabase::at(noon()).await;
    let store = database.store().await;
    let first = register(&store, Uuid::from_u128(1)).await.expect("kept");
    let stream = first.registrations[0].registration_id.0;
    let context = Context::new(officer(), Uuid::from_u128(2), "test");
    let annul = letters::annul_registration().into();
    store
        .execute::<Record>(&context, stream, Expected::Any, &annul)
        .await
        .expect("annulled");
    let next = register(&store, Uuid::from_u128(3)).await.expect("kept");
    assert_eq!(next.registrations[0].number, 2);
    assert_eq!(store.verify().await.expect("reads").numbers, 2);
}
