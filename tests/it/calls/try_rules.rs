//! `POST /calls/try-rules`: a rule set is tried out on invented applicants; nothing is written.

use super::CALLS;
use serde_json::{Value, json};
use tests::actors::{admin_officer, citizen};
use tests::app::TestApp;

pub(crate) fn trial() -> Value {
    json!({
        "rules": domain::call::samples::rules(),
        "reference_on": "2026-03-02",
        "places": { "nursery": 1 },
        "applicants": [
            { "code": "a", "facts": { "resident": true, "both_work": true, "siblings": 1, "isee": "6200.00" },
              "commission": { "hardship": 1 } },
            { "code": "b", "facts": { "resident": true, "both_work": true, "siblings": 1, "isee": "6199.99" },
              "commission": { "hardship": 1 } },
            { "code": "c", "facts": { "resident": false, "both_work": true, "siblings": 9, "isee": "1" },
              "grounds": ["unsigned"] },
        ],
    })
}

#[tokio::test]
async fn a_regulation_is_computed_from_data_alone_and_every_line_is_explained() {
    let app = TestApp::start().await;
    let before = app.store.head().await.expect("a head");
    let path = format!("{CALLS}/try-rules");
    let reply = app.post(&admin_officer("centro-1"), &path, &trial()).await;
    assert_eq!(reply.status, 200, "{reply:?}");
    let tried = reply.json();
    assert_eq!(tried["lists"][0]["order"], json!(["b", "a"]));
    let a = &tried["applicants"][0]["lists"][0];
    assert_eq!(
        (&a["position"], &a["points"], &a["given"]),
        (&json!(2), &json!("6.5"), &json!("waiting"))
    );
    assert_eq!(a["next"]["decided_by"], "tie_breaker");
    assert_eq!(a["lines"][1]["facts"][0]["name"], "siblings");
    let reasons = &tried["applicants"][2]["reasons"];
    assert_eq!(
        (&reasons[0]["code"], &reasons[1]["code"]),
        (&json!("unsigned"), &json!("resident"))
    );
    assert_eq!(
        app.store.head().await.expect("a head"),
        before,
        "nothing is written"
    );
}

#[tokio::test]
async fn what_does_not_fit_is_told_at_its_place() {
    let app = TestApp::start().await;
    let path = format!("{CALLS}/try-rules");
    let officer = admin_officer("centro-1");
    for (pointer, value, place) in [
        (
            "/applicants/0/facts/isee",
            json!(6200.5),
            "/applicants/0/facts/isee",
        ),
        (
            "/applicants/0/facts/siblings",
            json!(99),
            "/applicants/0/facts/siblings",
        ),
        (
            "/rules/criteria/0/points/fixed/give",
            json!(0),
            "/rules/criteria/0/points/fixed/give",
        ),
        ("/applicants/1/code", json!("a"), "/applicants/1/code"),
        (
            "/applicants/2/grounds/0",
            json!("too-rich"),
            "/applicants/2/grounds/0",
        ),
        (
            "/applicants/0/commission/hardship",
            json!(9),
            "/applicants/0/commission/hardship",
        ),
    ] {
        let mut body = trial();
        *body.pointer_mut(pointer).expect("a place") = value;
        let reply = app.post(&officer, &path, &body).await;
        assert_eq!(reply.status, 422, "{pointer}: {reply:?}");
        assert_eq!(reply.json()["errors"][0]["pointer"], place, "{reply:?}");
    }
    let mut elsewhere = trial();
    elsewhere["places"] = json!({ "north": 1 });
    let reply = app.post(&officer, &path, &elsewhere).await;
    assert_eq!(
        reply.bad_field(),
        ("/places/north".to_owned(), "field.unknown".to_owned())
    );
    let reply = app.post(&citizen(), &path, &trial()).await;
    assert_eq!(reply.status, 403, "{reply:?}");
}
