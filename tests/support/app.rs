//! The service over real HTTP: a municipality of its own, a free port, a client that speaks for any actor.

use crate::actors::director;
use crate::database::TestDatabase;
use api::identity::Providers;
use api::sign_in::PublicUrl;
use api::{AppState, Settings, Tokens};
use chrono::{DateTime, TimeDelta, TimeZone, Utc};
use domain::access::{Actor, Role};
use domain::shared::ids::ReasonCode;
use projections::{Projections, Running};
use reqwest::header::HeaderMap;
use reqwest::{Client, Method, RequestBuilder};
use serde_json::{Value, json};
use std::sync::Arc;
use std::time::Duration;
use store::documents::{DocumentStore, DocumentStoreConfig};
use store::{Clock, Store};
use tokio::net::TcpListener;
use tokio::task::JoinHandle;

/// The secret of the tests' tokens.
pub const SECRET: [u8; 32] = [42; 32];

/// A running service.
pub struct TestApp {
    /// Its municipality.
    pub database: TestDatabase,
    /// Its store.
    pub store: Store,
    /// Its tokens.
    pub tokens: Tokens,
    /// The bytes of its documents.
    pub documents: DocumentStore,
    /// The folder they lie in.
    pub folder: tempfile::TempDir,
    address: String,
    client: Client,
    server: JoinHandle<()>,
    _views: Running,
}

/// What came back.
#[derive(Clone)]
pub struct Reply {
    /// Status.
    pub status: u16,
    /// Headers.
    pub headers: HeaderMap,
    /// Body as it came.
    pub bytes: Vec<u8>,
    /// Body as text.
    pub text: String,
}

/// Without the bytes, which the text shows.
impl std::fmt::Debug for Reply {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} {:?} {}", self.status, self.headers, self.text)
    }
}

impl Reply {
    /// The body as JSON.
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.text).unwrap_or_else(|_| panic!("not JSON: {self:?}"))
    }

    /// Status and code of a problem; checks that it is one.
    pub fn problem(&self) -> (u16, String) {
        assert_eq!(
            self.header("content-type"),
            "application/problem+json",
            "{self:?}"
        );
        let body = self.json();
        assert_eq!(body["status"], self.status, "{self:?}");
        let code = body["code"].as_str().expect("a code").to_owned();
        assert_eq!(body["type"], format!("urn:policentrica:problem:{code}"));
        (self.status, code)
    }

    /// Pointer and code of the first field that cannot be accepted; checks that this is the refusal.
    pub fn bad_field(&self) -> (String, String) {
        assert_eq!(
            self.problem(),
            (422, "request.invalid".to_owned()),
            "{self:?}"
        );
        let error = &self.json()["errors"][0];
        let text = |name: &str| error[name].as_str().expect("a text").to_owned();
        (text("pointer"), text("code"))
    }

    /// A header, or nothing.
    pub fn header(&self, name: &str) -> &str {
        let value = self.headers.get(name);
        value.map_or("", |value| value.to_str().expect("visible ASCII"))
    }
}

/// The records area of the tests.
pub fn aoo() -> ReasonCode {
    ReasonCode::new("AOO-7").expect("a code")
}

/// The first Monday of March 2026, at noon in Rome.
pub fn noon() -> DateTime<Utc> {
    Utc.with_ymd_and_hms(2026, 3, 2, 11, 0, 0)
        .single()
        .expect("a valid instant")
}

/// A place where a service will listen.
pub struct Place {
    listener: TcpListener,
    address: String,
}

impl Place {
    /// A port that is free.
    pub async fn take() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let address = format!("http://{}", listener.local_addr().expect("an address"));
        Self { listener, address }
    }

    /// Where it is, as a URL without a path.
    pub fn address(&self) -> &str {
        &self.address
    }
}

impl TestApp {
    /// Starts one with the ordinary limits; its clock stands at [`noon`].
    pub async fn start() -> Self {
        Self::with(Settings::default()).await
    }

    /// Starts one in which the offices `centro-1`, `centro-2` and `centro-3` are open: three events.
    pub async fn with_offices() -> Self {
        let app = Self::start().await;
        app.open_offices().await;
        app
    }

    /// Opens the offices `centro-1`, `centro-2` and `centro-3`, each with the district of its number.
    pub async fn open_offices(&self) {
        for number in ["1", "2", "3"] {
            let body = json!({
                "code": format!("centro-{number}"), "opens_on": "2026-01-01",
                "profile": {
                    "name": format!("Centro sociale {number}"), "address": "Via dei Platani 12",
                    "phones": [], "hours": [], "districts": [number], "head": "Rosalia Ferrante",
                },
            });
            let reply = self.post(&director(), "/api/v1/offices", &body).await;
            assert_eq!(reply.status, 201, "{reply:?}");
        }
    }

