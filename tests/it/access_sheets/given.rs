//! What the tests of access sheets begin with: a desk, the people there, somebody who comes.

use crate::case_files::given::{Case, who};
use domain::access::{Actor, Role};
use domain::access_sheet::AccessSheet;
use serde_json::{Value, json};
use tests::app::{Reply, TestApp};
use uuid::Uuid;

pub(crate) const SHEETS: &str = "/api/v1/access-sheets";

/// Whoever writes the sheets.
pub(crate) fn operator() -> Actor {
    who("operatrice", Role::DeskOperator, "sportello")
}

/// Another one at the same desk.
pub(crate) fn second_operator() -> Actor {
    who("seconda", Role::DeskOperator, "sportello")
}

/// The head of the desk.
pub(crate) fn head_of_desk() -> Actor {
    who("capo-sportello", Role::ServiceHead, "sportello")
}

/// A social worker of the office that is asked.
pub(crate) fn at_target() -> Actor {
    who("assistente", Role::SocialWorker, "centro-1")
}

/// A sheet, as it is sent.
pub(crate) fn sheet(person: Option<Uuid>) -> Value {
    json!({
        "access": {
            "accessed_on": "2026-02-27", "mode": "phone_report", "reason": "spontaneous",
            "interlocutor": "relative", "accompanied": false, "person_informed": true,
        },
        "person_id": person,
        "reporter": { "name": "Santa Privitera", "relation": "neighbour", "contact": "095 0000000" },
        "reported": { "name": "Nunziata Cutuli", "relation": null, "contact": null },
        "contacts": [],
        "needs": [{ "scheme": "municipal.need", "code": "home-care" }],
        "told": "Vive sola e non esce più.",
        "done": "Informata sul servizio domiciliare.",
        "actions": [{ "scheme": "municipal.desk-action", "code": "information" }],
    })
}

/// A municipality with a desk and one office that takes people in charge.
pub(crate) struct Desk {
    pub(crate) case: Case,
}

impl Desk {
    pub(crate) async fn open() -> Self {
        let case = Case {
            app: TestApp::start().await,
            id: Uuid::nil(),
        };
        case.office("centro-1").await;
        Self { case }
    }

    /// Somebody on file.
    pub(crate) async fn person(&self) -> Uuid {
        let reply = self
            .case
            .app
            .post(&operator(), "/api/v1/people", &json!({}))
            .await;
        serde_json::from_value(reply.json()["id"].clone()).expect("an id")
    }

    /// A sheet that is there.
    pub(crate) async fn recorded(&self, sheet: &Value) -> Uuid {
        let body = json!({ "sheet": sheet });
        let reply = self.case.app.post(&operator(), SHEETS, &body).await;
        assert_eq!(reply.status, 201, "{reply:?}");
        serde_json::from_value(reply.json()["id"].clone()).expect("an id")
    }

    async fn send(&self, actor: &Actor, at: Uuid, verb: &str, body: &Value) -> Reply {
        let loaded = self.case.app.store.load::<AccessSheet>(at).await;
        let version = loaded.expect("it loads").version;
        let path = format!("{SHEETS}/{at}/{verb}");
        self.case.app.command(actor, &path, version, body).await
    }

    /// A command that is accepted.
    pub(crate) async fn done(&self, actor: &Actor, at: Uuid, verb: &str, body: &Value) {
        let reply = self.send(actor, at, verb, body).await;
        assert_eq!(reply.status, 200, "{verb}: {reply:?}");
    }

    /// A command that is refused.
    pub(crate) async fn refused(
        &self,
        actor: &Actor,
        at: Uuid,
        verb: &str,
        body: &Value,
    ) -> (u16, String) {
        self.send(actor, at, verb, body).await.problem()
    }

    /// A question answered with all that has happened so far.
    pub(crate) async fn get(&self, actor: &Actor, at: Uuid, rest: &str) -> Reply {
        self.case.ask(actor, &format!("{SHEETS}/{at}{rest}")).await
    }
}
