//! Filings over HTTP: the real binary, one citizen and one token for each, 32 connections.

use std::fmt::Write;
use std::time::Duration;

use domain::service::{PublishService, Service, ServiceContent, samples};
use projections::Projections;
use store::{Context, Expected, Store};

use super::applications::{Draft, drafts, service};
use super::figure::{Figure, Target};
use super::ground::Ground;
use super::ids;
use super::load::{ROUNDS, Side, Turn};
use super::offices::system;
use super::served::Served;
use super::wrk;

const CONNECTIONS: usize = 32;
/// How long one round files, and drafts enough for it: a machine that needs more ends the round earlier.
const ROUND: Duration = Duration::from_secs(8);
const DRAFTS: usize = 20_000;
/// How long the read models may take to follow the drafts before filing begins.
const PATIENCE: Duration = Duration::from_mins(5);
/// What wrk does; the list of drafts is named in it.
const SCRIPT: &str = include_str!("filings.lua");

pub(super) async fn run(ground: &Ground) -> anyhow::Result<Vec<Figure>> {
    if !wrk::is_there() {
        let why = "not measured: wrk is not installed";
        return Ok(vec![Figure::alone("http", why, "/s", 0.0, Target::Told)]);
    }
    let store = ground.municipality("http").await?;
    publish(&store).await?;
    let mut all = drafts(&store, DRAFTS * (ROUNDS + 1)).await?;
    let served = Served::beside(ground, "http").await?;
    // What is measured is filing, not the wake of the drafts.
    let views = Projections::new(store.clone());
    let head = store.head().await?;
    anyhow::ensure!(
        views.caught_up(&views.names(), head, PATIENCE).await?,
        "the read models do not follow"
    );
    let mut side = Side::default();
    let mut failed = 0.0;
    for round in 0..=ROUNDS {
        let (turn, refused) = file(ground, &served, all.drain(..DRAFTS)).await?;
        side.note(round, turn);
        failed += refused;
    }
    served.stop().await?;
    store.close().await;
    let turn = side.median();
    let what = format!("filings over HTTP, {CONNECTIONS} connections, read models following");
    Ok(vec![
        Figure::alone(
            "http",
            what,
            "submissions/s",
            turn.per_second,
            Target::AtLeast(1_500.0),
        )
        .note(turn.to_string()),
        Figure::alone(
            "http",
            "of these, p99",
            "ms",
            turn.p99,
            Target::AtMost(60.0),
        ),
        Figure::alone(
            "http",
            "answers that were not 2xx",
            "answers",
            failed,
            Target::AtMost(0.0),
        ),
    ])
}

/// One round: what it came to, and how many were not filed.
async fn file(
    ground: &Ground,
    served: &Served,
    drafts: impl Iterator<Item = Draft>,
) -> anyhow::Result<(Turn, f64)> {
    let folder = tempfile::tempdir()?;
    let (list, script) = (
        folder.path().join("drafts"),
        folder.path().join("filings.lua"),
    );
    std::fs::write(&script, SCRIPT.replace("DRAFTS", &list.to_string_lossy()))?;
    let mut lines = String::new();
    for draft in drafts {
        writeln!(lines, "{} {}", draft.id, served.token(&draft.citizen())?)?;
    }
    std::fs::write(&list, lines)?;
    let meter = ground.meter_of(served.pid());
    let told = wrk::run(served.address(), &script, CONNECTIONS, ROUND).await?;
    let turn = Turn {
        per_second: told.per_second,
        p50: told.p50,
        p99: told.p99,
        ..Turn::default()
    };
    Ok((turn.metered(meter, ROUND), told.failed))
}

/// The service of the drafts, published so that the API finds it.
pub(super) async fn publish(store: &Store) -> anyhow::Result<()> {
    let rules = service();
    let publish = PublishService {
        code: rules.code.clone(),
        content: Box::new(ServiceContent {
            form_schema: rules.form_schema,
            attachments: Vec::new(),
            declarations: Vec::new(),
            windowed: false,
            ..samples::content()
        }),
        ..samples::publish_service()
    };
    let context = Context::new(system(), ids::next(), "benchmark");
    let id = rules.code.stream_id();
    store
        .execute::<Service>(&context, id, Expected::New, &publish.into())
        .await?;
    Ok(())
}
