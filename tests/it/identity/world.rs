//! A service with a provider of identities, and people in front of their browsers.

use api::Settings;
use std::time::Duration;
use store::seal::MasterKey;
use store::sign_in::{IdentityKeeper, LocalIdentity};
use tests::app::{Place, TestApp};
use tests::browser::{Browser, Page, action};
use tests::provider::OpenIdProvider;

/// The cookie of a session where the service is reached in the clear, on one machine.
pub(super) const COOKIE: &str = "policentrica";
/// The password of everybody here.
pub(super) const PASSWORD: &str = "una frase lunga abbastanza";

/// A service and its provider.
pub(super) struct World {
    pub(super) app: TestApp,
    pub(super) provider: OpenIdProvider,
}

impl World {
    /// Starts both; nothing where there is no Node.js.
    pub(super) async fn start() -> Option<Self> {
        let place = Place::take().await;
        let provider = OpenIdProvider::start(&format!("{}/accedi/ritorno", place.address()))?;
        let trusted = provider.trusted(Duration::ZERO);
        let app = TestApp::at(place, Settings::default(), trusted).await;
        Some(Self { app, provider })
    }

    pub(super) fn browser(&self) -> Browser {
        Browser::at(self.app.address())
    }

    /// Signs `login` in; `way` is `cittadini` or `operatori`.
    pub(super) async fn sign_in(&self, browser: &mut Browser, way: &str, login: &str) -> Page {
        let page = browser.open(&format!("/accedi/{way}")).await;
        answer(browser, &page, login).await
    }
}

/// Says who they are at the provider.
pub(super) async fn answer(browser: &mut Browser, page: &Page, login: &str) -> Page {
    let path = action(page);
    browser.submit(&page.url, &path, &[("login", login)]).await
}

/// A service that signs people in itself: `ferrante` for two offices, with a second factor where one is given.
pub(super) async fn local(second_factor: Option<Vec<u8>>) -> TestApp {
    let mut settings = Settings::default();
    settings.sign_in.local = true;
    let app = TestApp::with(settings).await;
    let duties = ["desk_operator@centro-1", "desk_operator@centro-2"];
    appoint(&app, "ferrante", &duties, second_factor).await;
    app
}

pub(super) async fn appoint(
    app: &TestApp,
    code: &str,
    duties: &[&str],
    second_factor: Option<Vec<u8>>,
) {
    let database = &app.database;
    let master = MasterKey::new([7; 32]);
    let keeper = IdentityKeeper::open(&database.owner, &database.tenant, &master).await;
    let mut keeper = keeper.expect("the owner connects");
    let password = api::sign_in::PasswordHash::of(PASSWORD, &[]).expect("long enough");
    let identity = LocalIdentity {
        code: code.to_owned(),
        person: None,
        duties: duties.iter().map(|duty| (*duty).to_owned()).collect(),
        password: password.into_text(),
        second_factor,
    };
    let put = keeper.put(&identity, app.store.clock().now()).await;
    put.expect("is appointed");
    keeper.close().await.expect("closes");
}

/// Signs in with a password.
pub(super) async fn enter(browser: &mut Browser, code: &str, password: &str, second: &str) -> Page {
    let form = [("code", code), ("password", password), ("second", second)];
    browser.send("/accedi", &form).await
}
