//! The receipt over HTTP: as data and as a document, for whoever may see the application.

use api::{Administration, Settings};
use domain::shared::personal::RetentionClass;
use serde_json::json;
use sha2::{Digest, Sha256};
use tests::actors::{citizen, person_of, procedure_officer, stranger};
use tests::app::{Reply, TestApp, send};
use tests::applications::{REPORT, draft, filed, open, open_with};

async fn receipt(app: &TestApp, actor: &domain::access::Actor, place: &str, accept: &str) -> Reply {
    let head = app.store.head().await.expect("a head");
    let path = format!("{place}/receipt?min_position={head}");
    let request = app.request(actor, reqwest::Method::GET, &path);
    send(request.header("Accept", accept)).await
}

#[tokio::test]
async fn a_receipt_says_all_that_the_law_asks_for() {
    let app = open_with(Settings {
        administration: Administration {
            name: "Comune di Prova".to_owned(),
            aoo_code: "AOO-7".to_owned(),
            portal_url: "https://portale.example".to_owned(),
            ..Administration::default()
        },
        ..Settings::default()
    })
    .await;
    let (place, _) = filed(&app).await;
    let reply = receipt(&app, &citizen(), &place, "application/json").await;
    assert_eq!(reply.status, 200, "{reply:?}");
    let body = reply.json();
    let id = place.rsplit('/').next().expect("a path");
    let digest = hex::encode(Sha256::digest(REPORT.2));
    for (pointer, value) in [
        ("/administration/name", json!("Comune di Prova")),
        ("/registration/number", json!("2026/0000001")),
        ("/registration/register", json!("generale")),
        ("/registration/aoo", json!("AOO-7")),
        ("/filed_at", json!("2026-03-02T11:00:00Z")),
        ("/applicant", json!("Agata Torrisi")),
        ("/beneficiary", json!(null)),
        ("/officer/role", json!("head_of_unit")),
        (
            "/online_access/url",
            json!(format!("https://portale.example/istanze/{id}")),
        ),
        ("/attachments/0/name", json!("certificato.pdf")),
        ("/attachments/0/size", json!(REPORT.2.len())),
        ("/attachments/0/sha256", json!(digest)),
    ] {
        assert_eq!(body.pointer(pointer), Some(&value), "{pointer} of {body}");
    }
    let due = body["due_on"].as_str().expect("a day");
    assert!(due > "2026-03-02", "{due}");
}

#[tokio::test]
async fn a_receipt_is_printed_the_same_every_time() {
    let app = open().await;
    let (place, _) = filed(&app).await;
    let first = receipt(&app, &citizen(), &place, "application/pdf").await;
    assert_eq!(first.status, 200, "{first:?}");
    assert_eq!(first.header("content-type"), "application/pdf");
    assert!(
        first
            .header("content-disposition")
            .contains("ricevuta-2026-0000001.pdf")
    );
    assert!(first.bytes.starts_with(b"%PDF-"));
    let again = receipt(
        &app,
        &procedure_officer("centro-1"),
        &place,
        "application/pdf",
    )
    .await;
    assert_eq!(again.bytes, first.bytes);
}

#[tokio::test]
async fn a_receipt_is_for_those_who_may_see_the_application() {
    let app = open().await;
    let (place, _) = filed(&app).await;
    for (actor, status) in [
        (citizen(), 200),
        (procedure_officer("centro-1"), 200),
        (stranger(), 404),
        (procedure_officer("centro-2"), 404),
    ] {
        for accept in ["application/json", "application/pdf"] {
            let reply = receipt(&app, &actor, &place, accept).await;
            assert_eq!(reply.status, status, "{} {accept}", actor.role);
        }
    }
}

#[tokio::test]
async fn a_draft_has_no_receipt() {
    let app = open().await;
    let place = draft(&app).await;
    let reply = receipt(&app, &citizen(), &place, "*/*").await;
    assert_eq!(reply.problem(), (404, "resource.not-found".to_owned()));
}

#[tokio::test]
async fn what_was_erased_is_on_no_receipt() {
    let app = open().await;
    let (place, _) = filed(&app).await;
    let keyring = app.store.keyring();
    let class = Some(RetentionClass::Application);
    let destroyed = keyring.destroy(person_of(&citizen()).into(), class).await;
    assert_eq!(destroyed.expect("destroyed"), 1);
    let reply = receipt(&app, &citizen(), &place, "application/json").await;
    assert_eq!(reply.problem(), (410, "receipt.erased".to_owned()));
}

#[tokio::test]
async fn the_patron_of_the_municipality_moves_a_term() {
    let mut terms = Vec::new();
    for patron_day in ["02-05", ""] {
        let administration = Administration {
            patron_day: patron_day.to_owned(),
            ..Administration::default()
        };
        let calendar = administration.calendar().expect("it exists");
        let app = open_with(Settings {
            administration,
            calendar,
            ..Settings::default()
        })
        .await;
        let (place, _) = filed(&app).await;
        let stream = place.rsplit('/').next().expect("a path");
        let log = app.store.read_stream("application", stream, 5).await;
        let term = log.expect("reads")[0].payload["term"].clone();
        terms.push(term["calendar"]["patron"].clone());
    }
    assert_eq!(terms, [json!([2, 5]), json!(null)]);
}
