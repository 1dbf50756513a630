//! What each role of the database may do to the log: the service appends, the auditor reads, nobody rewrites.

use sqlx::Executor;
use sqlx::postgres::PgPool;
use tests::app::noon;
use tests::database::TestDatabase;
use tests::letters::register;
use uuid::Uuid;

/// Statements that would rewrite what was written.
const REWRITING: &[&str] = &[
    "UPDATE events SET payload = '{}'",
    "DELETE FROM events",
    "TRUNCATE events",
    "UPDATE command_log SET last_index = 0",
    "DELETE FROM command_log",
    "UPDATE register_numbers SET number = number + 1",
    "DELETE FROM register_numbers",
    "TRUNCATE register_numbers",
];

/// Statements that would write beside the one door.
const BESIDE: &[&str] = &[
    "INSERT INTO events SELECT * FROM events",
    "UPDATE log_head SET next_index = 1",
    "UPDATE register_counters SET last = 0",
    "INSERT INTO register_numbers SELECT 'x', 2026, 1, gen_random_uuid(), now()",
    "ALTER TABLE events DISABLE TRIGGER USER",
    "DROP TABLE events",
    "CREATE TABLE another (a int)",
];

async fn written() -> (TestDatabase, PgPool) {
    let database = TestDatabase::at(noon()).await;
    let store = database.store().await;
    register(&store, Uuid::from_u128(1)).await.expect("written");
    store.close().await;
    let path = database.tenant.log_schema();
    let options = database.owner.clone().options([("search_path", path)]);
    let owner = PgPool::connect_with(options).await.expect("connects");
    (database, owner)
}

/// Whether a statement is done under this role; what it did is taken back.
async fn may(owner: &PgPool, role: &str, statement: &str) -> bool {
    let mut transaction = owner.begin().await.expect("begins");
    let become_role = format!("SET LOCAL ROLE {role}");
    transaction
        .execute(become_role.as_str())
        .await
        .expect("the owner may become it");
    let done = transaction.execute(statement).await.is_ok();
    transaction.rollback().await.expect("rolls back");
    done
}

#[tokio::test]
async fn neither_the_service_nor_the_auditor_nor_the_reader_of_accesses_writes_the_log() {
    let (_database, owner) = written().await;
    for role in [
        "policentrica_service",
        "policentrica_auditor",
        "policentrica_access_reader",
    ] {
        for statement in REWRITING.iter().chain(BESIDE) {
            assert!(!may(&owner, role, statement).await, "{role}: {statement}");
        }
    }
}

#[tokio::test]
async fn even_the_owner_does_not_rewrite_it() {
    let (_database, owner) = written().await;
    for statement in REWRITING {
        let done = owner.execute(*statement).await;
        assert!(done.is_err(), "{statement}");
    }
}

#[tokio::test]
async fn the_auditor_reads_the_log_and_no_key_and_nothing_else() {
    let (database, owner) = written().await;
    let auditor = "policentrica_auditor";
    assert!(may(&owner, auditor, "SELECT count(*) FROM events").await);
    assert!(may(&owner, auditor, "SELECT count(*) FROM register_numbers").await);
    let read = database.tenant.read_schema();
    let access = database.tenant.access_schema();
    for statement in [
        "SELECT wrapped FROM subject_keys".to_owned(),
        "SELECT count(*) FROM snapshots".to_owned(),
        format!("SELECT count(*) FROM {read}.people"),
        format!("SELECT count(*) FROM {access}.accesses"),
        "SELECT append_batch(now(), '{}', '{}', '{}', '{}', '{}', '{}', '{}', '{}', '{}', '{}', '{}', '{}', '{}', '{}', \
         '{}', '{}', '{}', '{}', '{}', '{}', '{}', '{}', '{}', '{}', '{}', '{}', '{}')"
            .to_owned(),
    ] {
        assert!(!may(&owner, auditor, &statement).await, "{statement}");
    }
}
