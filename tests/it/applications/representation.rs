//! Acting for somebody else over HTTP: what has to be known of them first, and what nobody learns of them by it.

use domain::access::Actor;
use serde_json::{Value, json};
use tests::actors::{citizen, desk_operator, person_of, stranger};
use tests::app::{Reply, TestApp};
use tests::applications::{PATH, filed_for, on_file, open};
use uuid::Uuid;

const PEOPLE: &str = "/api/v1/people";

/// Puts somebody on file who was born on that day; their identifier.
async fn somebody(app: &TestApp, family_name: &str, birth_on: &str) -> String {
    let body = json!({ "identity": {
        "family_name": family_name, "given_name": "Concetta", "birth_on": birth_on, "birth_place": "Catania",
    } });
    let reply = app.post(&desk_operator("centro-1"), PEOPLE, &body).await;
    assert_eq!(reply.status, 201, "{reply:?}");
    reply.json()["id"].as_str().expect("an id").to_owned()
}

fn declared(capacity: &str, beneficiary: &str) -> Value {
    json!({
        "service": "home-care", "capacity": capacity, "district": "1",
        "beneficiary": beneficiary, "status_declared": true,
    })
}

fn filing(body: &Value) -> Value {
    let mut filing = tests::applications::filing();
    filing["status_declared"] = body["status_declared"].clone();
    filing
}

async fn receipt(app: &TestApp, actor: &Actor, place: &str) -> Reply {
    let head = app.store.head().await.expect("a head");
    let path = format!("{place}/receipt?min_position={head}");
    let reply = app.get(actor, &path).await;
    assert_eq!(reply.status, 200, "{reply:?}");
    reply
}

#[tokio::test]
async fn nobody_is_heir_to_the_living() {
    let app = open().await;
    let living = somebody(&app, "Vivente", "1950-05-05").await;
    let nobody = Uuid::from_u128(0x404).to_string();
    let mut answers = Vec::new();
    for person in [living, nobody] {
        let reply = app.post(&citizen(), PATH, &declared("heir", &person)).await;
        let wanted = (409, "application.representation-not-proved".to_owned());
        assert_eq!(reply.problem(), wanted, "{reply:?}");
        answers.push(reply.text);
    }
    assert_eq!(answers[0], answers[1], "it tells who is on file");
}

#[tokio::test]
async fn who_only_declares_to_act_for_somebody_reads_no_name_of_theirs() {
    let app = open().await;
    let dead = somebody(&app, "Segreta", "1950-05-05").await;
    let died = json!({ "died_on": "2026-02-01" });
    let path = format!("{PEOPLE}/{dead}/record-death");
    let reply = app
        .command(&desk_operator("centro-1"), &path, 1, &died)
        .await;
    assert_eq!(reply.status, 200, "{reply:?}");
    let child = somebody(&app, "Segreta", "2018-05-05").await;
    for (capacity, person) in [("heir", &dead), ("parent", &child)] {
        let body = declared(capacity, person);
        let place = filed_for(&app, &body, &filing(&body)).await;
        let shown = receipt(&app, &citizen(), &place).await;
        let named = format!("persona n. {person}");
        assert_eq!(shown.json()["beneficiary"], json!(named), "{capacity}");
        let head = app.store.head().await.expect("a head");
        let path = format!("{place}?min_position={head}");
        let progress = app.get(&citizen(), &path).await;
        assert_eq!(progress.status, 200, "{progress:?}");
        let file = app.get(&citizen(), &format!("{PEOPLE}/{person}")).await;
        assert_eq!(file.problem().0, 404);
        for answer in [shown, progress, file] {
            assert!(!answer.text.contains("Segreta"), "{answer:?}");
            assert!(!answer.text.contains("2018-05-05"), "{answer:?}");
        }
    }
}

#[tokio::test]
async fn a_delegate_reads_the_name_of_who_trusts_them() {
    let app = open().await;
    let principal = person_of(&stranger());
    on_file(&app, &stranger(), "Rosario", "Greco").await;
    let grant = json!({
        "capacity": "delegate", "principal": principal, "agent": person_of(&citizen()),
        "proof": { "kind": "digital_delegation", "reference": "SGD-2026-000001", "slot": 1 },
        "from_on": "2026-03-02", "until_on": "2026-12-31",
    });
    let granted = app.post(&stranger(), "/api/v1/mandates", &grant).await;
    assert_eq!(granted.status, 201, "{granted:?}");
    let mandate = granted.header("location").to_owned();
    let accept = format!("{mandate}/accept-mandate");
    let accepted = app.command(&citizen(), &accept, 1, &json!({})).await;
    assert_eq!(accepted.status, 200, "{accepted:?}");
    let begun = json!({
        "service": "home-care", "capacity": "delegate", "district": "1",
        "beneficiary": principal, "mandate": mandate.rsplit('/').next(),
    });
    let place = filed_for(&app, &begun, &tests::applications::filing()).await;
    let shown = receipt(&app, &citizen(), &place).await;
    assert_eq!(shown.json()["beneficiary"], "Rosario Greco");
}

#[tokio::test]
async fn only_an_office_learns_why_somebody_is_no_parent() {
    let app = open().await;
    let adult = somebody(&app, "Adulta", "1980-05-05").await;
    let nobody = Uuid::from_u128(0x404).to_string();
    let mut answers = Vec::new();
    for person in [&adult, &nobody] {
        let body = declared("parent", person);
        let reply = app.post(&citizen(), PATH, &body).await;
        let wanted = (409, "application.representation-not-proved".to_owned());
        assert_eq!(reply.problem(), wanted, "{reply:?}");
        answers.push(reply.text);
    }
    assert_eq!(answers[0], answers[1], "it tells who is of age");
    let mut body = declared("parent", &adult);
    body["applicant"] = json!(person_of(&citizen()));
    let desk = app.post(&desk_operator("centro-1"), PATH, &body).await;
    assert_eq!(
        desk.problem(),
        (409, "application.beneficiary-of-age".to_owned())
    );
}

#[tokio::test]
async fn a_citizen_whose_child_came_of_age_is_told_no_more_at_the_filing() {
    let app = open().await;
    let child = somebody(&app, "Minore", "2018-05-05").await;
    let body = declared("parent", &child);
    let begun = app.post(&citizen(), PATH, &body).await;
    assert_eq!(begun.status, 201, "{begun:?}");
    app.database
        .clock
        .set("2036-05-05T11:00:00Z".parse().expect("an instant"));
    let path = format!("{}/submit-application", begun.header("location"));
    let reply = app.command(&citizen(), &path, 1, &filing(&body)).await;
    let wanted = (409, "application.representation-not-proved".to_owned());
    assert_eq!(reply.problem(), wanted, "{reply:?}");
}
