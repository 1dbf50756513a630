//! A municipality in which there is something of every noun, for tests that go through all routes.

use super::ranked::{called, ranked};
use crate::access_sheets::given::{Desk, operator, sheet};
use crate::care_plans::plan::{
    COMMITMENT, FUNDS, INTERVENTION, Plan, case_manager, committed, payer, signed,
};
use crate::case_files::given::{CASES, Case, elsewhere, entry, ferrante};
use crate::rankings::World;
use chrono::TimeDelta;
use domain::service::samples::publish_service;
use domain::shared::ids::ServiceCode;
use projections::reactions::days;
use serde_json::{Value, json};
use tests::actors::{auditor, citizen, director, person_of, protocol_officer, service_head};
use tests::app::{TestApp, aoo};
use tests::applications::{REPORT, draft, filed, moved, open_to_many, purpose};
use uuid::Uuid;

/// A municipality in which every list has more than one row.
pub(crate) struct City {
    /// A case at `centro-1` with two of everything, and the municipality it is in.
    pub(crate) case: Case,
    /// Filed at `centro-1`, with one paper of the citizen and one that the office keeps to itself.
    pub(crate) place: String,
    /// A plan in force with two deliveries.
    pub(crate) plan: String,
    /// An access sheet with two private notes.
    pub(crate) sheet: Uuid,
    /// A ranking that is approved and not yet posted, with the citizen and somebody else on it.
    ranking: String,
    /// The public code of the citizen on it.
    code: String,
    /// A paper of the citizen.
    pub(crate) paper: String,
    /// A mandate that the citizen gave.
    mandate: String,
    /// The record of the application in the register.
    pub(crate) registration: String,
    /// What the auditor asked to see of it, which nobody answered.
    pub(crate) unmasking: String,
}

/// Two plans in force at `centro-1`, each with money of a fund, and a fund of another year; where the first plan is.
async fn planned(app: &TestApp) -> String {
    let first = Plan::active(app).await;
    let mut second = Plan::planned(app).await;
    let manager = case_manager();
    second
        .does(&manager, "sign-plan", &signed("case_manager"))
        .await;
    second
        .does(&citizen(), "sign-plan", &signed("person"))
        .await;
    let another = "00000000-0000-4000-8000-000000000072";
    assert!(COMMITMENT < another, "two commitments");
    let reply = committed(app, 2, &second.id(), another, "1840.00").await;
    assert_eq!(reply.status, 200, "{reply:?}");
    let starts = json!({ "starts_on": "2026-03-02" });
    second.does(&manager, "activate-plan", &starts).await;
    let next = json!({ "source": "fna", "year": 2027, "allocated": "1.00", "act": "dd-2026-015" });
    let reply = app.post(&director(), FUNDS, &next).await;
    assert_eq!(reply.status, 201, "{reply:?}");
    let mut first = first;
    for (delivery, day) in [(1, "2026-03-02"), (2, "2026-03-03")] {
        let delivery = json!({
            "delivery_id": format!("00000000-0000-4000-8000-00000000066{delivery}"),
            "intervention_id": INTERVENTION, "from_on": day, "until_on": day,
            "quantity": "1", "amount": "20.00",
        });
        first.does(&payer(), "record-delivery", &delivery).await;
        app.database.clock.advance(TimeDelta::days(1));
    }
    first.path
}

