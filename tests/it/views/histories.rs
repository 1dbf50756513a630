//! Whatever happens, in whatever order and however the runners are interrupted: what is read is what the log says.

use super::given::{noon, settle};
use super::world::{Move, THINGS, begin, happen};
use chrono::TimeDelta;
use projections::reactions::{days, duplicates, mandates, rankings, timers};
use projections::{Projections, Step};
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use std::collections::BTreeSet;
use std::sync::Mutex;
use store::Store;
use tests::app::aoo;
use tests::database::TestDatabase;

/// One turn of a history.
#[derive(Clone, Copy, Debug)]
struct Turn {
    what: Move,
    /// Hours that pass before it.
    hours: i64,
    /// Steps that the runners take after it, one runner after the other.
    steps: u8,
    /// Whether the service then looks at what is left to do.
    reacts: bool,
}

fn turn() -> impl Strategy<Value = Turn> {
    (0..THINGS, 0..1_000_usize, 0..40_i64, 0..4_u8, 0..8_u8).prop_map(
        |(thing, nth, hours, steps, reacts)| Turn {
            what: Move {
                thing,
                nth,
                only: None,
            },
            hours: if hours > 30 { hours * 8 } else { 0 },
            steps: steps.saturating_sub(1),
            reacts: reacts == 0,
        },
    )
}

async fn react(projections: &Projections, seen: &mut duplicates::Seen) {
    timers::fire(projections).await.expect("timers");
    mandates::expire(projections).await.expect("mandates");
    mandates::end_representations(projections)
        .await
        .expect("representations");
    duplicates::archive(projections, seen)
        .await
        .expect("duplicates");
    rankings::follow(projections).await.expect("rankings");
    days::close_days(projections.store(), &aoo())
        .await
        .expect("days");
}

/// The rows of two runners after a history, compared with what the log gives; tables with rows, events that happened.
async fn live(history: &[Turn]) -> (BTreeSet<String>, BTreeSet<String>) {
    let database = TestDatabase::at(noon()).await;
    let store = database.store().await;
    let runners = [
        Projections::new(store.clone()),
        Projections::new(database.store().await),
    ];
    runners[0].prepare().await.expect("prepared");
    let mut events = begin(&store).await;
    let mut seen = duplicates::Seen::default();
    let mut filled = BTreeSet::new();
    for (n, turn) in history.iter().enumerate() {
        database.clock.advance(TimeDelta::hours(turn.hours));
        events.extend(happen(&store, turn.what).await);
        for step in 0..turn.steps {
            let runner = &runners[(n + usize::from(step)) % 2];
            if runner.step().await.expect("a step") == Step::Idle {
                break;
            }
        }
        if turn.reacts {
            settle(&runners[n % 2]).await;
            filled.extend(with_rows(&store).await);
            react(&runners[n % 2], &mut seen).await;
        }
    }
    settle(&runners[0]).await;
    let names = runners[0].names();
    let stopped: Vec<_> = runners[0].checkpoints().await.expect("checkpoints");
    assert!(stopped.iter().all(|at| at.error.is_none()), "{stopped:?}");
    let differences = runners[1].check(&names, &|_, _| {}).await.expect("checked");
    assert_eq!(differences, []);
    assert_eq!(store.verify().await.expect("reads").faults, []);
    let read = store.read(0, 100_000).await.expect("reads");
    events.extend(read.into_iter().map(|event| event.event_type));
    (filled, events)
}

/// The tables that hold anything.
async fn with_rows(store: &Store) -> Vec<String> {
    let asked: Vec<String> = tables()
        .map(|name| format!("SELECT '{name}' WHERE EXISTS (SELECT 1 FROM {name})"))
        .collect();
    sqlx::query_scalar(&asked.join(" UNION ALL "))
        .fetch_all(store.pool())
        .await
        .expect("names")
}

fn tables() -> impl Iterator<Item = &'static str> {
    projections::ALL
        .iter()
        .flat_map(|view| view.tables())
        .map(|table| table.name)
}

#[test]
fn every_read_model_built_again_is_the_one_kept_live_whatever_happened() {
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    let met = Mutex::new((BTreeSet::new(), BTreeSet::new()));
    let mut config = Config::with_cases(5);
    // A shorter history of the same kind says as much as the shortest one, and is found sooner.
    config.max_shrink_iters = 24;
    config.failure_persistence = None;
    TestRunner::new(config)
        .run(&prop::collection::vec(turn(), 100..190), |history| {
            let (filled, events) = runtime.block_on(live(&history));
            let mut met = met.lock().expect("no holder of this lock panics");
            met.0.extend(filled);
            met.1.extend(events);
            Ok(())
        })
        .expect("holds");
    // Histories in which little happens would prove little.
    let (filled, events) = met.into_inner().expect("no holder panicked");
    // Those of case files and desks are filled by the demo city, whose read models are compared with the log as well; that
    // of unmaskings is compared where they are asked for.
    let elsewhere = |name: &str| {
        name.starts_with("case_") || name.starts_with("access_sheets") || name == "unmaskings"
    };
    let empty: Vec<_> = tables()
        .filter(|name| !elsewhere(name) && !filled.contains(*name))
        .collect();
    assert_eq!(empty, Vec::<&str>::new(), "never had a row");
    assert!(events.len() >= 50, "{}: {events:?}", events.len());
}
