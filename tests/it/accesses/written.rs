//! What is written of an answer, and what becomes of an answer of which nothing can be written.

use super::{found, owner};
use crate::case_files::given::{CASES, Case, ferrante};
use chrono::TimeDelta;
use domain::access::Actor;
use domain::shared::ids::{ActorCode, PersonId};
use reqwest::Method;
use serde_json::{Value, json};
use tests::actors::{
    admin_officer, auditor, citizen, desk_operator, director, everybody, person_of, service_head,
    stranger,
};
use tests::app::{TestApp, send};
use tests::applications::{PATH, draft, filed, open};
use uuid::Uuid;

fn file() -> String {
    format!("/api/v1/people/{}", person_of(&citizen()).0)
}

#[tokio::test]
async fn a_look_at_a_file_is_told_with_who_whose_what_why_and_from_where() {
    let app = open().await;
    let request = app
        .request(&desk_operator("centro-1"), Method::GET, &file())
        .header("X-Request-Id", "look-1")
        .header("X-Forwarded-For", "192.0.2.9");
    assert_eq!(send(request).await.status, 200);
    let found = found(&app, "actor=sportello").await;
    let id = person_of(&citizen()).0;
    let expected = json!([{
        "at": "2026-03-02T11:00:00Z", "actor": "sportello", "role": "desk_operator", "office": "centro-1",
        "operation": "get_person", "record": id.to_string(), "people": [id], "sections": ["identity"],
        "reason": "case_work", "address": "127.0.0.1", "request_id": "look-1", "break_glass": false,
        "unmasking": null,
    }]);
    assert_eq!(Value::from(found), expected);
}

#[tokio::test]
async fn a_list_tells_whom_its_rows_name_though_no_field_of_theirs_is_opened() {
    let app = open().await;
    filed(&app).await;
    let head = app.store.head().await.expect("reads");
    let queue = format!("{PATH}?min_position={head}");
    let reply = app.get(&service_head("centro-1"), &queue).await;
    assert_eq!(reply.json()["items"].as_array().map(Vec::len), Some(1));
    let found = found(&app, "actor=capo").await;
    assert_eq!(found[0]["operation"], "list_applications");
    assert_eq!(found[0]["record"], Value::Null);
    assert_eq!(found[0]["people"], json!([person_of(&citizen()).0]));
}

#[tokio::test]
async fn a_paper_a_receipt_and_a_look_up_are_told_too() {
    let app = open().await;
    let (place, _) = filed(&app).await;
    let head = app.store.head().await.expect("reads");
    let clerk = admin_officer("centro-1");
    let papers = format!("{place}/documents?min_position={head}");
    let papers = app.get(&clerk, &papers).await.json();
    let paper = papers["items"][0]["document_id"].as_str().expect("an id");
    for path in [
        format!("/api/v1/documents/{paper}"),
        format!("{place}/receipt"),
        format!("{place}/messages"),
    ] {
        assert_eq!(app.get(&clerk, &path).await.status, 200, "{path}");
    }
    let sought =
        json!({ "family_name": "Torrisi", "given_name": "Agata", "birth_on": "1950-05-05" });
    let reply = app.post(&clerk, "/api/v1/people/look-up", &sought).await;
    assert_eq!(reply.json()["items"].as_array().map(Vec::len), Some(1));
    let person = person_of(&citizen()).0;
    let found = found(&app, &format!("person={person}&actor=istruttore")).await;
    let operations: Vec<&str> = found
        .iter()
        .map(|access| access["operation"].as_str().expect("a name"))
        .collect();
    assert_eq!(
        operations,
        [
            "look_up_person",
            "list_messages",
            "get_receipt",
            "get_document",
            "list_documents"
        ]
    );
}

#[tokio::test]
async fn what_was_refused_or_is_nobodys_is_no_access() {
    let app = open().await;
    let place = draft(&app).await;
    assert_eq!(app.get(&stranger(), &place).await.status, 404);
    assert_eq!(app.get(&stranger(), "/api/v1/offices").await.status, 200);
    assert!(found(&app, "actor=rosario").await.is_empty());
}

#[tokio::test]
async fn who_sees_every_office_says_why_they_open_a_case_and_learns_nothing_before() {
    let app = open().await;
    let nobody = format!("/api/v1/people/{}", uuid::Uuid::from_u128(404));
    for path in [file(), nobody] {
        for actor in [director(), auditor()] {
            let reply = send(app.request(&actor, Method::GET, &path)).await;
            assert_eq!(reply.problem(), (400, "access.reason-needed".to_owned()));
        }
    }
    let place = draft(&app).await;
    let request = app
        .request(&director(), Method::GET, &place)
        .header("Policentrica-Reason", "curiosity");
    let reply = send(request).await;
    assert_eq!(reply.problem(), (400, "access.reason-unknown".to_owned()));
    let request = app
        .request(&director(), Method::GET, &format!("{PATH}?which=all"))
        .send();
    assert_eq!(request.await.expect("an answer").status(), 200, "a list");
}

