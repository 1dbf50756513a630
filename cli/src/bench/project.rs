//! Read models: how fast one catches up, how long all take to be built again while others read.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::{Duration, Instant};

use domain::shared::ids::RegisterCode;
use projections::{Projections, Viewer, registrations};
use store::Store;

use super::applications::{Filing, prepare};
use super::figure::{Figure, Target};
use super::ground::Ground;
use super::load::drive;

/// Clients that fill the log, drafts each of them files in one pass, and how long that may take.
const WRITERS: usize = 256;
const EACH: usize = 20;
const PASS: Duration = Duration::from_mins(5);

/// A log of at least so many events, all of them written through the one door.
pub(super) async fn filled(ground: &Ground, store: &Store, events: i64) -> anyhow::Result<i64> {
    let mut clients: Vec<Filing> = (0..WRITERS).map(|_| Filing::new(store)).collect();
    loop {
        let head = store.head().await?;
        if head >= events {
            return Ok(head);
        }
        prepare(store, &mut clients, EACH).await?;
        drive(ground, &mut clients, PASS).await?;
    }
}

/// Catch-up of one read model.
pub(super) async fn catch_up(ground: &Ground) -> anyhow::Result<Vec<Figure>> {
    const EVENTS: i64 = 100_000;
    let store = ground.municipality("project").await?;
    let projections = Projections::with_views(store.clone(), vec![&registrations::Registrations]);
    // It begins with the empty log, so that it follows instead of being built.
    projections.prepare().await?;
    let head = filled(ground, &store, EVENTS).await?;
    let meter = ground.meter();
    let since = Instant::now();
    while let projections::Step::Moved = projections.step().await? {}
    let took = since.elapsed();
    #[expect(clippy::cast_precision_loss, reason = "figures are rounded anyway")]
    let events = head as f64;
    let cost = meter.since(events);
    store.close().await;
    Ok(vec![
        Figure::alone(
            "project",
            "one read model catches up with the log, a sixth of whose events it keeps",
            "events/s",
            events / took.as_secs_f64(),
            Target::AtLeast(40_000.0),
        )
        .note(format!(
            "{head} events, cpu {:.0}+{:.0} µs an event",
            cost.ours, cost.database
        )),
    ])
}

/// All read models again, while they are read.
pub(super) async fn rebuild(ground: &Ground) -> anyhow::Result<Vec<Figure>> {
    const EVENTS: i64 = 1_000_000;
    let store = ground.municipality("rebuild").await?;
    let head = filled(ground, &store, EVENTS).await?;
    let projections = Projections::new(store.clone());
    // Built once so that there is something to read, then once more while it is read.
    projections.prepare().await?;
    let reading = Reading::start(&store);
    let since = Instant::now();
    projections
        .rebuild(&projections.names(), &|_, _| {})
        .await?;
    let took = since.elapsed().as_secs_f64();
    let (reads, failed) = reading.stop().await;
    store.close().await;
    #[expect(clippy::cast_precision_loss, reason = "figures are rounded anyway")]
    Ok(vec![
        Figure::alone(
            "rebuild",
            format!(
                "all {} read models from {head} events",
                projections.names().len()
            ),
            "s",
            took,
            Target::AtMost(90.0),
        ),
        Figure::alone(
            "rebuild",
            format!("reads that failed meanwhile, of {reads}"),
            "reads",
            failed as f64,
            Target::AtMost(0.0),
        ),
    ])
}

/// Somebody who reads all the time.
struct Reading {
    stop: Arc<AtomicBool>,
    failed: Arc<AtomicU64>,
    task: tokio::task::JoinHandle<u64>,
}

impl Reading {
    fn start(store: &Store) -> Self {
        let stop = Arc::new(AtomicBool::new(false));
        let failed = Arc::new(AtomicU64::new(0));
        let (store, stopped, failures) = (store.clone(), Arc::clone(&stop), Arc::clone(&failed));
        let task = tokio::spawn(async move {
            let viewer = Viewer::new(super::offices::system());
            let mut reads = 0_u64;
            while !stopped.load(Ordering::Relaxed) {
                let number = i64::try_from(reads % 1000 + 1).unwrap_or(1);
                let year = chrono_year(&store);
                let register = RegisterCode::default();
                let found =
                    registrations::by_number(&viewer, &store, &register, year, number).await;
                if !matches!(found, Ok(Some(_))) {
                    failures.fetch_add(1, Ordering::Relaxed);
                }
                reads += 1;
                tokio::time::sleep(Duration::from_millis(5)).await;
            }
            reads
        });
        Self { stop, failed, task }
    }

    async fn stop(self) -> (u64, u64) {
        self.stop.store(true, Ordering::Relaxed);
        let reads = self.task.await.unwrap_or_default();
        (reads, self.failed.load(Ordering::Relaxed))
    }
}

/// The year the register counts in now.
fn chrono_year(store: &Store) -> i32 {
    use chrono::Datelike;
    domain::shared::time::rome_day(store.clock().now()).year()
}
