//! The term of an office runs out: it is noted in the log, shown, and silence means what the service says.

use super::applications::{citizen, filed, run};
use super::given::{actor, noon, settle};
use chrono::TimeDelta;
use domain::access::Role;
use domain::application::{Application, ApplicationStatus, samples};
use domain::service::Silence;
use domain::shared::time::day_start;
use projections::reactions::{self, timers};
use projections::{
    PageRequest, Projections, Viewer, application_desk, application_progress, deadline_watch,
    work_list,
};
use std::time::Duration;
use store::{Context, Expected, Moment, Store};
use tests::app::aoo;
use tests::database::TestDatabase;
use uuid::Uuid;

/// Lets the timers look until nothing is left to do; how much they did.
async fn fired(projections: &Projections) -> u32 {
    let mut done = 0;
    loop {
        settle(projections).await;
        match timers::fire(projections).await.expect("looked") {
            0 => return done,
            more => done += more,
        }
    }
}

async fn deadlines(store: &Store) -> Vec<(deadline_watch::Deadline, String, bool)> {
    let all = Viewer::new(actor(Role::Director, None));
    let due = deadline_watch::Due::default();
    deadline_watch::page(&all, store, &due, &PageRequest::default())
        .await
        .expect("a page")
        .items
        .into_iter()
        .map(|row| (row.kind, row.last_on.to_string(), row.is_noted))
        .collect()
}

async fn expiries(store: &Store) -> usize {
    let read = store.read(0, 1_000).await.expect("reads");
    read.iter()
        .filter(|event| event.event_type == "term_expired")
        .count()
}

/// Filed for a service whose sheet says what silence means, and left without an answer.
async fn unanswered(silence: Silence) -> (TestDatabase, Store, Projections) {
    let database = TestDatabase::at(noon()).await;
    let store = database.store().await;
    let projections = Projections::new(store.clone());
    projections.prepare().await.expect("prepared");
    let mut commands = samples::ready();
    let mut filing = samples::submit_application();
    filing.service.silence = silence;
    commands.push(filing.into());
    run(&store, commands).await;
    database.clock.advance(TimeDelta::days(31));
    // A timer met twice, because its row had not gone yet, sends the same command and writes nothing more.
    assert!(fired(&projections).await > 0);
    assert_eq!(expiries(&store).await, 1);
    (database, store, projections)
}

#[tokio::test]
async fn a_term_is_over_at_midnight_in_rome_and_noted_once() {
    use deadline_watch::Deadline::{SubstitutePower, Term};
    let (database, store, projections) = filed().await;
    let due = deadlines(&store).await;
    assert_eq!(due, [(Term, "2026-04-01".to_owned(), false)]);
    let midnight = day_start("2026-04-02".parse().expect("a day"));
    database.clock.set(midnight - TimeDelta::milliseconds(1));
    assert_eq!(fired(&projections).await, 0);
    database.clock.set(midnight);
    assert_eq!(fired(&projections).await, 1);
    // The office still owes its answer, and somebody else may give it now.
    assert_eq!(
        deadlines(&store).await,
        [
            (Term, "2026-04-01".to_owned(), true),
            (SubstitutePower, "2026-04-16".to_owned(), false),
        ]
    );
    database.clock.advance(TimeDelta::days(300));
    assert_eq!(fired(&projections).await, 0);
    assert_eq!(expiries(&store).await, 1);
    let names = projections.names();
    let differences = projections.check(&names, &|_, _| {}).await;
    assert_eq!(differences.expect("checked"), []);
}

#[tokio::test]
async fn the_end_of_a_term_was_true_when_it_came_though_it_was_noted_later() {
    let (database, store, projections) = filed().await;
    database.clock.advance(TimeDelta::days(90));
    assert_eq!(fired(&projections).await, 1);
    let id = samples::application_id().0;
    let as_of = |at: &str| Moment {
        as_of: at.parse().ok(),
        ..Moment::default()
    };
    for (at, expired) in [
        ("2026-04-01T21:59:59Z", false),
        ("2026-04-01T22:00:00Z", true),
    ] {
        let then = store.replay::<Application>(id, as_of(at), false).await;
        assert_eq!(then.expect("replays").loaded.state.term_expired, expired);
    }
    let known = Moment {
        known_at: "2026-04-20T00:00:00Z".parse().ok(),
        ..Moment::default()
    };
    let then = store.replay::<Application>(id, known, false).await;
    assert!(!then.expect("replays").loaded.state.term_expired);
}

#[tokio::test]
async fn whoever_waits_sees_that_the_term_is_over_and_may_turn_to_the_substitute() {
    let (_database, store, projections) = unanswered(Silence::FailureToAct).await;
    let own = citizen(samples::person());
    let id = samples::application_id();
    let steps = application_progress::steps(&Viewer::new(own.clone()), &store, id).await;
    let last = steps.expect("steps").pop().expect("a step");
    assert_eq!(
        (last.code.as_str(), last.on_day.to_string().as_str()),
        ("term_expired", "2026-04-02")
    );
    let mut invoke = samples::invoke_substitute_power();
    invoke.at = store.clock().now();
    let context = Context::new(own, Uuid::from_u128(0x5b5), "test");
    store
        .execute::<Application>(&context, id.0, Expected::Any, &invoke.into())
        .await
        .expect("the term is over");
    settle(&projections).await;
    let desk = application_desk::by_id(&Viewer::system(), &store, id).await;
    let desk = desk.expect("an answer").expect("a row");
    assert_eq!(desk.line.status, ApplicationStatus::Submitted);
    let late = work_list::Filter {
        overdue: true,
        ..work_list::Filter::default()
    };
    let today = store.clock().now().date_naive();
    let request = PageRequest::default();
    let queue = work_list::page(&Viewer::system(), &store, today, &late, &request).await;
    assert_eq!(queue.expect("a page").items.len(), 1);
}

#[tokio::test]
async fn silence_is_an_answer_only_where_the_service_says_so() {
    for (silence, status) in [
        (Silence::Assent, ApplicationStatus::Granted),
        (Silence::Refusal, ApplicationStatus::Rejected),
    ] {
        let (_database, store, projections) = unanswered(silence).await;
        assert_eq!(deadlines(&store).await, []);
        let id = samples::application_id();
        let system = Viewer::system();
        let row = application_progress::by_id(&system, &store, id).await;
        let row = row.expect("an answer").expect("a row");
        assert_eq!(row.status, status);
        assert_eq!(row.outcome.as_deref(), Some("expire_term"));
        assert_eq!(row.decided_on, "2026-04-02".parse().ok());
        let today = store.clock().now().date_naive();
        let (filter, request) = (work_list::Filter::default(), PageRequest::default());
        let queue = work_list::page(&system, &store, today, &filter, &request).await;
        assert_eq!(queue.expect("a page").items, []);
        let names = projections.names();
        let differences = projections.check(&names, &|_, _| {}).await;
        assert_eq!(differences.expect("checked"), []);
    }
}

#[tokio::test]
async fn two_nodes_that_look_at_once_note_the_end_of_a_term_once() {
    let (database, store, projections) = filed().await;
    let other = Projections::new(database.store().await);
    let views = projections.start().await.expect("starts");
    database.clock.advance(TimeDelta::days(31));
    let nodes = [
        reactions::start(&projections, aoo()),
        reactions::start(&other, aoo()),
    ];
    while expiries(&store).await == 0 {
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    // Both have looked once more before they end.
    for _ in 0..3 {
        timers::fire(&other).await.expect("looked");
    }
    for node in nodes {
        node.stop().await;
    }
    views.stop().await;
    assert_eq!(expiries(&store).await, 1);
}