#[tokio::test]
async fn a_resident_sees_who_read_their_data_but_no_name_and_not_themselves() {
    let app = open().await;
    let operator = desk_operator("centro-2");
    assert_eq!(app.get(&operator, &file()).await.status, 200);
    assert_eq!(app.get(&citizen(), &file()).await.status, 200);
    let own = "/api/v1/people/me/accesses?count=true";
    let reply = app.get(&citizen(), own).await;
    let expected = json!({
        "items": [{
            "at": "2026-03-02T11:00:00Z", "actor": null, "role": "desk_operator", "office": "centro-2",
            "operation": "get_person", "record": person_of(&citizen()).0.to_string(),
            "sections": ["identity"], "reason": "case_work", "break_glass": false, "unmasked": false,
        }],
        "next": null, "count": 1,
    });
    assert_eq!(reply.json(), expected);
    assert_eq!(app.get(&stranger(), own).await.json()["count"], 0);
    assert_eq!(app.get(&operator, own).await.status, 403);
}

#[tokio::test]
async fn only_the_data_protection_officer_reads_the_access_log() {
    let app = TestApp::start().await;
    for actor in everybody("centro-1") {
        for path in ["/api/v1/accesses", "/api/v1/accesses/alerts"] {
            let expected = if actor.role.as_str() == "dpo" {
                200
            } else {
                403
            };
            let reply = app.get(&actor, path).await;
            assert_eq!(reply.status, expected, "{} {path}", actor.role);
        }
    }
}

#[tokio::test]
async fn pages_of_the_access_log_follow_each_other_and_count_alike() {
    let app = open().await;
    for _ in 0..5 {
        app.get(&desk_operator("centro-1"), &file()).await;
    }
    let mut next = Some("/api/v1/accesses?actor=sportello&limit=2&count=true".to_owned());
    let mut seen = 0;
    while let Some(link) = next {
        let page = app.get(&super::dpo(), &link).await.json();
        assert_eq!(page["count"], 5);
        seen += page["items"].as_array().expect("a page").len();
        next = page["next"].as_str().map(str::to_owned);
    }
    assert_eq!(seen, 5);
}

#[tokio::test]
async fn an_answer_of_which_nobody_would_know_does_not_leave() {
    let app = open().await;
    let owner = owner(&app).await;
    for (statement, status) in [
        ("REVOKE INSERT ON accesses FROM policentrica_service", 500),
        ("GRANT INSERT ON accesses TO policentrica_service", 200),
    ] {
        sqlx::query(statement).execute(&owner).await.expect("done");
        let reply = app.get(&desk_operator("centro-1"), &file()).await;
        assert_eq!(reply.status, status, "{reply:?}");
        assert_eq!(reply.text.contains("Torrisi"), status == 200, "{reply:?}");
        // What is public has nothing to wait for.
        assert_eq!(app.get(&citizen(), "/api/v1/offices").await.status, 200);
    }
}

#[tokio::test]
async fn who_read_a_restricted_file_is_told_to_its_person_only_after_the_delay() {
    let case = Case::at(open().await).await;
    case.open().await;
    let person = Actor {
        code: ActorCode::new(case.id.to_string()).expect("a code"),
        person: Some(PersonId(case.id)),
        ..citizen()
    };
    let own = "/api/v1/people/me/accesses?count=true";
    let head = case.app.store.head().await.expect("reads");
    let path = format!("{CASES}/{}/diary?min_position={head}", case.id);
    assert_eq!(case.app.get(&ferrante(), &path).await.status, 200);
    assert_eq!(case.app.get(&person, own).await.json()["count"], 1);
    let restrict = json!({ "team": "equipe-minori", "until_on": null, "reason": "court-secrecy" });
    case.done(&ferrante(), "restrict-access", &restrict).await;
    let head = case.app.store.head().await.expect("reads");
    let path = format!("{CASES}/{}/diary?min_position={head}", case.id);
    assert_eq!(case.app.get(&ferrante(), &path).await.status, 200);
    assert_eq!(case.app.get(&person, own).await.json()["count"], 1);
    assert_eq!(found(&case.app, "actor=ferrante").await.len(), 2);
    case.app.store.clock().advance(TimeDelta::days(91));
    assert_eq!(case.app.get(&person, own).await.json()["count"], 2);
}

#[tokio::test]
async fn a_list_is_told_late_to_those_whose_file_is_a_teams_alone_and_at_once_to_the_others() {
    let case = Case::at(open().await).await;
    case.open().await;
    let other = Case::at(case.app).await;
    other.open().await;
    let (app, other) = (other.app, other.id);
    let case = Case { app, id: case.id };
    let restrict = json!({ "team": "equipe-minori", "until_on": null, "reason": "court-secrecy" });
    case.done(&ferrante(), "restrict-access", &restrict).await;
    let head = service_head("centro-1");
    let listed = case.ask(&head, CASES).await.json();
    assert_eq!(listed["items"].as_array().map(Vec::len), Some(2));
    let own = "/api/v1/people/me/accesses?count=true";
    let told = async |id: Uuid| {
        let person = Actor {
            code: ActorCode::new(id.to_string()).expect("a code"),
            person: Some(PersonId(id)),
            ..citizen()
        };
        case.app.get(&person, own).await.json()["count"].clone()
    };
    assert_eq!(
        (told(case.id).await, told(other).await),
        (json!(0), json!(1))
    );
    case.app.store.clock().advance(TimeDelta::days(91));
    assert_eq!(
        (told(case.id).await, told(other).await),
        (json!(1), json!(1))
    );
}
