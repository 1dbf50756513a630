//! What the tests of case files begin with: people at offices, a person on file, a case that was opened.

use domain::access::{Actor, Role};
use domain::case_file::CaseFile;
use domain::office::{CloseOffice, Office, OfficeCommand, OpenOffice, samples};
use domain::shared::ids::{ActorCode, OfficeCode};
use serde_json::{Value, json};
use store::{Context, Expected};
use tests::actors::desk_operator;
use tests::app::{Reply, TestApp};
use uuid::Uuid;

pub(crate) const CASES: &str = "/api/v1/case-files";

/// Somebody by name, in a role, at an office.
pub(crate) fn who(code: &str, role: Role, office: &str) -> Actor {
    Actor {
        code: ActorCode::new(code).expect("a code"),
        role,
        office: Some(OfficeCode::new(office).expect("a code")),
        person: None,
    }
}

/// The case manager.
pub(crate) fn ferrante() -> Actor {
    who("ferrante", Role::CaseManager, "centro-1")
}

/// A colleague of the same office who does not work on the case.
pub(crate) fn colleague() -> Actor {
    who("altra", Role::SocialWorker, "centro-1")
}

/// The head of the office in charge.
pub(crate) fn head() -> Actor {
    who("capo", Role::ServiceHead, "centro-1")
}

/// The second-level team.
pub(super) fn team() -> Actor {
    who("psicologa", Role::SpecialistTeam, "equipe-minori")
}

/// A case manager of another office.
pub(crate) fn elsewhere() -> Actor {
    who("leonardi", Role::CaseManager, "centro-2")
}

/// A case in a municipality of its own.
pub(crate) struct Case {
    pub(crate) app: TestApp,
    pub(crate) id: Uuid,
}

/// A report, as it is sent.
pub(super) fn report() -> Value {
    json!({
        "source": { "scheme": "sinba.report-source", "code": "13" },
        "received_on": "2026-02-02",
        "reporter": "La maestra Concetta Bonanno",
        "text": "Arriva a scuola senza merenda.",
    })
}

/// An entry of the diary, as it is sent.
pub(crate) fn entry(text: &str, reserved: bool) -> Value {
    json!({
        "kind": { "scheme": "siso.diary", "code": "5" },
        "happened_at": "2026-02-20T09:00:00Z", "reserved": reserved,
        "present": null, "text": text,
    })
}

impl Case {
    /// Somebody on file about whom `centro-1` has taken a report.
    pub(super) async fn reported() -> Self {
        Self::at(TestApp::start().await).await
    }

    /// The same in this municipality.
    pub(crate) async fn at(app: TestApp) -> Self {
        let desk = desk_operator("centro-1");
        let reply = app.post(&desk, "/api/v1/people", &json!({})).await;
        let id: Uuid = serde_json::from_value(reply.json()["id"].clone()).expect("an id");
        Self::of(app, id).await
    }

    /// A report about this person, whether or not they are on file.
    pub(crate) async fn of(app: TestApp, id: Uuid) -> Self {
        let body = json!({ "person_id": id, "report": report() });
        let reply = app.post(&desk_operator("centro-1"), CASES, &body).await;
        assert_eq!(reply.status, 201, "{reply:?}");
        let case = Self { app, id };
        open_team(&case.app).await;
        case
    }

    /// The same, opened and with a case manager.
    pub(super) async fn managed() -> Self {
        let case = Self::reported().await;
        case.open().await;
        case
    }

    /// Opens it and names Ferrante responsible.
    pub(crate) async fn open(&self) {
        let open = json!({ "opened_on": "2026-02-03", "reason": "report-accepted" });
        self.done(&ferrante(), "open-case", &open).await;
        let assign = json!({
            "to": { "office": "centro-1", "actor": "ferrante" },
            "reason": "first-assignment", "from_on": "2026-02-04",
        });
        self.done(&head(), "assign-case-manager", &assign).await;
    }

