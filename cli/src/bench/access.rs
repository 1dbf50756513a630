//! What it costs to write down who reads: the same reads over HTTP with the access log and without it, by turns.

use std::future::pending;
use std::sync::Arc;
use std::time::Duration;

use api::identity::Providers;
use api::{AccessSettings, AppState, Patience, Tokens};
use chrono::TimeDelta;
use projections::Projections;
use store::Store;
use store::documents::{DocumentStore, DocumentStoreConfig};
use tokio::net::TcpListener;
use tokio::task::JoinHandle;
use uuid::Uuid;

use super::applications::{Filing, drafts};
use super::city::head_of_office;
use super::figure::{Figure, Target};
use super::ground::{Ground, MASTER};
use super::http::publish;
use super::load::{ROUNDS, Side, Turn, drive};
use super::wrk;

const APPLICATIONS: usize = 2_000;
const CONNECTIONS: usize = 32;
/// How long one side is read in one round.
const ROUND: Duration = Duration::from_secs(6);
const PASS: Duration = Duration::from_mins(5);

/// The API in this very process, on a store of its own.
struct Served {
    address: String,
    server: JoinHandle<std::io::Result<()>>,
}

pub(super) async fn run(ground: &Ground) -> anyhow::Result<Vec<Figure>> {
    if !wrk::is_there() {
        let why = "not measured: wrk is not installed";
        return Ok(vec![Figure::alone("access", why, "%", 0.0, Target::Told)]);
    }
    let store = ground.municipality("access").await?;
    publish(&store).await?;
    let begun = drafts(&store, APPLICATIONS).await?;
    let ids: Vec<Uuid> = begun.iter().map(|draft| draft.id).collect();
    drive(ground, &mut Filing::share(&store, begun, 64), PASS).await?;
    Projections::new(store.clone()).prepare().await?;
    let folder = tempfile::tempdir()?;
    let tokens = Tokens::hs256(&MASTER, store.tenant())?;
    let token = tokens.mint(&head_of_office(), store.clock().now(), TimeDelta::hours(12));
    let script = folder.path().join("reads.lua");
    let ids: Vec<String> = ids.iter().map(|id| format!("\"{id}\"")).collect();
    let text = include_str!("reads.lua")
        .replace("TOKEN", &token)
        .replace("IDS", &ids.join(","));
    std::fs::write(&script, text)?;
    let logged = serve(&store, &tokens, folder.path(), true).await?;
    let bare = serve(&store, &tokens, folder.path(), false).await?;
    let (mut with, mut without) = (Side::default(), Side::default());
    for round in 0..=ROUNDS {
        for (served, side) in [(&logged, &mut with), (&bare, &mut without)] {
            let meter = ground.meter();
            let told = wrk::run(&served.address, &script, CONNECTIONS, ROUND).await?;
            anyhow::ensure!(told.failed <= 0.0, "{} reads failed", told.failed);
            let turn = Turn {
                per_second: told.per_second,
                p50: told.p50,
                p99: told.p99,
                ..Turn::default()
            };
            side.note(round, turn.metered(meter, ROUND));
        }
    }
    logged.server.abort();
    bare.server.abort();
    let checked = store.accesses().verify().await?;
    store.close().await;
    anyhow::ensure!(checked.faults.is_empty(), "the access log is not whole");
    let (with, without) = (with.median(), without.median());
    Ok(vec![
        Figure::beside(
            "access",
            format!(
                "reads over HTTP, {CONNECTIONS} connections, with the access log beside without"
            ),
            "reads/s",
            (with.per_second, without.per_second),
            Target::AtLeast(0.9),
        )
        .note(format!(
            "{with}; without {without}; {} accesses written",
            checked.rows
        )),
    ])
}

async fn serve(
    store: &Store,
    tokens: &Tokens,
    folder: &std::path::Path,
    is_written: bool,
) -> anyhow::Result<Served> {
    let settings = api::Settings {
        accesses: AccessSettings {
            is_written,
            ..AccessSettings::default()
        },
        ..api::Settings::default()
    };
    let state = AppState {
        store: store.clone(),
        views: Projections::new(store.clone()),
        documents: DocumentStore::open(&DocumentStoreConfig::local_under(folder))?,
        tokens: Some(tokens.clone()),
        providers: Providers::default(),
        settings: Arc::new(settings),
    };
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    let address = format!("http://{}", listener.local_addr()?);
    let router = api::router(state);
    let server = tokio::spawn(api::serve(
        listener,
        router,
        Patience::default(),
        None,
        pending(),
    ));
    Ok(Served { address, server })
}
