//! What the service does by itself: days of the register closed, doubles archived, ended mandates let go.

use super::given::{actor, letter, noon, settle, viewer};
use chrono::{NaiveDate, TimeDelta};
use domain::access::{Actor, Role};
use domain::application::{
    Application, ApplicationCommand, ApplicationStatus, Capacity, StartDraft, samples,
};
use domain::mandate::{self, Mandate, MandateCommand};
use domain::register::daily::DailyFile;
use domain::register::{CloseDay, DailyRegisterClosed, Register, RegisterEvent};
use domain::registration::{self, Record};
use domain::service::DuplicatePolicy;
use domain::shared::ids::{ApplicationId, ReasonCode, RegisterCode};
use projections::reactions::{self, days, duplicates, mandates};
use projections::{
    AlteredDay, FileOfDay, PageRequest, Projections, Viewer, check_days, daily_file, daily_register,
};
use sha2::{Digest as _, Sha256};
use sqlx::ConnectOptions;
use store::{Clock, Context, Expected, Store};
use tests::app::aoo;
use tests::database::TestDatabase;
use uuid::Uuid;

/// The records area of the register.
async fn closed(store: &Store) -> Vec<DailyRegisterClosed> {
    let stream = RegisterCode::default().stream_id().to_string();
    let recorded = store.read_stream("register", &stream, 0).await;
    let mut closed = Vec::new();
    for recorded in recorded.expect("a stream") {
        if let RegisterEvent::DailyRegisterClosed(event) = recorded.decode().expect("an event") {
            closed.push(event);
        }
    }
    closed
}

/// The file of a day that is as it was closed.
async fn whole(store: &Store, day: NaiveDate) -> DailyFile {
    let register = RegisterCode::default();
    let file = daily_file(&Viewer::system(), store, &register, day).await;
    match file.expect("an answer") {
        Some(FileOfDay::Whole(file)) => file,
        other => panic!("{other:?}"),
    }
}

/// Two letters on the first day, none on the second, one letter and an annulment on the third.
async fn three_days(database: &TestDatabase, store: &Store) {
    letter(store, 1, "centro-1").await;
    letter(store, 2, "centro-1").await;
    database.clock.advance(TimeDelta::days(2));
    letter(store, 3, "centro-1").await;
    let mut annul = registration::samples::annul_registration();
    annul.at = database.clock.now();
    annul.replacement = None;
    let officer = Context::new(
        actor(Role::ProtocolOfficer, None),
        Uuid::from_u128(0xa0),
        "test",
    );
    let record = Uuid::new_v5(&Uuid::from_u128(1), b"record");
    store
        .execute::<Record>(&officer, record, Expected::Any, &annul.into())
        .await
        .expect("annulled");
    database.clock.advance(TimeDelta::days(1));
}

#[tokio::test]
async fn missed_days_are_closed_in_order_each_with_the_hash_of_the_one_before() {
    let database = TestDatabase::at(noon()).await;
    let (store, other) = (database.store().await, database.store().await);
    three_days(&database, &store).await;
    let aoo = aoo();
    let (one, two) = tokio::join!(
        days::close_days(&store, &aoo),
        days::close_days(&other, &aoo)
    );
    one.expect("closed");
    two.expect("closed");
    let closed = closed(&store).await;
    let said: Vec<_> = closed
        .iter()
        .map(|day| {
            (
                day.day.to_string(),
                day.first,
                day.last,
                day.count,
                day.annulled,
            )
        })
        .collect();
    assert_eq!(
        said,
        [
            ("2026-03-02".to_owned(), Some(1), Some(2), 2, 0),
            ("2026-03-03".to_owned(), None, None, 0, 0),
            ("2026-03-04".to_owned(), Some(3), Some(3), 1, 1),
        ]
    );
    assert_eq!(closed[0].previous_sha256, None);
    assert_eq!(closed[1].previous_sha256, Some(closed[0].sha256.clone()));
    assert_eq!(closed[2].previous_sha256, Some(closed[1].sha256.clone()));
    assert_eq!(days::close_days(&store, &aoo).await.expect("looked"), 0);
    assert_eq!(self::closed(&store).await.len(), 3);
}