    pub(super) fn path(&self, rest: &str) -> String {
        format!("{CASES}/{}{rest}", self.id)
    }

    pub(super) async fn version(&self) -> u64 {
        let loaded = self.app.store.load::<CaseFile>(self.id).await;
        loaded.expect("it loads").version
    }

    /// A command for the version there is.
    pub(super) async fn send(&self, actor: &Actor, verb: &str, body: &Value) -> Reply {
        let path = self.path(&format!("/{verb}"));
        let version = self.version().await;
        self.app.command(actor, &path, version, body).await
    }

    /// A command that is accepted.
    pub(crate) async fn done(&self, actor: &Actor, verb: &str, body: &Value) -> Reply {
        let reply = self.send(actor, verb, body).await;
        assert_eq!(reply.status, 200, "{verb}: {reply:?}");
        reply
    }

    /// A command that is refused.
    pub(super) async fn refused(&self, actor: &Actor, verb: &str, body: &Value) -> (u16, String) {
        self.send(actor, verb, body).await.problem()
    }

    /// A question answered with all that has happened so far.
    pub(super) async fn get(&self, actor: &Actor, rest: &str) -> Reply {
        self.ask(actor, &self.path(rest)).await
    }

    /// The same for any path without a query.
    pub(crate) async fn ask(&self, actor: &Actor, path: &str) -> Reply {
        let head: i64 = sqlx::query_scalar("SELECT max(log_index) FROM events")
            .fetch_one(self.app.store.pool())
            .await
            .expect("a position");
        let mark = if path.contains('?') { '&' } else { '?' };
        let path = format!("{path}{mark}min_position={head}");
        let reply = self.app.get(actor, &path).await;
        assert_eq!(reply.header("policentrica-stale"), "", "{reply:?}");
        reply
    }

    /// The texts of the diary, as somebody sees it.
    pub(super) async fn diary(&self, actor: &Actor) -> Vec<String> {
        let reply = self.get(actor, "/diary").await;
        assert_eq!(reply.status, 200, "{reply:?}");
        let items = reply.json()["items"].clone();
        let items = items.as_array().expect("rows").clone();
        let mut texts: Vec<String> = items
            .iter()
            .map(|item| item["text"].as_str().expect("a text").to_owned())
            .collect();
        texts.sort();
        texts
    }

    /// Opens an office, with its first day.
    pub(crate) async fn office(&self, code: &str) {
        let command = OpenOffice {
            code: OfficeCode::new(code).expect("a code"),
            ..samples::open_office()
        };
        self.at_office(code, "open", command.into()).await;
    }

    /// Closes it.
    pub(crate) async fn close_office(&self, code: &str) {
        let command = CloseOffice {
            closes_on: "2026-03-01".parse().expect("a day"),
            successor: None,
        };
        self.at_office(code, "close", command.into()).await;
    }

    async fn at_office(&self, code: &str, name: &str, command: OfficeCommand) {
        at_office(&self.app, code, name, command).await;
    }
}

async fn at_office(app: &TestApp, code: &str, name: &str, command: OfficeCommand) {
    let stream = OfficeCode::new(code).expect("a code").stream_id();
    let id = Uuid::new_v5(&stream, name.as_bytes());
    let context = Context::new(Actor::system(), id, "test");
    let done = app
        .store
        .execute::<Office>(&context, stream, Expected::Any, &command)
        .await;
    done.expect("accepted");
}

/// The second-level team is an office without a district.
pub(crate) async fn open_team(app: &TestApp) {
    let mut command = OpenOffice {
        code: OfficeCode::new("equipe-minori").expect("a code"),
        ..samples::open_office()
    };
    command.profile.districts.clear();
    at_office(app, "equipe-minori", "open", command.into()).await;
}

/// That nothing is there, as far as this person may know.
pub(crate) fn hidden() -> (u16, String) {
    (404, "resource.not-found".to_owned())
}
