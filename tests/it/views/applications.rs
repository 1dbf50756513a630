//! What citizens and offices read of an application, from commands through the log to the answers.

use super::given::{actor, noon, settle, viewer};
use chrono::TimeDelta;
use domain::access::{Actor, Role};
use domain::application::{Application, ApplicationCommand, ApplicationStatus, samples};
use domain::shared::ids::{ActorCode, PersonId};
use projections::reactions::timers;
use projections::{
    Clock, PageRequest, Projections, Viewer, Wanted, application_desk, application_papers,
    application_progress, deadline_watch, work_list,
};
use store::{Context, Expected, Store};
use tests::database::TestDatabase;
use uuid::Uuid;

pub(super) fn citizen(person: PersonId) -> Actor {
    Actor {
        code: ActorCode::new("citizen").expect("a code"),
        role: Role::Citizen,
        office: None,
        person: Some(person),
    }
}

pub(super) async fn run(store: &Store, commands: Vec<ApplicationCommand>) {
    for (n, command) in commands.into_iter().enumerate() {
        let id = Uuid::new_v5(&samples::application_id().0, n.to_string().as_bytes());
        let context = Context::new(citizen(samples::person()), id, "test");
        let stream = samples::application_id().0;
        store
            .execute::<Application>(&context, stream, Expected::Any, &command)
            .await
            .expect("accepted");
    }
}

/// A municipality in which one application was filed, with its read models.
pub(super) async fn filed() -> (TestDatabase, Store, Projections) {
    let database = TestDatabase::at(noon()).await;
    let store = database.store().await;
    let projections = Projections::new(store.clone());
    projections.prepare().await.expect("prepared");
    let mut commands = samples::ready();
    commands.push(samples::submit_application().into());
    run(&store, commands).await;
    settle(&projections).await;
    (database, store, projections)
}

#[tokio::test]
async fn whoever_filed_an_application_follows_it_and_nobody_else_does() {
    let (_database, store, _projections) = filed().await;
    let own = Viewer::new(citizen(samples::person()));
    let row = application_progress::by_id(&own, &store, samples::application_id())
        .await
        .expect("an answer")
        .expect("a row");
    assert_eq!(row.status, ApplicationStatus::Submitted);
    assert_eq!(row.clock, Clock::Running);
    assert_eq!(row.number.as_deref(), Some("2026/0000001"));
    assert!(row.due_on > row.received_on, "{row:?}");
    assert!(
        row.draft
            .is_some_and(|form| form.known().is_some_and(serde_json::Value::is_object))
    );
    let steps = application_progress::steps(&own, &store, samples::application_id())
        .await
        .expect("steps");
    assert!(
        steps
            .iter()
            .any(|step| step.code == "application_registered")
    );
    let wanted = Wanted::default();
    let mine = application_progress::mine(&own, &store, &wanted, &PageRequest::default()).await;
    assert_eq!(mine.expect("a page").items.len(), 1);
    for stranger in [
        Viewer::new(citizen(PersonId(Uuid::from_u128(999)))),
        viewer(Role::AdminOfficer, Some("centro-99")),
        viewer(Role::Planner, None),
    ] {
        let id = samples::application_id();
        let seen = application_progress::by_id(&stranger, &store, id).await;
        assert_eq!(seen.expect("an answer"), None);
        let desk = application_desk::by_id(&stranger, &store, id).await;
        assert_eq!(desk.expect("an answer"), None);
        let papers = application_papers::page(&stranger, &store, id, &PageRequest::default()).await;
        assert_eq!(papers.expect("a page").items, []);
        let mine =
            application_progress::mine(&stranger, &store, &wanted, &PageRequest::default()).await;
        assert_eq!(mine.expect("a page").items, []);
    }
}