#[tokio::test]
async fn the_file_of_a_closed_day_can_be_made_again_byte_by_byte() {
    let database = TestDatabase::at(noon()).await;
    let store = database.store().await;
    three_days(&database, &store).await;
    days::close_days(&store, &aoo()).await.expect("closed");
    database.clock.advance(TimeDelta::days(400));
    let register = RegisterCode::default();
    for day in closed(&store).await {
        let file = whole(&store, day.day).await;
        let hash = hex::encode(Sha256::digest(file.text.as_bytes()));
        assert_eq!(hash, day.sha256.as_str());
        assert!(file.text.contains("\"AOO-7\""), "{}", file.text);
        assert_eq!(
            file.text.lines().count() as u64,
            1 + day.count + day.annulled
        );
    }
    let today = noon().date_naive() + TimeDelta::days(3);
    let none = daily_file(&Viewer::system(), &store, &register, today).await;
    assert_eq!(none.expect("an answer"), None);
}

#[tokio::test]
async fn a_day_keeps_the_records_area_under_which_it_was_closed() {
    let database = TestDatabase::at(noon()).await;
    let store = database.store().await;
    days::close_days(&store, &aoo()).await.expect("looked");
    database.clock.advance(TimeDelta::days(1));
    let file = async |day| whole(&store, day).await.text;
    days::close_days(&store, &aoo()).await.expect("closed");
    let before = file(noon().date_naive()).await;
    database.clock.advance(TimeDelta::days(1));
    let other = ReasonCode::new("AOO-8").expect("a code");
    assert_eq!(days::close_days(&store, &other).await.expect("closed"), 1);
    assert_eq!(file(noon().date_naive()).await, before);
    let next = noon().date_naive() + TimeDelta::days(1);
    assert!(file(next).await.contains("\"AOO-8\""));
}

#[tokio::test]
async fn a_register_without_a_number_begins_today_and_closes_empty_days() {
    let database = TestDatabase::at(noon()).await;
    let store = database.store().await;
    assert_eq!(days::close_days(&store, &aoo()).await.expect("looked"), 0);
    database.clock.advance(TimeDelta::days(2));
    assert_eq!(days::close_days(&store, &aoo()).await.expect("closed"), 2);
    assert!(closed(&store).await.iter().all(|day| day.count == 0));
}

#[tokio::test]
async fn of_many_missed_days_a_month_is_closed_at_one_look_and_none_once_stopped() {
    let database = TestDatabase::at(noon()).await;
    let store = database.store().await;
    days::close_days(&store, &aoo()).await.expect("opened");
    database.clock.advance(TimeDelta::days(70));
    let (stop, stopped) = tokio::sync::watch::channel(true);
    let look = async || days::look(&store, &aoo(), &stopped).await.expect("looked");
    assert_eq!(look().await, 0);
    stop.send_replace(false);
    assert_eq!([look().await, look().await, look().await], [31, 31, 8]);
    assert_eq!(closed(&store).await.len(), 70);
}

#[tokio::test]
async fn no_day_is_closed_by_a_clock_that_is_ahead_of_the_log() {
    let mut database = TestDatabase::at(noon()).await;
    database.clock = Clock::Wrong(TimeDelta::days(2));
    let store = database.store().await;
    letter(&store, 1, "centro-1").await;
    assert_eq!(days::close_days(&store, &aoo()).await.expect("looked"), 0);
    letter(&store, 2, "centro-1").await;
    assert_eq!(closed(&store).await, []);
}

