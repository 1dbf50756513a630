//! Offices, people and districts that are not there: nothing is sent to them, and nothing is written.

use serde_json::{Value, json};
use tests::actors::{citizen, desk_operator, person_of, protocol_officer, service_head, stranger};
use tests::app::{Reply, TestApp};
use tests::applications::{PATH, REPORT, filed, open, open_to_many};
use uuid::Uuid;

async fn refused(app: &TestApp, reply: &Reply, head: i64, pointer: &str, code: &str) {
    assert_eq!(
        reply.bad_field(),
        (pointer.to_owned(), code.to_owned()),
        "{reply:?}"
    );
    let now = app.store.head().await.expect("a head");
    assert_eq!(now, head);
}

async fn head(app: &TestApp) -> i64 {
    app.store.head().await.expect("a head")
}

#[tokio::test]
async fn no_application_is_handed_to_an_office_that_is_not_there() {
    let app = open().await;
    let (place, _) = filed(&app).await;
    let path = format!("{place}/transfer-application");
    let chief = service_head("centro-1");
    let close = json!({ "closes_on": "2026-03-02", "successor": null });
    let closing = "/api/v1/offices/centro-3/close-office";
    let closed = app
        .command(&tests::actors::director(), closing, 1, &close)
        .await;
    assert_eq!(closed.status, 200, "{closed:?}");
    let before = head(&app).await;
    for (to, code) in [
        ("nowhere", "office.not-open"),
        ("centro-3", "office.already-closed"),
    ] {
        let body = json!({ "to": to, "reason": "residence-changed" });
        let reply = app.command(&chief, &path, 7, &body).await;
        refused(&app, &reply, before, "/to", code).await;
    }
}

#[tokio::test]
async fn no_letter_comes_in_for_an_office_that_is_not_there() {
    let app = open().await;
    let reply = app
        .upload(&protocol_officer(), "office=nowhere", REPORT)
        .await;
    refused(&app, &reply, head(&app).await, "/office", "office.not-open").await;
}

fn draft(applicant: &Value, beneficiary: &Value) -> Value {
    json!({
        "service": "home-care", "capacity": "self", "district": "1",
        "applicant": applicant, "beneficiary": beneficiary,
    })
}

#[tokio::test]
async fn nothing_is_begun_for_people_nobody_put_on_file() {
    let app = open().await;
    let before = head(&app).await;
    let (known, nobody) = (json!(person_of(&citizen())), json!(Uuid::from_u128(0x404)));
    let desk = desk_operator("centro-1");
    let code = "person.not-registered";
    let reply = app.post(&desk, PATH, &draft(&nobody, &nobody)).await;
    refused(&app, &reply, before, "/applicant", code).await;
    let mut ex_officio = draft(&known, &nobody);
    ex_officio["capacity"] = json!("ex_officio");
    let reply = app.post(&desk, PATH, &ex_officio).await;
    refused(&app, &reply, before, "/beneficiary", code).await;
    let own = json!({ "service": "home-care", "capacity": "self" });
    let reply = app.post(&stranger(), PATH, &own).await;
    refused(&app, &reply, before, "/applicant", code).await;
    let meddling = app.post(&stranger(), PATH, &draft(&known, &known)).await;
    assert_eq!(meddling.problem(), (404, "resource.not-found".to_owned()));
    let (place, _) = filed(&app).await;
    let before = head(&app).await;
    let path = format!("{place}/change-representation");
    let body = json!({ "applicant": nobody, "capacity": "parent", "status_declared": true });
    let reply = app
        .command(&service_head("centro-1"), &path, 7, &body)
        .await;
    refused(&app, &reply, before, "/applicant", code).await;
}

#[tokio::test]
async fn a_district_that_no_office_serves_is_refused() {
    let app = open_to_many().await;
    let (place, _) = filed(&app).await;
    let before = head(&app).await;
    // Districts that a service does not list are those of the offices, as far as the read model has come.
    let seen = format!("{place}/receipt?min_position={before}");
    assert_eq!(app.get(&citizen(), &seen).await.status, 200);
    let begin = async |district: &str| {
        let body = json!({ "service": "home-care", "capacity": "self", "district": district });
        app.post(&citizen(), PATH, &body).await
    };
    let reply = begin("99").await;
    refused(&app, &reply, before, "/district", "district.unknown").await;
    for known in ["2", "3"] {
        assert_eq!(begin(known).await.status, 201, "{known}");
    }
}
