//! A world made of dice: each throw does one thing to somebody somewhere, over HTTP.

use crate::access_sheets::given::{SHEETS, operator, second_operator, sheet};
use crate::care_plans::plan::Plan;
use crate::case_files::given::{CASES, Case, elsewhere, ferrante};
use reqwest::Method;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use tests::actors::{desk_operator, protocol_officer, stranger};
use tests::app::{TestApp, send};
use tests::applications::{PATH, draft, filed, moved, on_file, open_to_many};
use uuid::Uuid;

/// What the dice made.
pub(super) struct World {
    case: Case,
    made: BTreeMap<&'static str, Vec<String>>,
}

/// Numbers that follow from a seed (a linear congruence is random enough to choose by).
struct Dice(u64);

impl Dice {
    fn throw(&mut self, sides: u64) -> u64 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % sides
    }
}

const THROWS: usize = 14;
const APPLICATIONS: &str = "/api/v1/applications/{id}";
const CASE_FILES: &str = "/api/v1/case-files/{id}";
const REGISTRATIONS: &str = "/api/v1/registrations/{id}";
const PLANS: &str = "/api/v1/care-plans/{id}";

impl World {
    /// The world of a seed.
    pub(super) async fn generated(seed: u64) -> Self {
        let app = open_to_many().await;
        on_file(&app, &stranger(), "Rosario", "Greco").await;
        let mut world = Self {
            case: Case::at(app).await,
            made: BTreeMap::new(),
        };
        world.open_case().await;
        world.sheet(0).await;
        // One plan that can be reviewed, whatever the dice say.
        world.plan(2).await;
        let mut dice = Dice(seed);
        for _ in 0..THROWS {
            match dice.throw(9) {
                0 => world.letter(dice.throw(3) + 1).await,
                1 => world.application().await,
                2 => world.application_elsewhere().await,
                3 => world.draft(dice.throw(2)).await,
                4 => world.plan(dice.throw(2)).await,
                5 => world.case(dice.throw(5)).await,
                6 => world.case(4).await,
                7 => world.sheet(dice.throw(2)).await,
                _ => world.case(dice.throw(3)).await,
            }
        }
        world
    }

    /// The service of it.
    pub(super) fn app(&self) -> &TestApp {
        &self.case.app
    }

    /// What was made, by where it is found alone.
    pub(super) fn made(&self) -> BTreeMap<&'static str, Vec<String>> {
        self.made.clone()
    }

    fn note(&mut self, item: &'static str, id: String) {
        self.made.entry(item).or_default().push(id);
    }

    async fn letter(&mut self, office: u64) {
        let letter = json!({
            "direction": "inbound", "act": "other", "office": format!("centro-{office}"),
            "subject": "Lettera", "counterparty": "Agata Torrisi",
        });
        let path = "/api/v1/registrations";
        let reply = self.app().post(&protocol_officer(), path, &letter).await;
        assert_eq!(reply.status, 201, "{reply:?}");
        self.note(REGISTRATIONS, text(&reply.json()["id"]));
    }

    async fn application(&mut self) {
        let (place, _) = filed(self.app()).await;
        self.note(APPLICATIONS, last(&place));
    }

    async fn application_elsewhere(&mut self) {
        let place = moved(self.app()).await;
        self.note(APPLICATIONS, last(&place));
    }

    async fn draft(&mut self, whose: u64) {
        let place = if whose == 0 {
            draft(self.app()).await
        } else {
            let own = json!({ "service": "home-care", "capacity": "self", "district": "2" });
            let reply = self.app().post(&stranger(), PATH, &own).await;
            assert_eq!(reply.status, 201, "{reply:?}");
            reply.header("location").to_owned()
        };
        self.note(APPLICATIONS, last(&place));
    }

    /// A plan that is only drafted, or has its pieces, or is in force.
    async fn plan(&mut self, how_far: u64) {
        let plan = match how_far {
            0 => Plan::drafted(self.app()).await,
            1 => Plan::planned(self.app()).await,
            _ => Plan::active(self.app()).await,
        };
        let id = plan.id();
        self.note(PLANS, id);
    }

    /// A sheet of one of two people at the same desk.
    async fn sheet(&mut self, whose: u64) {
        let author = if whose == 0 {
            operator()
        } else {
            second_operator()
        };
        let body = json!({ "sheet": sheet(None) });
        let reply = self.app().post(&author, SHEETS, &body).await;
        assert_eq!(reply.status, 201, "{reply:?}");
        self.note("/api/v1/access-sheets/{id}", text(&reply.json()["id"]));
    }

    async fn open_case(&mut self) {
        self.case.open().await;
        self.note(CASE_FILES, self.case.id.to_string());
    }

    /// Somebody else about whom `centro-1` has taken a report.
    async fn reported(&self) -> Uuid {
        let desk = desk_operator("centro-1");
        let person = self.app().post(&desk, "/api/v1/people", &json!({})).await;
        let id = person.json()["id"].clone();
        let report = json!({
            "source": { "scheme": "sinba.report-source", "code": "13" }, "received_on": "2026-02-02",
            "reporter": "La maestra Concetta Bonanno", "text": "Arriva a scuola senza merenda.",
        });
        let body = json!({ "person_id": id, "report": report });
        let reply = self.app().post(&desk, CASES, &body).await;
        assert_eq!(reply.status, 201, "{reply:?}");
        serde_json::from_value(id).expect("an identifier")
    }

    /// Another case: reported, open, restricted to a team, opened to another office, or read under broken glass.
    async fn case(&mut self, how: u64) {
        let case = self.reported().await;
        self.note(CASE_FILES, case.to_string());
        if how == 0 {
            return;
        }
        let before = std::mem::replace(&mut self.case.id, case);
        self.case.open().await;
        let restrict =
            json!({ "team": "equipe-minori", "until_on": null, "reason": "court-secrecy" });
        let grant = json!({
            "office": "centro-2", "from_on": "2026-03-01", "until_on": null, "reason": "joint-work",
        });
        if how >= 3 {
            self.case
                .done(&ferrante(), "restrict-access", &restrict)
                .await;
        }
        if how == 2 {
            self.case.done(&ferrante(), "grant-access", &grant).await;
        }
        if how == 4 {
            let path = format!("{CASES}/{case}/break-glass");
            let body = json!({ "reason": "Chiamata dal pronto soccorso" });
            let request = self.app().request(&elsewhere(), Method::POST, &path);
            assert_eq!(send(request.json(&body)).await.status, 200);
        }
        self.case.id = before;
    }
}

fn last(place: &str) -> String {
    place.rsplit('/').next().expect("a path").to_owned()
}

fn text(value: &Value) -> String {
    value.as_str().expect("a text").to_owned()
}