#[tokio::test]
async fn a_day_that_is_not_as_it_was_closed_is_found() {
    let database = TestDatabase::at(noon()).await;
    let store = database.store().await;
    three_days(&database, &store).await;
    days::close_days(&store, &aoo()).await.expect("closed");
    let checked = check_days(&store).await.expect("checked");
    assert_eq!((checked.whole, checked.altered), (3, vec![]));
    database.clock.advance(TimeDelta::days(1));
    let last = closed(&store).await.pop().expect("a day");
    let mut wrong = last.clone();
    wrong.day = last.day + TimeDelta::days(1);
    (wrong.first, wrong.last, wrong.count) = (None, None, 0);
    wrong.previous_sha256 = Some(last.sha256);
    wrong.closed_at = database.clock.now();
    let day = wrong.day;
    let system = Context::new(Actor::system(), Uuid::from_u128(0xc1), "test");
    let register = RegisterCode::default();
    let command = CloseDay { closing: wrong }.into();
    store
        .execute::<Register>(&system, register.stream_id(), Expected::Any, &command)
        .await
        .expect("closed");
    let checked = check_days(&store).await.expect("checked");
    assert_eq!((checked.whole, checked.erased), (3, 0));
    assert_eq!(checked.altered, [AlteredDay { register, day }]);
}

#[tokio::test]
async fn closed_days_are_shown_to_who_answers_for_the_register_and_to_no_office() {
    let database = TestDatabase::at(noon()).await;
    let store = database.store().await;
    let projections = Projections::new(store.clone());
    projections.prepare().await.expect("prepared");
    three_days(&database, &store).await;
    days::close_days(&store, &aoo()).await.expect("closed");
    settle(&projections).await;
    let register = RegisterCode::default();
    let request = PageRequest::default();
    let officer = viewer(Role::ProtocolOfficer, None);
    let page = daily_register::days(&officer, &store, &register, &request).await;
    let records: Vec<i64> = page
        .expect("a page")
        .items
        .iter()
        .map(|day| day.records)
        .collect();
    assert_eq!(records, [1, 0, 2]);
    let day = noon().date_naive();
    let row = daily_register::by_day(&officer, &store, &register, day).await;
    let row = row.expect("an answer").expect("a row");
    assert_eq!((row.first_number, row.last_number), (Some(1), Some(2)));
    let desk = viewer(Role::DeskOperator, Some("centro-1"));
    let none = daily_register::days(&desk, &store, &register, &request).await;
    assert_eq!(none.expect("a page").items, []);
}

async fn send(store: &Store, id: ApplicationId, n: u128, command: ApplicationCommand) {
    let mut citizen: Actor = actor(Role::Citizen, None);
    citizen.person = Some(samples::person());
    let command_id = Uuid::new_v5(&id.0, &n.to_be_bytes());
    let context = Context::new(citizen, command_id, "test");
    store
        .execute::<Application>(&context, id.0, Expected::Any, &command)
        .await
        .expect("accepted");
}

/// Files the same application twice under a policy; the identifiers in the order of filing.
async fn filed_twice(store: &Store, policy: DuplicatePolicy) -> [ApplicationId; 2] {
    let ids = [1, 2].map(|n| ApplicationId(Uuid::from_u128(0xd0 + n)));
    for id in ids {
        let mut start: StartDraft = samples::start_draft();
        start.application_id = id;
        start.service.duplicate_policy = policy;
        send(store, id, 0, start.into()).await;
        send(store, id, 1, samples::update_draft().into()).await;
        send(store, id, 2, samples::record_declarations().into()).await;
        send(store, id, 3, samples::attach_document().into()).await;
        let mut submit = samples::submit_application();
        submit.service.duplicate_policy = policy;
        send(store, id, 4, submit.into()).await;
    }
    ids
}

async fn status(store: &Store, id: ApplicationId) -> ApplicationStatus {
    let loaded = store.load::<Application>(id.0).await;
    loaded.expect("loads").state.status
}

#[tokio::test]
async fn of_two_equal_applications_the_policy_says_which_one_is_archived() {
    for (policy, archived) in [
        (DuplicatePolicy::LastWins, Some(0)),
        (DuplicatePolicy::FirstWins, Some(1)),
        (DuplicatePolicy::Allow, None),
    ] {
        let database = TestDatabase::at(noon()).await;
        let store = database.store().await;
        let projections = Projections::new(store.clone());
        projections.prepare().await.expect("prepared");
        let ids = filed_twice(&store, policy).await;
        settle(&projections).await;
        let mut seen = duplicates::Seen::default();
        let count = duplicates::archive(&projections, &mut seen).await;
        assert_eq!(count.expect("looked"), u32::from(archived.is_some()));
        for (n, id) in ids.into_iter().enumerate() {
            let is_archived = status(&store, id).await == ApplicationStatus::Archived;
            assert_eq!(is_archived, archived == Some(n), "{policy:?} {n}");
        }
        settle(&projections).await;
        // One that was started again looks at everything again, and nothing changes.
        let mut seen = duplicates::Seen::default();
        let again = duplicates::archive(&projections, &mut seen).await;
        assert_eq!(again.expect("looked"), 0);
    }
}

