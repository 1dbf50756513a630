//! The clock of the machine is set back, and the year turns.

use chrono::{TimeDelta, TimeZone, Utc};
use tests::database::TestDatabase;
use tests::letters::register;
use uuid::Uuid;

#[tokio::test]
async fn a_clock_set_back_never_turns_the_log_back() {
    let noon = Utc
        .with_ymd_and_hms(2026, 3, 2, 11, 0, 0)
        .single()
        .expect("an instant");
    let database = TestDatabase::at(noon).await;
    let store = database.store().await;
    let before = register(&store, Uuid::from_u128(1))
        .await
        .expect("registered");
    database.clock.advance(TimeDelta::days(-400));
    let after = register(&store, Uuid::from_u128(2))
        .await
        .expect("registered");
    assert_eq!(after.recorded_at, before.recorded_at);
    assert_eq!(after.registrations[0].display_number(), "2026/0000002");
    assert_eq!(store.verify().await.expect("reads").faults, vec![]);
}

#[tokio::test]
async fn numbers_begin_again_at_midnight_in_rome() {
    // 23:59:59.9 in Rome on the last day of the year, then midnight; in UTC both are still 2026.
    let last = Utc
        .with_ymd_and_hms(2026, 12, 31, 22, 59, 59)
        .single()
        .expect("an instant")
        + TimeDelta::milliseconds(900);
    let database = TestDatabase::at(last).await;
    let store = database.store().await;
    let old = register(&store, Uuid::from_u128(1))
        .await
        .expect("registered");
    database.clock.advance(TimeDelta::milliseconds(100));
    let new = register(&store, Uuid::from_u128(2))
        .await
        .expect("registered");
    assert_eq!(old.registrations[0].display_number(), "2026/0000001");
    assert_eq!(new.registrations[0].display_number(), "2027/0000001");
}