/// Two cases at `centro-1`, one of them with two of everything that a file has lists of.
async fn followed(app: TestApp) -> Case {
    let mut case = Case::at(app).await;
    case = Case::at(case.app).await;
    case.open().await;
    for reserved in [false, true] {
        let written = json!({ "entry": entry("Colloquio in ufficio", reserved) });
        case.done(&ferrante(), "add-diary-entry", &written).await;
        let purpose = format!("case_file={}", case.id);
        let paper = json!({
            "document_id": case.app.uploaded(&ferrante(), &purpose, REPORT).await,
            "folder": { "scheme": "siso.folder", "code": "7" },
            "visibility": "public", "court_mandated": false, "title": "Calendario",
        });
        case.done(&ferrante(), "file-document", &paper).await;
        let need = json!({
            "from_on": "2026-02-06", "note": "Sostegno",
            "code": { "scheme": "municipal.need", "code": "parenting" },
        });
        case.done(&ferrante(), "record-need", &need).await;
    }
    for circle in ["household", "support_network"] {
        let household = json!({ "circle": circle, "from_on": "2026-02-01", "members": [{
            "person": null, "name": "Carmela Verdini", "relation": "mother", "cohabiting": true,
            "note": null,
        }] });
        case.done(&ferrante(), "record-household", &household).await;
    }
    case
}

/// Two sheets at one desk, the last with two private notes; where that one is.
async fn visited(case: Case) -> (Desk, Uuid) {
    let desk = Desk { case };
    desk.recorded(&sheet(None)).await;
    let at = desk.recorded(&sheet(None)).await;
    for text in ["Da richiamare.", "Richiamata."] {
        let note = json!({ "text": text });
        desk.done(&operator(), at, "add-private-note", &note).await;
    }
    (desk, at)
}

#[expect(clippy::too_many_lines, reason = "a list of what the city has")]
async fn city() -> City {
    let app = open_to_many().await;
    let register = json!({ "register": "generale", "first_day": "2026-03-02" });
    let reply = app
        .post(&protocol_officer(), "/api/v1/registers", &register)
        .await;
    assert_eq!(reply.status, 201, "{reply:?}");
    let applications = called(&app).await;
    let head = service_head("centro-1");
    let (place, done) = filed(&app).await;
    let paper = app.uploaded(&head, &purpose(&place), REPORT).await;
    let paper = json!({ "document": { "document_id": paper }, "visible_to_applicant": false });
    let version = done.json()["version"].as_u64().expect("a version");
    let path = format!("{place}/attach-internal-document");
    let reply = app.command(&head, &path, version, &paper).await;
    assert_eq!(reply.status, 200, "{reply:?}");
    for (writer, version) in [(&citizen(), version + 1), (&head, version + 2)] {
        let path = format!("{place}/send-message");
        let message = json!({ "body": "Quando potete venire?" });
        let reply = app.command(writer, &path, version, &message).await;
        assert_eq!(reply.status, 200, "{reply:?}");
    }
    app.database.clock.advance(TimeDelta::days(1));
    moved(&app).await;
    draft(&app).await;
    app.database.clock.advance(TimeDelta::days(3));
    let closed = days::close_days(&app.store, &aoo()).await.expect("closed");
    assert!(closed > 1, "{closed} days are no list");
    let mut meals = publish_service();
    meals.code = ServiceCode::new("meals").expect("a code");
    meals.content.windowed = false;
    let meals = json!({ "code": meals.code, "content": meals.content, "offices": meals.offices });
    let reply = app.post(&head, "/api/v1/services", &meals).await;
    assert_eq!(reply.status, 201, "{reply:?}");
    let plan = planned(&app).await;
    let World {
        app,
        place: ranking,
        codes,
        ..
    } = ranked(app, applications).await;
    let (Desk { case }, sheet) = visited(followed(app).await).await;
    emergency(&case).await;
    let app = &case.app;
    let head_of_log = app.store.head().await.expect("a head");
    let papers = format!("{place}/documents?min_position={head_of_log}");
    let papers = app.get(&citizen(), &papers).await.json();
    let registration = text(&done.json()["registrations"][0]["registration_id"]);
    asked_to_unmask(app, "registration", &registration).await;
    let application = place.rsplit('/').next().expect("a path");
    City {
        ranking: last(&ranking),
        code: codes[0].clone(),
        unmasking: asked_to_unmask(app, "application", application).await,
        paper: text(&papers["items"][0]["document_id"]),
        mandate: delegated(app).await,
        registration,
        case,
        place,
        plan,
        sheet,
    }
}