#[tokio::test]
async fn what_a_crash_may_have_taken_back_does_not_count_as_seen() {
    let database = TestDatabase::at(noon()).await;
    let name = database.tenant.as_str();
    let store = database.store_on(database.owner.clone().application_name(name));
    let store = store.await;
    let projections = Projections::new(store.clone());
    projections.prepare().await.expect("prepared");
    filed_twice(&store, DuplicatePolicy::FirstWins).await;
    settle(&projections).await;
    // As when the server ends and starts again while this looks.
    let mut owner = database.owner.connect().await.expect("connects");
    sqlx::query(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = $1",
    )
    .bind(name)
    .execute(&mut owner)
    .await
    .expect("cuts");
    let mut seen = duplicates::Seen::default();
    let count = duplicates::archive(&projections, &mut seen).await;
    assert_eq!(count.expect("looked"), 1);
    assert_eq!(seen, duplicates::Seen::default(), "it looks again");
    let again = duplicates::archive(&projections, &mut seen).await;
    assert_eq!(again.expect("looked"), 0);
    assert_ne!(seen, duplicates::Seen::default());
}

#[tokio::test]
async fn who_acted_by_a_mandate_that_ended_reaches_the_application_no_more() {
    let database = TestDatabase::at(noon()).await;
    let store = database.store().await;
    let projections = Projections::new(store.clone());
    projections.prepare().await.expect("prepared");
    let start = samples::start_as(Capacity::Delegate);
    let (id, facts) = (start.application_id, start.representation.mandate.clone());
    let mut grant = mandate::samples::grant_mandate();
    grant.mandate_id = facts.expect("a mandate").mandate_id;
    grant.until_on = Some(noon().date_naive() + TimeDelta::days(30));
    let stream = grant.mandate_id.0;
    let desk = Context::new(
        actor(Role::DeskOperator, Some("centro-1")),
        Uuid::from_u128(0xe1),
        "test",
    );
    let command: MandateCommand = grant.into();
    store
        .execute::<Mandate>(&desk, stream, Expected::New, &command)
        .await
        .expect("granted");
    send(&store, id, 0, start.into()).await;
    settle(&projections).await;
    assert_eq!(mandates::expire(&projections).await.expect("looked"), 0);
    let ended = mandates::end_representations(&projections).await;
    assert_eq!(ended.expect("looked"), 0);
    database.clock.advance(TimeDelta::days(40));
    assert_eq!(mandates::expire(&projections).await.expect("looked"), 1);
    settle(&projections).await;
    let ended = mandates::end_representations(&projections).await;
    assert_eq!(ended.expect("looked"), 1);
    settle(&projections).await;
    let loaded = store.load::<Application>(id.0).await.expect("loads");
    assert!(loaded.state.representation_ended);
    let ended = mandates::end_representations(&projections).await;
    assert_eq!(ended.expect("looked"), 0);
    assert_eq!(mandates::expire(&projections).await.expect("looked"), 0);
}

#[tokio::test]
async fn reactions_run_by_themselves_until_they_are_stopped() {
    let database = TestDatabase::at(noon()).await;
    let store = database.store().await;
    let projections = Projections::new(store.clone());
    three_days(&database, &store).await;
    let views = projections.start().await.expect("starts");
    let running = reactions::start(&projections, aoo());
    while closed(&store).await.len() < 3 {
        tokio::time::sleep(std::time::Duration::from_millis(5)).await;
    }
    running.stop().await;
    views.stop().await;
}
