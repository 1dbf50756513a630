//! The parts of the running service: store, read models, reactions, API, metrics.

use crate::config::Settings;
use crate::database::Database;
use crate::failure::Failure;
use crate::opened;
use crate::sweeping::{Kept, Sweeping};
use api::sign_in::SignInSettings;
use api::{AppState, Patience, Tls, Tokens};
use axum::Router;
use chrono::Months;
use projections::{Projections, Running};
use std::net::SocketAddr;
use std::time::Duration;
use store::documents::{Archive, DocumentStore};
use store::{Clock, Store};
use tokio::net::TcpListener;
use tokio::sync::watch;
use tokio::task::JoinSet;

/// How long requests under way are waited for at the end.
const LAST_REQUESTS: Duration = Duration::from_secs(30);

/// A running service.
pub struct Service {
    store: Store,
    views: Running,
    reactions: Running,
    sweeping: Sweeping,
    address: SocketAddr,
    scheme: &'static str,
    metrics: SocketAddr,
    municipality: String,
    end: watch::Sender<bool>,
    servers: tokio::sync::Mutex<JoinSet<std::io::Result<()>>>,
}

impl Service {
    /// Starts every part on an open database.
    pub async fn start(settings: &Settings, database: &Database) -> Result<Self, Failure> {
        // Object stores are reached over TLS; with another provider already in place there is nothing to do.
        drop(rustls::crypto::ring::default_provider().install_default());
        let store = opened::open(
            settings,
            database,
            Clock::System,
            settings.database.connections,
        )
        .await?;
        let projections = Projections::new(store.clone());
        let views = projections.start().await?;
        let aoo = settings.aoo()?;
        let reactions = projections::reactions::start(&projections, aoo);
        let documents = documents(settings)?;
        let archive = Archive::new(store.clone(), documents.clone());
        let kept = Kept {
            accesses: Months::new(settings.access.retention_months),
            sessions: settings.sessions.limits(),
        };
        let sweeping = Sweeping::start(archive, &store, kept);
        let (listener, address) = bind(settings.listen.address).await?;
        let state = AppState {
            store: store.clone(),
            documents,
            tokens: tokens(settings)?,
            providers: settings.identities.providers()?,
            views: projections,
            settings: edge(settings, address)?.into(),
        };
        let (end, _) = watch::channel(false);
        let mut servers = JoinSet::new();
        let tls = settings.listen.tls()?;
        let router = api::router(state.clone());
        serve(&mut servers, listener, router, tls, &end);
        let (listener, metrics) = bind(settings.listen.metrics).await?;
        let router = api::metrics_router(state);
        serve(&mut servers, listener, router, None, &end);
        let municipality = settings.municipality.clone();
        let servers = servers.into();
        Ok(Self {
            store,
            views,
            reactions,
            sweeping,
            address,
            scheme: settings.listen.scheme(),
            metrics,
            municipality,
            end,
            servers,
        })
    }

    /// What the person who started it wants to know.
    pub fn greeting(&self) -> String {
        let Self {
            address,
            scheme,
            metrics,
            municipality,
            ..
        } = self;
        format!(
            "policentrica serves {municipality}\n  \
             sign in    {scheme}://{address}/accedi\n  \
             API        {scheme}://{address}/api/v1\n  \
             reference  {scheme}://{address}/api/docs\n  \
             metrics    http://{metrics}/metrics\n\
             ready; end with Ctrl-C"
        )
    }

    /// Waits for a listener to fail; never returns while all is well.
    pub async fn failed(&self) -> Failure {
        match self.servers.lock().await.join_next().await {
            Some(Ok(Err(error))) => Failure::new("listen.failed", &error),
            Some(Err(error)) => Failure::new("listen.failed", &error),
            Some(Ok(Ok(()))) | None => Failure::told("listen.failed", "a listener ended by itself"),
        }
    }

    /// Lets requests under way finish, then the read models, then the writer.
    pub async fn stop(self) {
        self.end.send_replace(true);
        let mut servers = self.servers.into_inner();
        let answered = async { while servers.join_next().await.is_some() {} };
        // An upload may take minutes; its sender repeats it, and nothing half of it is kept.
        drop(tokio::time::timeout(LAST_REQUESTS, answered).await);
        servers.abort_all();
        self.sweeping.stop().await;
        self.reactions.stop().await;
        self.views.stop().await;
        self.store.close().await;
    }
}

async fn bind(address: SocketAddr) -> Result<(TcpListener, SocketAddr), Failure> {
    let refused = |error: std::io::Error| {
        let message = format!("{address} cannot be listened on: {error}");
        Failure::told("listen.refused", &message)
    };
    let listener = TcpListener::bind(address).await.map_err(refused)?;
    let bound = listener.local_addr().map_err(refused)?;
    Ok((listener, bound))
}

fn serve(
    servers: &mut JoinSet<std::io::Result<()>>,
    listener: TcpListener,
    router: Router,
    tls: Option<Tls>,
    end: &watch::Sender<bool>,
) {
    let mut end = end.subscribe();
    servers.spawn(api::serve(
        listener,
        router,
        Patience::default(),
        tls,
        async move {
            // The sender lives as long as the service.
            drop(end.wait_for(|end| *end).await);
        },
    ));
}

/// What the edge must know of the settings.
fn edge(settings: &Settings, bound: SocketAddr) -> Result<api::Settings, Failure> {
    let administration = settings.administration.clone();
    let calendar = administration
        .calendar()
        .map_err(|error| Failure::new("settings.invalid", &error))?;
    let sign_in = SignInSettings {
        public: settings.listen.public(bound)?,
        sessions: settings.sessions.limits(),
        fresh: settings.sessions.fresh(),
        local: settings.identities.local || settings.demo.enabled,
    };
    Ok(api::Settings {
        administration,
        calendar,
        sign_in,
        proxies: settings.listen.proxies()?,
        accesses: settings.access.edge(),
        rates: settings.limits.rates(),
        ..api::Settings::default()
    })
}

/// The place of the documents of this installation.
pub fn documents(settings: &Settings) -> Result<DocumentStore, Failure> {
    let place = settings.documents.place(&settings.data_dir)?;
    DocumentStore::open(&place).map_err(|error| Failure::new(error.code(), &error))
}

/// The service vouches for identities itself only where that is switched on.
fn tokens(settings: &Settings) -> Result<Option<Tokens>, Failure> {
    if !(settings.identities.local || settings.demo.enabled) {
        return Ok(None);
    }
    local_tokens(settings).map(Some)
}

/// The tokens of local identities of this installation.
pub fn local_tokens(settings: &Settings) -> Result<Tokens, Failure> {
    let key = settings.token_key()?.derive("tokens");
    Tokens::hs256(key.as_ref(), &settings.tenant()?)
        .map_err(|error| Failure::new("settings.key-invalid", &error))
}