/// Somebody of another office opens the case in an emergency, and reads it.
async fn emergency(case: &Case) {
    let path = format!("{CASES}/{}", case.id);
    let body = json!({ "reason": "Chiamata dal pronto soccorso" });
    let reply = case
        .app
        .post(&elsewhere(), &format!("{path}/break-glass"), &body)
        .await;
    assert_eq!(reply.status, 200, "{reply:?}");
    let head = case.app.store.head().await.expect("a head");
    let path = format!("{path}?min_position={head}");
    let reply = case.app.get(&elsewhere(), &path).await;
    assert_eq!(reply.status, 200, "{reply:?}");
}

fn last(path: &str) -> String {
    path.rsplit('/').next().expect("a path").to_owned()
}

fn text(value: &Value) -> String {
    value.as_str().expect("a text").to_owned()
}

/// A delegation by Agata; its identifier.
async fn delegated(app: &TestApp) -> String {
    let body = json!({
        "capacity": "delegate",
        "principal": person_of(&citizen()), "agent": Uuid::from_u128(77),
        "proof": { "kind": "digital_delegation", "reference": "SGD-2026-000001", "slot": 1 },
        "services": ["home-care"], "from_on": "2026-03-02", "until_on": "2026-12-31",
    });
    let reply = app.post(&citizen(), "/api/v1/mandates", &body).await;
    assert_eq!(reply.status, 201, "{reply:?}");
    text(&reply.json()["id"])
}

/// The auditor asks to see a thing unmasked; the unmasking.
pub(crate) async fn asked_to_unmask(app: &TestApp, target: &str, id: &str) -> String {
    let body = json!({
        "target": target, "target_id": id, "reason": "complaint",
        "note": "Esposto: i termini non sarebbero stati rispettati.",
    });
    let reply = app.post(&auditor(), "/api/v1/unmaskings", &body).await;
    assert_eq!(reply.status, 201, "{reply:?}");
    text(&reply.json()["id"])
}

impl City {
    /// Builds one.
    pub(crate) async fn build() -> Self {
        city().await
    }

    /// The service of it.
    pub(crate) fn app(&self) -> &TestApp {
        &self.case.app
    }

    /// A path of the description with the identifier of something that is there.
    pub(crate) fn real(&self, template: &str) -> String {
        let agata = person_of(&citizen()).0.to_string();
        let id = match template.split('/').nth(3).unwrap_or_default() {
            "applications" | "audit" => last(&self.place),
            "care-plans" => last(&self.plan),
            // Who asks for their own file is the citizen.
            "case-files" if template.ends_with("/own") => agata,
            "case-files" => self.case.id.to_string(),
            "access-sheets" => self.sheet.to_string(),
            "people" => agata,
            "documents" => self.paper.clone(),
            "mandates" => self.mandate.clone(),
            "registrations" => self.registration.clone(),
            "calls" => "nido-2026".to_owned(),
            "rankings" => self.ranking.clone(),
            "unmaskings" => self.unmasking.clone(),
            "registers" => "generale".to_owned(),
            "funds" => "fna-2026".to_owned(),
            "offices" => "centro-1".to_owned(),
            "services" => "home-care".to_owned(),
            noun if template.contains('{') => panic!("this city has no {noun}"),
            _ => String::new(),
        };
        Self::completed(&template.replace("{code}", &self.code), &id)
    }

    /// A path of the description with this identifier, and what else its question needs.
    pub(crate) fn completed(template: &str, id: &str) -> String {
        let path = template
            .replace("{type}", "application")
            .replace("{day}", "2026-03-02")
            .replace("{code}", "abcd-efgh")
            .replace("{id}", id);
        if template.ends_with("/comparison") {
            format!("{path}?from=1&to=1")
        } else {
            path
        }
    }
}
