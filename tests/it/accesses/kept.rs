//! The access log stays whole when connections break, shows what was done to it, and forgets in time.

use super::{found, owner};
use chrono::{TimeZone, Utc};
use tests::actors::{citizen, desk_operator, person_of};
use tests::app::TestApp;
use tests::applications::open;

async fn look(app: &TestApp) {
    let path = format!("/api/v1/people/{}", person_of(&citizen()).0);
    let reply = app.get(&desk_operator("centro-1"), &path).await;
    assert_eq!(reply.status, 200, "{reply:?}");
}

#[tokio::test]
async fn no_access_is_lost_or_doubled_when_the_connection_breaks() {
    let app = open().await;
    let owner = owner(&app).await;
    // Other tests share the server, and their connections stay.
    let cut = "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity \
        WHERE query LIKE 'INSERT INTO accesses%' AND application_name = $1 AND state = 'idle'";
    let name = app.database.tenant.to_string();
    for _ in 0..3 {
        look(&app).await;
        let cut = sqlx::query_scalar(cut).bind(&name).fetch_one(&owner);
        assert_eq!(
            cut.await.ok(),
            Some(1_i64),
            "one connection writes accesses"
        );
    }
    look(&app).await;
    assert_eq!(found(&app, "actor=sportello").await.len(), 4);
    let verified = app.store.accesses().verify().await.expect("reads");
    assert_eq!(verified.faults, []);
}

#[tokio::test]
async fn answers_at_the_same_time_have_dense_places() {
    let app = open().await;
    let looks = (0..40).map(|_| look(&app));
    futures_util::future::join_all(looks).await;
    let verified = app.store.accesses().verify().await.expect("reads");
    assert_eq!((verified.rows, verified.faults), (40, vec![]));
}

#[tokio::test]
async fn a_row_that_was_changed_or_taken_away_is_found_out() {
    for (change, promise) in [
        (
            "UPDATE accesses SET actor = 'another' WHERE place = 1",
            "every access is as it was written",
        ),
        (
            "DELETE FROM accesses WHERE place = 1",
            "no access is missing between two others of its chain",
        ),
    ] {
        let app = open().await;
        for _ in 0..3 {
            look(&app).await;
        }
        let owner = owner(&app).await;
        let refused = sqlx::query(change).execute(&owner).await;
        assert!(refused.is_err(), "even the owner is refused: {change}");
        for statement in ["ALTER TABLE accesses DISABLE TRIGGER USER", change] {
            sqlx::query(statement).execute(&owner).await.expect("done");
        }
        let verified = app.store.accesses().verify().await.expect("reads");
        let faults: Vec<&str> = verified.faults.iter().map(|fault| fault.promise).collect();
        assert_eq!(faults, [promise]);
    }
}

#[tokio::test]
async fn what_was_kept_long_enough_is_forgotten_and_nothing_younger() {
    let app = open().await;
    let day = |year, month| Utc.with_ymd_and_hms(year, month, 3, 9, 0, 0).single();
    app.store.clock().set(day(2020, 3).expect("an instant"));
    look(&app).await;
    app.store.clock().set(day(2021, 3).expect("an instant"));
    look(&app).await;
    let before = day(2020, 12).expect("an instant");
    let gone = app.store.accesses().forget(before).await;
    assert_eq!(gone.expect("forgets"), 1);
    let verified = app.store.accesses().verify().await.expect("reads");
    assert_eq!((verified.rows, verified.faults), (1, vec![]));
    // Half a year is kept whatever somebody asks for.
    app.store.clock().set(day(2090, 1).expect("an instant"));
    look(&app).await;
    let gone = app
        .store
        .accesses()
        .forget(day(2100, 1).expect("an instant"));
    assert_eq!(gone.await.expect("forgets"), 1, "only that of 2021");
}
