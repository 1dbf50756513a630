//! What fails stops alone, at the event it cannot take, and goes on when somebody decides.

use super::given::{Fussy, POISON, actor, letter, noon, settle, table};
use domain::access::Role;
use domain::shared::ids::ReasonCode;
use projections::{Checkpoint, Projections, SkipError, Status, ViewRef};
use std::task::Poll;
use std::time::Duration;
use store::{Context, ExecuteError, Store};
use tests::database::TestDatabase;
use uuid::Uuid;

const LONG: Duration = Duration::from_secs(30);

async fn fussy(store: &Store) -> Projections {
    let mut views: Vec<ViewRef> = projections::ALL.to_vec();
    views.push(&Fussy);
    let projections = Projections::with_views(store.clone(), views);
    projections.prepare().await.expect("prepared");
    projections
}

async fn checkpoint(projections: &Projections, name: &str) -> Checkpoint {
    let all = projections.checkpoints().await.expect("checkpoints");
    all.into_iter()
        .find(|c| c.name == name)
        .expect("a checkpoint")
}

async fn until_stopped(projections: &Projections) {
    while checkpoint(projections, "fussy").await.status != Status::Stopped {
        projections.step().await.expect("a step");
        tokio::time::sleep(Duration::from_millis(1)).await;
    }
}

#[tokio::test]
async fn a_view_that_cannot_take_an_event_stops_before_it_and_the_others_go_on() {
    let database = TestDatabase::at(noon()).await;
    let store = database.store().await;
    let projections = fussy(&store).await;
    for n in 1..=20 {
        letter(&store, n, "centro-1").await;
    }
    until_stopped(&projections).await;
    settle(&projections).await;
    let stopped = checkpoint(&projections, "fussy").await;
    assert_eq!(
        (
            stopped.log_index,
            stopped.failed_at_index,
            stopped.error.as_deref()
        ),
        (POISON - 1, Some(POISON), Some("projection.column-unknown"))
    );
    assert_eq!(
        checkpoint(&projections, "registrations").await.log_index,
        20
    );
}

#[tokio::test]
async fn a_skip_is_decided_by_somebody_written_down_and_lets_the_view_go_on() {
    let database = TestDatabase::at(noon()).await;
    let store = database.store().await;
    let projections = fussy(&store).await;
    for n in 1..=20 {
        letter(&store, n, "centro-1").await;
    }
    until_stopped(&projections).await;
    let reason = ReasonCode::new("known-fault").expect("a code");
    let clerk = Context::new(
        actor(Role::AdminOfficer, None),
        Uuid::from_u128(900),
        "test",
    );
    let refused = projections
        .skip(&clerk, "fussy", POISON, reason.clone())
        .await;
    assert!(
        matches!(refused, Err(SkipError::Refused(ExecuteError::Denied(_)))),
        "{refused:?}"
    );
    let admin = Context::new(actor(Role::SystemAdmin, None), Uuid::from_u128(901), "test");
    let elsewhere = projections
        .skip(&admin, "fussy", POISON + 1, reason.clone())
        .await;
    assert!(
        matches!(elsewhere, Err(SkipError::Projection(_))),
        "{elsewhere:?}"
    );
    projections
        .skip(&admin, "fussy", POISON, reason)
        .await
        .expect("skipped");
    settle(&projections).await;
    assert_eq!(checkpoint(&projections, "fussy").await.log_index, 21);
    let audit = table(&store, "audit_trail").await.concat();
    assert!(audit.contains("projection_event_skipped"), "{audit}");
    // Built again from the first event, it leaves out the same one.
    projections
        .rebuild(&["fussy"], &|_, _| {})
        .await
        .expect("rebuilt");
    assert_eq!(checkpoint(&projections, "fussy").await.status, Status::Live);
}

#[tokio::test]
async fn rows_and_checkpoint_agree_wherever_a_projector_is_killed() {
    let database = TestDatabase::at(noon()).await;
    let store = database.store().await;
    let projections = Projections::new(store.clone());
    projections.prepare().await.expect("prepared");
    for n in 1..=40 {
        letter(&store, n, "centro-1").await;
    }
    // Each round the step is dropped after a different number of polls, that is in the middle of another statement.
    for polls in 1..200_u32 {
        killed_after(polls, projections.step()).await;
        assert_agreement(&store, &projections).await;
    }
    settle(&projections).await;
    assert_agreement(&store, &projections).await;
    assert_eq!(table(&store, "registrations").await.len(), 40);
}

/// Polls a piece of work this often, then drops it.
async fn killed_after<T>(mut polls: u32, work: impl Future<Output = T>) {
    let mut work = std::pin::pin!(work);
    std::future::poll_fn(|context| {
        polls -= 1;
        match work.as_mut().poll(context) {
            Poll::Pending if polls > 0 => Poll::Pending,
            Poll::Pending | Poll::Ready(_) => Poll::Ready(()),
        }
    })
    .await;
}

async fn assert_agreement(store: &Store, projections: &Projections) {
    for name in ["audit_trail", "registrations"] {
        let mut transaction = store.pool().begin().await.expect("begins");
        let (at,): (i64,) =
            sqlx::query_as("SELECT log_index FROM projection WHERE name = $1 FOR UPDATE")
                .bind(name)
                .fetch_one(&mut *transaction)
                .await
                .expect("a checkpoint");
        let (rows,): (i64,) = sqlx::query_as(&format!("SELECT count(*) FROM {name}"))
            .fetch_one(&mut *transaction)
            .await
            .expect("a count");
        assert_eq!(rows, at, "{name} of {:?}", projections.names());
    }
}

#[tokio::test]
async fn a_stopped_view_resumes_where_it_stood() {
    let database = TestDatabase::at(noon()).await;
    let store = database.store().await;
    let broken = fussy(&store).await;
    for n in 1..=10 {
        letter(&store, n, "centro-1").await;
    }
    until_stopped(&broken).await;
    assert!(broken.resume("registrations").await.is_err());
    broken.resume("fussy").await.expect("resumed");
    assert_eq!(checkpoint(&broken, "fussy").await.log_index, POISON - 1);
    assert!(
        !broken
            .caught_up(&["fussy"], 10, Duration::ZERO)
            .await
            .expect("an answer")
    );
    settle(&broken).await;
    assert!(
        broken
            .caught_up(&["registrations"], 10, LONG)
            .await
            .expect("an answer")
    );
}
