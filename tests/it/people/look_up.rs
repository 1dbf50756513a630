//! `POST /people/look-up`: the counter finds who is on file, so that nobody gets a second file.

use super::register_person::{PEOPLE, verdini};
use domain::access::{Actor, Role};
use domain::shared::ids::PersonId;
use reqwest::Method;
use serde_json::{Value, json};
use tests::actors::{citizen, desk_operator, everybody};
use tests::app::{Reply, TestApp, send};

const LOOK_UP: &str = "/api/v1/people/look-up";

async fn asked(app: &TestApp, actor: &Actor, body: &Value) -> Reply {
    let head = app.store.head().await.expect("a head");
    let path = format!("{LOOK_UP}?min_position={head}");
    app.post(actor, &path, body).await
}

/// Who the counter finds.
async fn found(app: &TestApp, body: &Value) -> Vec<Value> {
    let reply = asked(app, &desk_operator("centro-1"), body).await;
    assert_eq!(
        (reply.status, reply.header("policentrica-stale")),
        (200, ""),
        "{reply:?}"
    );
    let answer = reply.json();
    answer["items"].as_array().expect("people").clone()
}

/// Puts somebody on file at the counter; who they are.
async fn registered(app: &TestApp, body: &Value) -> String {
    let reply = app.post(&desk_operator("centro-1"), PEOPLE, body).await;
    assert_eq!(reply.status, 201, "{reply:?}");
    reply.json()["id"].as_str().expect("an id").to_owned()
}

fn named(family_name: &str, given_name: &str, birth_on: &str) -> Value {
    json!({ "family_name": family_name, "given_name": given_name, "birth_on": birth_on })
}

#[tokio::test]
async fn the_counter_finds_who_is_on_file_by_code_and_by_name() {
    let app = TestApp::start().await;
    let id = registered(&app, &verdini()).await;
    let line = json!({
        "id": id, "identity": verdini()["identity"], "tax_code": verdini()["tax_code"],
        "is_dead": false, "merged_into": null,
    });
    for body in [
        json!({ "tax_code": "VRDGPP80A01C351O" }),
        json!({ "tax_code": "vrdgpp80a01c351o" }),
        named("Verdini", "Giuseppe", "1980-01-01"),
        named("VERDINI", "giusèppe", "1980-01-01"),
    ] {
        assert_eq!(
            found(&app, &body).await,
            std::slice::from_ref(&line),
            "{body}"
        );
    }
    for body in [
        json!({ "tax_code": "RSSMRA85T10A562S" }),
        named("Verdini", "Giuseppe", "1980-01-02"),
        named("Verdini", "Giuseppina", "1980-01-01"),
        named("-", "'", "1980-01-01"),
    ] {
        assert_eq!(found(&app, &body).await, [] as [Value; 0], "{body}");
    }
}

#[tokio::test]
async fn a_file_without_a_day_of_birth_may_be_theirs_and_the_dead_and_the_merged_are_told_apart() {
    let app = TestApp::start().await;
    let desk = desk_operator("centro-1");
    let id = registered(&app, &verdini()).await;
    let mut undated = verdini()["identity"].clone();
    undated["birth_on"] = Value::Null;
    let second = registered(&app, &json!({ "identity": undated })).await;
    let body = named("Verdini", "Giuseppe", "1980-01-01");
    assert_eq!(found(&app, &body).await.len(), 2);
    let body = named("Verdini", "Giuseppe", "1990-01-01");
    let others = found(&app, &body).await;
    assert_eq!(others.len(), 1);
    assert_eq!(others[0]["id"], json!(second));
    let death = format!("{PEOPLE}/{id}/record-death");
    let day = json!({ "died_on": "2026-02-27" });
    assert_eq!(app.command(&desk, &death, 1, &day).await.status, 200);
    let body = json!({ "tax_code": "VRDGPP80A01C351O" });
    assert_eq!(found(&app, &body).await[0]["is_dead"], true);
}

#[tokio::test]
async fn whoever_may_not_read_any_file_looks_nobody_up() {
    let app = TestApp::start().await;
    registered(&app, &verdini()).await;
    for actor in everybody("centro-1").into_iter().chain([citizen()]) {
        let refused = match actor.role {
            Role::DeskOperator
            | Role::SocialWorker
            | Role::CaseManager
            | Role::AdminOfficer
            | Role::Director
            | Role::ProtocolOfficer => None,
            // To whom people are identifiers.
            Role::Auditor => Some("audit.masked"),
            Role::Citizen
            | Role::SpecialistTeam
            | Role::ProcedureOfficer
            | Role::ServiceHead
            | Role::Commission
            | Role::Dpo
            | Role::Planner
            | Role::SystemAdmin
            | Role::System => Some("access.role-may-not"),
        };
        for body in [
            json!({ "tax_code": "VRDGPP80A01C351O" }),
            named("Verdini", "Giuseppe", "1980-01-01"),
        ] {
            let reply = asked(&app, &actor, &body).await;
            if let Some(code) = refused {
                assert_eq!(reply.problem(), (403, code.to_owned()), "{actor:?}");
            } else {
                let items = reply.json()["items"].as_array().map(Vec::len);
                assert_eq!((reply.status, items), (200, Some(1)), "{actor:?}");
            }
        }
    }
}

