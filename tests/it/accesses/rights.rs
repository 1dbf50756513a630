//! What each role of the database may do with the access log.

use super::owner;
use sqlx::Executor;
use tests::actors::{citizen, desk_operator, person_of};
use tests::applications::open;

const ROW: &str = "INSERT INTO accesses SELECT gen_random_uuid(), 0, now(), 'a', 'dpo', NULL, 'o', NULL, '{}', '{}', 'audit', \
     NULL, 'r', false, false, ''";

#[tokio::test]
async fn the_service_writes_only_and_the_reader_reads_only() {
    let app = open().await;
    let path = format!("/api/v1/people/{}", person_of(&citizen()).0);
    app.get(&desk_operator("centro-1"), &path).await;
    let owner = owner(&app).await;
    let statements = [
        ROW,
        "SELECT count(*) FROM accesses",
        "UPDATE accesses SET actor = 'x'",
        "DELETE FROM accesses",
        "TRUNCATE accesses",
        "ALTER TABLE accesses DISABLE TRIGGER USER",
        "DROP TABLE accesses",
    ];
    for (role, allowed) in [
        ("policentrica_service", 0),
        ("policentrica_access_reader", 1),
    ] {
        for (at, statement) in statements.iter().enumerate() {
            let mut transaction = owner.begin().await.expect("begins");
            let become_role = format!("SET LOCAL ROLE {role}");
            transaction
                .execute(become_role.as_str())
                .await
                .expect("the owner may become it");
            let done = transaction.execute(*statement).await;
            assert_eq!(done.is_ok(), at == allowed, "{role}: {statement}: {done:?}");
            transaction.rollback().await.expect("rolls back");
        }
    }
    for statement in [statements[2], statements[3], statements[4]] {
        assert!(
            owner.execute(statement).await.is_err(),
            "owner: {statement}"
        );
    }
}

#[tokio::test]
async fn whoever_reads_accesses_reads_nothing_else() {
    let app = open().await;
    let owner = owner(&app).await;
    for schema in [
        app.database.tenant.log_schema(),
        app.database.tenant.read_schema(),
    ] {
        for table in ["events", "subject_keys", "people"] {
            let mut transaction = owner.begin().await.expect("begins");
            transaction
                .execute("SET LOCAL ROLE policentrica_access_reader")
                .await
                .expect("the owner may become it");
            let statement = format!("SELECT 1 FROM {schema}.{table}");
            assert!(transaction.execute(statement.as_str()).await.is_err());
            transaction.rollback().await.expect("rolls back");
        }
    }
}
