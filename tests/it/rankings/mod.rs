//! Rankings over HTTP: from the call to the last place, with an objection, a refusal and the computation again.

mod board;
mod many;
mod notices;
mod story;
mod together;
mod update;

use crate::calls::published;
use chrono::{DateTime, TimeDelta, Utc};
use domain::access::{Actor, Role};
use domain::ranking::Ranking;
use domain::shared::ids::ActorCode;
use serde_json::{Value, json};
use store::Loaded;
use tests::actors::service_head;
use tests::app::{Reply, TestApp};
use tests::applications::on_file;
use uuid::Uuid;

/// A ranking under way.
pub(crate) struct World {
    pub(crate) app: TestApp,
    /// Where the ranking is.
    pub(crate) place: String,
    pub(crate) version: u64,
    /// Public codes of the applicants, in the order in which they filed.
    pub(crate) codes: Vec<String>,
    /// Their applications.
    pub(crate) applications: Vec<String>,
}

/// One of the applicants.
pub(crate) fn applicant(n: usize) -> Actor {
    let code = ActorCode::new(format!("genitore-{n}")).expect("a code");
    Actor {
        person: Some(Actor::person_for(&code)),
        code,
        role: Role::Citizen,
        office: None,
    }
}

pub(crate) fn head() -> Actor {
    service_head("centro-1")
}

/// What the parents declare: the fourth is no resident.
pub(crate) fn forms() -> [Value; 4] {
    [
        json!({ "resident": true, "both_work": true, "siblings": 1, "isee": "6200.00" }),
        json!({ "resident": true, "both_work": false, "siblings": 2, "isee": "9000.00" }),
        json!({ "resident": true, "both_work": false, "siblings": 0, "isee": "4000.00" }),
        json!({ "resident": false, "both_work": true, "siblings": 0, "isee": "100.00" }),
    ]
}

pub(crate) async fn file(app: &TestApp, n: usize, form: &Value) -> String {
    let actor = applicant(n);
    on_file(app, &actor, "Rosa", &format!("Invenzione {n}")).await;
    applied(app, &actor, form).await
}

/// Somebody who is on file applies for a place; the identifier of the application.
pub(crate) async fn applied(app: &TestApp, actor: &Actor, form: &Value) -> String {
    let begun = json!({ "service": "nursery", "capacity": "self", "district": "1" });
    let reply = app.post(actor, "/api/v1/applications", &begun).await;
    assert_eq!(reply.status, 201, "{reply:?}");
    let place = reply.header("location").to_owned();
    let steps = [
        ("update-draft", json!({ "form": form })),
        ("submit-application", json!({})),
    ];
    for (version, (verb, body)) in steps.iter().enumerate() {
        let path = format!("{place}/{verb}");
        let version = u64::try_from(version + 1).expect("small");
        let reply = app.command(actor, &path, version, body).await;
        assert_eq!(reply.status, 200, "{verb}: {reply:?}");
    }
    place.rsplit('/').next().expect("an identifier").to_owned()
}

impl World {
    /// Four families filed, the window is over, all stand on the ranking with the points of the commission.
    pub(crate) async fn reviewed() -> Self {
        let app = published().await;
        let mut applications = Vec::new();
        for (n, form) in forms().iter().enumerate() {
            applications.push(file(&app, n, form).await);
        }
        let body = json!({ "call": "nido-2026" });
        let early = app.post(&head(), "/api/v1/rankings", &body).await;
        assert_eq!(early.problem(), (409, "ranking.window-open".to_owned()));
        let closes: DateTime<Utc> = "2026-03-31T22:00:00Z".parse().expect("an instant");
        let left = closes - app.store.clock().now();
        app.store.clock().advance(left);
        Self::formed(app, applications).await
    }

    /// The window is over, and nobody stands on the ranking yet.
    pub(crate) async fn closed(app: TestApp, applications: Vec<String>) -> Self {
        let closes: DateTime<Utc> = "2026-03-31T22:00:00Z".parse().expect("an instant");
        let left = closes - app.store.clock().now();
        app.store.clock().advance(left);
        Self::opened(app, applications).await
    }