#[tokio::test]
async fn an_office_finds_what_was_filed_in_its_queue_with_its_term() {
    let (_database, store, _projections) = filed().await;
    let all = viewer(Role::Director, None);
    let desk = application_desk::by_id(&all, &store, samples::application_id())
        .await
        .expect("an answer")
        .expect("a row");
    let office = desk.line.office.clone().expect("an office");
    let officer = viewer(Role::ProcedureOfficer, Some(office.as_str()));
    let today = desk.line.received_on.expect("received");
    let filter = work_list::Filter::default();
    let queue = work_list::page(&officer, &store, today, &filter, &PageRequest::default())
        .await
        .expect("a page");
    assert_eq!(queue.items.len(), 1);
    assert_eq!(queue.items[0].days_left, desk.term_days);
    assert_eq!(queue.items[0].due_on, desk.line.due_on);
    let late = work_list::Filter {
        overdue: true,
        ..work_list::Filter::default()
    };
    let none = work_list::page(&officer, &store, today, &late, &PageRequest::default()).await;
    assert_eq!(none.expect("a page").items, []);
    let due = deadline_watch::Due::default();
    let deadlines = deadline_watch::page(&officer, &store, &due, &PageRequest::default())
        .await
        .expect("a page");
    assert_eq!(deadlines.items.len(), 1);
    assert_eq!(Some(deadlines.items[0].last_on), desk.line.due_on);
}

#[tokio::test]
async fn a_window_for_papers_that_is_over_is_closed_once_and_the_clock_runs_again() {
    let (database, store, projections) = filed().await;
    let desk = application_desk::by_id(&Viewer::system(), &store, samples::application_id())
        .await
        .expect("an answer")
        .expect("a row");
    let office = desk.line.office.expect("an office");
    let head = actor(Role::ServiceHead, Some(office.as_str()));
    let officer = actor(Role::ProcedureOfficer, Some(office.as_str()));
    let commands: [(Actor, ApplicationCommand); 2] = [
        (head, samples::assign_officer().into()),
        (officer, samples::request_integration().into()),
    ];
    for (n, (actor, command)) in commands.into_iter().enumerate() {
        let context = Context::new(actor, Uuid::from_u128(0x700 + n as u128), "test");
        let stream = samples::application_id().0;
        store
            .execute::<Application>(&context, stream, Expected::Any, &command)
            .await
            .expect("accepted");
    }
    settle(&projections).await;
    assert_eq!(timers::fire(&projections).await.expect("looked"), 0);
    database.clock.advance(TimeDelta::days(60));
    assert_eq!(timers::fire(&projections).await.expect("looked"), 1);
    settle(&projections).await;
    assert_eq!(timers::fire(&projections).await.expect("looked"), 0);
    let row = application_progress::by_id(&Viewer::system(), &store, samples::application_id())
        .await
        .expect("an answer")
        .expect("a row");
    assert_eq!((row.clock, row.asked), (Clock::Running, None));
}

#[tokio::test]
async fn a_draft_stands_in_no_queue_and_has_no_deadline() {
    let database = TestDatabase::at(noon()).await;
    let store = database.store().await;
    let projections = Projections::new(store.clone());
    projections.prepare().await.expect("prepared");
    run(&store, samples::ready()).await;
    settle(&projections).await;
    let all = Viewer::new(actor(Role::Director, None));
    let today = noon().date_naive();
    let filter = work_list::Filter::default();
    let queue = work_list::page(&all, &store, today, &filter, &PageRequest::default()).await;
    assert_eq!(queue.expect("a page").items, []);
    let due = deadline_watch::Due::default();
    let watched = deadline_watch::page(&all, &store, &due, &PageRequest::default()).await;
    assert_eq!(watched.expect("a page").items, []);
}

#[tokio::test]
async fn what_is_read_is_what_the_aggregate_says_however_the_batches_fall() {
    let (_database, store, projections) = filed().await;
    let names = projections.names();
    assert_eq!(
        projections
            .check(&names, &|_, _| {})
            .await
            .expect("checked"),
        []
    );
    let loaded = store
        .load::<Application>(samples::application_id().0)
        .await
        .expect("loads");
    let row = application_desk::by_id(&Viewer::system(), &store, samples::application_id())
        .await
        .expect("an answer")
        .expect("a row");
    assert_eq!(row.line.status, loaded.state.status);
    assert_eq!(row.line.due_on, loaded.state.due_on());
    assert_eq!(row.people, loaded.state.people());
    assert_eq!(
        row.line.version,
        i64::try_from(loaded.version).expect("small")
    );
}
