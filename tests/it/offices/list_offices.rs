//! `GET /offices` and `GET /offices/{id}`: the same for everybody, and true after every change.

use super::open_office::{office, profile};
use chrono::TimeDelta;
use serde_json::{Value, json};
use tests::actors::{citizen, director, everybody, service_head};
use tests::app::TestApp;

const OFFICES: &str = "/api/v1/offices";

/// Gives a command on an office to the director; the position it was written at.
async fn does(app: &TestApp, office: &str, version: u64, verb: &str, body: &Value) {
    let path = format!("{OFFICES}/{office}/{verb}");
    let reply = app.command(&director(), &path, version, body).await;
    assert_eq!(reply.status, 200, "{verb}: {reply:?}");
}

/// An office as anybody sees it once everything written so far is shown; its line in the list is the same.
async fn shown(app: &TestApp, code: &str) -> Value {
    let head = app.store.head().await.expect("a head");
    let path = format!("{OFFICES}/{code}?min_position={head}");
    let reply = app.get(&citizen(), &path).await;
    assert_eq!(
        (reply.status, reply.header("policentrica-stale")),
        (200, ""),
        "{reply:?}"
    );
    let list = app.get(&citizen(), OFFICES).await.json();
    let items = list["items"].as_array().expect("rows");
    assert!(items.contains(&reply.json()), "{items:?}");
    reply.json()
}

#[tokio::test]
async fn an_office_is_shown_to_every_role_and_to_citizens() {
    let app = TestApp::start().await;
    let reply = app.post(&director(), OFFICES, &office()).await;
    assert_eq!(reply.status, 201, "{reply:?}");
    let line = json!({
        "code": "centro-1", "profile": profile(), "opens_on": "2026-01-01",
        "closes_on": null, "is_closed": false, "successor": null,
    });
    let id = domain::shared::ids::OfficeCode::new("centro-1").expect("a code");
    let id = id.stream_id();
    for actor in everybody("centro-9").into_iter().chain([citizen()]) {
        let list = app.get(&actor, &format!("{OFFICES}?min_position=1")).await;
        assert_eq!(list.json(), json!({ "items": [line], "next": null }));
        for name in ["centro-1", &id.to_string()] {
            let reply = app.get(&actor, &format!("{OFFICES}/{name}")).await;
            assert_eq!((reply.status, reply.header("etag")), (200, "\"1\""));
            assert_eq!(reply.json(), line, "{actor:?}");
        }
    }
    for nowhere in ["centro-2", "a%20b"] {
        let reply = app.get(&citizen(), &format!("{OFFICES}/{nowhere}")).await;
        assert_eq!(reply.problem(), (404, "resource.not-found".to_owned()));
    }
}

#[tokio::test]
async fn what_is_shown_of_an_office_can_be_published_again_in_the_version_that_is_shown() {
    let app = TestApp::with_offices().await;
    let mut profile = shown(&app, "centro-1").await["profile"].clone();
    profile["hours"] = json!([{ "days": "martedì", "hours": "15:00-17:30" }]);
    profile["phones"] = json!(["095 0000002"]);
    let body = json!({ "profile": profile, "from_on": "2026-03-02" });
    let path = format!("{OFFICES}/centro-1");
    let tag = app.get(&citizen(), &path).await.header("etag").to_owned();
    let request = app
        .request(
            &service_head("centro-1"),
            reqwest::Method::POST,
            &format!("{path}/revise-office"),
        )
        .header("If-Match", tag);
    let reply = tests::app::send(request.json(&body)).await;
    assert_eq!(reply.status, 200, "{reply:?}");
    assert_eq!(shown(&app, "centro-1").await["profile"], profile);
    let reply = app.get(&citizen(), &path).await;
    assert_eq!(reply.header("etag"), "\"2\"");
}

#[tokio::test]
async fn districts_are_those_an_office_serves_after_every_change() {
    let app = TestApp::with_offices().await;
    let served = async |office: &str| shown(&app, office).await["profile"]["districts"].clone();
    let mut profile = shown(&app, "centro-1").await["profile"].clone();
    profile["districts"] = json!(["4", "5"]);
    let revised = json!({ "profile": profile, "from_on": "2026-03-02" });
    does(&app, "centro-1", 1, "revise-office", &revised).await;
    assert_eq!(served("centro-1").await, json!(["4", "5"]), "without 1");
    let given = json!({ "district": "4", "to": "centro-2", "from_on": "2026-03-02" });
    does(&app, "centro-1", 2, "reassign-district", &given).await;
    let taken = json!({ "district": "4", "from": "centro-1", "from_on": "2026-03-02" });
    does(&app, "centro-2", 1, "receive-district", &taken).await;
    assert_eq!(served("centro-1").await, json!(["5"]));
    assert_eq!(served("centro-2").await, json!(["2", "4"]));
    let mut profile = shown(&app, "centro-2").await["profile"].clone();
    profile["name"] = json!("Centro Borgo");
    let renamed = json!({ "profile": profile, "from_on": "2026-03-02" });
    does(&app, "centro-2", 2, "revise-office", &renamed).await;
    assert_eq!(served("centro-2").await, json!(["2", "4"]), "nothing lost");
}

#[tokio::test]
async fn a_closed_office_stays_in_the_list_and_says_so_from_its_day_on() {
    let app = TestApp::with_offices().await;
    let closing = json!({ "closes_on": "2026-03-04", "successor": "centro-2" });
    does(&app, "centro-1", 1, "close-office", &closing).await;
    for is_closed in [false, false, true] {
        let office = shown(&app, "centro-1").await;
        assert_eq!(office["is_closed"], is_closed, "{office}");
        assert_eq!(
            (&office["closes_on"], &office["successor"]),
            (&json!("2026-03-04"), &json!("centro-2"))
        );
        app.database.clock.advance(TimeDelta::days(1));
    }
    assert_eq!(shown(&app, "centro-2").await["is_closed"], false);
}