    async fn opened(app: TestApp, applications: Vec<String>) -> Self {
        let body = json!({ "call": "nido-2026" });
        let reply = app.post(&head(), "/api/v1/rankings", &body).await;
        assert_eq!(reply.status, 201, "{reply:?}");
        let place = reply.header("location").to_owned();
        Self {
            app,
            place,
            version: 1,
            codes: Vec::new(),
            applications,
        }
    }

    /// The window is over, these applications stand on the ranking, the first three with the points of the commission.
    pub(crate) async fn formed(app: TestApp, applications: Vec<String>) -> Self {
        let mut world = Self::opened(app, applications).await;
        for application in world.applications.clone() {
            let body = json!({ "application": application });
            world.does(&head(), "enter-applicant", &body).await;
        }
        world.learn_codes().await;
        for (code, points) in world.codes.clone().iter().zip([4, 3, 2]) {
            let body = json!({
                "code": code, "criterion": "hardship", "points": points,
                "motivation": "Nucleo seguito dal servizio sociale.",
            });
            world.does(&head(), "give-points", &body).await;
        }
        world
    }

    async fn learn_codes(&mut self) {
        let page = self.asks(&head(), "/entries").await.json();
        let items = page["items"].as_array().expect("applicants").clone();
        let code = |application: &String| {
            let mut all = items.iter();
            let item = all.find(|item| item["application"] == application.as_str());
            item.expect("everybody stands on it")["code"]
                .as_str()
                .expect("a code")
                .to_owned()
        };
        self.codes = self.applications.iter().map(code).collect();
    }

    /// The stream of the ranking.
    pub(crate) fn id(&self) -> Uuid {
        let id = self.place.rsplit('/').next().expect("an identifier");
        id.parse().expect("an identifier")
    }

    /// The ranking as the log tells it.
    pub(crate) async fn loaded(&self) -> Loaded<Ranking> {
        let loaded = self.app.store.load::<Ranking>(self.id()).await;
        loaded.expect("loads")
    }

    /// A command in the version there is, whatever comes of it.
    pub(crate) async fn tries(&mut self, actor: &Actor, verb: &str, body: &Value) -> Reply {
        let path = format!("{}/{verb}", self.place);
        let reply = self.app.command(actor, &path, self.version, body).await;
        if reply.status == 200 {
            self.version = reply.json()["version"].as_u64().expect("a version");
        }
        reply
    }

    /// A command that is done.
    pub(crate) async fn does(&mut self, actor: &Actor, verb: &str, body: &Value) -> Reply {
        let reply = self.tries(actor, verb, body).await;
        assert_eq!(reply.status, 200, "{verb}: {reply:?}");
        reply
    }

    /// A question that is answered with everything that was written.
    pub(crate) async fn asks(&self, actor: &Actor, path: &str) -> Reply {
        let position = self.app.store.head().await.expect("a head");
        let path = format!("{}{path}?min_position={position}", self.place);
        self.app.get(actor, &path).await
    }

    /// Approves the provisional ranking today.
    pub(crate) async fn provisional(&mut self) {
        let body = json!({ "posted_from_on": self.today() });
        self.does(&head(), "approve-provisional", &body).await;
    }

    /// Approves the final ranking on the first day on which that can be.
    pub(crate) async fn last(&mut self) {
        self.app.store.clock().advance(TimeDelta::days(10));
        let body = json!({ "posted_from_on": self.today() });
        self.does(&head(), "approve-final", &body).await;
    }

    /// Today in Rome.
    pub(crate) fn today(&self) -> String {
        domain::shared::time::rome_day(self.app.store.clock().now()).to_string()
    }

    /// The public codes in their order, as everybody reads them.
    pub(crate) async fn order(&self) -> Vec<String> {
        let page = self.asks(&applicant(9), "/rows").await.json();
        let rows = page["items"].as_array().expect("rows").iter();
        rows.filter(|row| row["position"].is_number())
            .map(|row| row["code"].as_str().expect("a code").to_owned())
            .collect()
    }
}