#[tokio::test]
async fn a_citizen_is_told_the_same_of_themselves_as_of_others() {
    let app = TestApp::start().await;
    let reply = app.post(&citizen(), PEOPLE, &verdini()).await;
    assert_eq!(reply.status, 201, "{reply:?}");
    for code in ["VRDGPP80A01C351O", "RSSMRA85T10A562S"] {
        let reply = asked(&app, &citizen(), &json!({ "tax_code": code })).await;
        assert_eq!(reply.problem(), (403, "access.role-may-not".to_owned()));
        assert!(!reply.text.contains(code), "{}", reply.text);
    }
}

#[tokio::test]
async fn a_look_up_is_a_question_and_writes_nothing() {
    let app = TestApp::start().await;
    registered(&app, &verdini()).await;
    let head = app.store.head().await.expect("a head");
    for code in ["VRDGPP80A01C351O", "RSSMRA85T10A562S"] {
        let request = app
            .request(&desk_operator("centro-1"), Method::POST, LOOK_UP)
            .header("Idempotency-Key", "una-sola")
            .json(&json!({ "tax_code": code }));
        let reply = send(request).await;
        assert_eq!(reply.status, 200, "{reply:?}");
        assert_eq!(reply.header("policentrica-position"), "");
    }
    assert_eq!(app.store.head().await.expect("a head"), head);
}

#[tokio::test]
async fn a_look_up_says_one_of_two_things_and_nothing_in_its_address() {
    let app = TestApp::start().await;
    let mut both = named("Verdini", "Giuseppe", "1980-01-01");
    both["tax_code"] = json!("VRDGPP80A01C351O");
    let mut partial = named("Verdini", "Giuseppe", "1980-01-01");
    partial["birth_on"] = Value::Null;
    let desk = desk_operator("centro-1");
    for body in [json!({}), both, partial] {
        let reply = asked(&app, &desk, &body).await;
        let wanted = ("/tax_code".to_owned(), "person.look-up".to_owned());
        assert_eq!(reply.bad_field(), wanted, "{body}");
        assert!(!reply.text.contains("Verdini"), "{}", reply.text);
    }
    for (body, pointer, code) in [
        (json!({ "nickname": "Peppe" }), "/nickname", "field.unknown"),
        (
            json!({ "tax_code": "VRDGPP80A01C351X" }),
            "/tax_code",
            "field.invalid",
        ),
        (
            named("Verdini", "Giuseppe", "1.1.1980"),
            "/birth_on",
            "field.invalid",
        ),
    ] {
        let reply = asked(&app, &desk, &body).await;
        assert_eq!(reply.bad_field(), (pointer.to_owned(), code.to_owned()));
        assert!(!reply.text.contains("VRDGPP"), "{}", reply.text);
    }
    let path = format!("{LOOK_UP}?tax_code=VRDGPP80A01C351O");
    let reply = app.post(&desk, &path, &json!({})).await;
    assert_eq!(reply.bad_field().1, "field.unknown");
    assert!(!reply.text.contains("VRDGPP"), "{}", reply.text);
    let request = app.request(&desk, Method::POST, LOOK_UP);
    let reply = send(request.header("Content-Type", "text/plain").body("{}")).await;
    assert_eq!(reply.problem(), (415, "body.content-type".to_owned()));
}

#[tokio::test]
async fn whoever_was_erased_is_not_found() {
    let app = TestApp::start().await;
    let id = registered(&app, &verdini()).await;
    let person = PersonId(id.parse().expect("an identifier"));
    let bodies = [
        json!({ "tax_code": "VRDGPP80A01C351O" }),
        named("Verdini", "Giuseppe", "1980-01-01"),
    ];
    for body in &bodies {
        assert_eq!(found(&app, body).await.len(), 1);
    }
    app.store
        .keyring()
        .destroy(person.into(), None)
        .await
        .expect("destroyed");
    for body in &bodies {
        assert_eq!(found(&app, body).await, [] as [Value; 0]);
    }
}