    /// Starts one with its own limits.
    pub async fn with(settings: Settings) -> Self {
        Self::keeping(
            Place::take().await,
            settings,
            Providers::default(),
            |documents| documents,
        )
        .await
    }

    /// Starts one that trusts these providers; its clock stands at the machine's time, which theirs show.
    pub async fn trusting(providers: Providers) -> Self {
        Self::at(Place::take().await, Settings::default(), providers).await
    }

    /// The same at a place that somebody was told of before.
    pub async fn at(place: Place, settings: Settings, providers: Providers) -> Self {
        let app = Self::keeping(place, settings, providers, |documents| documents).await;
        app.store.clock().set(Clock::System.now());
        app
    }

    /// Starts one in which a document waits no longer than this for its turn.
    pub async fn impatient(patience: Duration) -> Self {
        let impatient = |documents: DocumentStore| documents.with_patience(patience);
        Self::keeping(
            Place::take().await,
            Settings::default(),
            Providers::default(),
            impatient,
        )
        .await
    }

    async fn keeping(
        Place { listener, address }: Place,
        mut settings: Settings,
        providers: Providers,
        documents: impl FnOnce(DocumentStore) -> DocumentStore,
    ) -> Self {
        let _ = rustls::crypto::ring::default_provider().install_default();
        let database = TestDatabase::at(noon()).await;
        let store = database.store().await;
        let folder = tempfile::tempdir().expect("a folder");
        let tokens = Tokens::hs256(&SECRET, &database.tenant).expect("a long key");
        let views = Projections::new(store.clone());
        let running = views.start().await.expect("the read models follow the log");
        let place = DocumentStoreConfig::local_under(folder.path());
        let documents = documents(DocumentStore::open(&place).expect("the folder opens"));
        settings.sign_in.public = PublicUrl::parse(&address).expect("it is on this machine");
        let state = AppState {
            store: store.clone(),
            views,
            documents: documents.clone(),
            tokens: Some(tokens.clone()),
            providers,
            settings: Arc::new(settings),
        };
        let patience = state.settings.patience;
        let router = api::router(state);
        let server = tokio::spawn(async move {
            api::serve(listener, router, patience, None, std::future::pending())
                .await
                .expect("serves until it is aborted");
        });
        Self {
            database,
            store,
            tokens,
            documents,
            folder,
            address,
            client: Client::new(),
            server,
            _views: running,
        }
    }

    /// Where it listens, as a URL without a path.
    pub fn address(&self) -> &str {
        &self.address
    }

    /// A good token.
    pub fn token(&self, actor: &Actor) -> String {
        let now = self.store.clock().now();
        self.tokens.mint(actor, now, TimeDelta::days(365))
    }

    /// A request without identity.
    pub fn anonymous(&self, method: Method, path: &str) -> RequestBuilder {
        self.client
            .request(method, format!("{}{path}", self.address))
    }

    /// A request of `actor`.
    pub fn request(&self, actor: &Actor, method: Method, path: &str) -> RequestBuilder {
        self.anonymous(method, path).bearer_auth(self.token(actor))
    }

    /// A question of `actor`; whoever must say why they read says it.
    pub async fn get(&self, actor: &Actor, path: &str) -> Reply {
        let request = self.request(actor, Method::GET, path);
        let reason = match actor.role {
            Role::Director => "oversight",
            Role::Auditor => "audit",
            _ => return send(request).await,
        };
        send(request.header("Policentrica-Reason", reason)).await
    }

    /// A command of `actor` that makes something new.
    pub async fn post(&self, actor: &Actor, path: &str, body: &Value) -> Reply {
        send(self.request(actor, Method::POST, path).json(body)).await
    }

    /// A command of `actor` on something in the version they have seen.
    pub async fn command(&self, actor: &Actor, path: &str, version: u64, body: &Value) -> Reply {
        let request = self
            .request(actor, Method::POST, path)
            .header("If-Match", format!("\"{version}\""));
        send(request.json(body)).await
    }
}

impl Drop for TestApp {
    fn drop(&mut self) {
        self.server.abort();
    }
}

/// Sends a request and reads the whole answer.
pub async fn send(request: RequestBuilder) -> Reply {
    let response = request.send().await.expect("an answer");
    let (status, headers) = (response.status().as_u16(), response.headers().clone());
    let bytes = response.bytes().await.expect("a whole body").to_vec();
    Reply {
        status,
        headers,
        text: String::from_utf8_lossy(&bytes).into_owned(),
        bytes,
    }
}
