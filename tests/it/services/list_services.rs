//! `GET /services`: what is listed is what can be applied for.

use super::publish_service::{SERVICE, SERVICES, published, service};
use chrono::TimeDelta;
use serde_json::{Value, json};
use tests::actors::{auditor, citizen, director, everybody, service_head};
use tests::app::TestApp;
use tests::applications::{PATH, on_file};

/// The codes on the page that this question gets, with everything that was written before it was asked.
async fn listed(app: &TestApp, actor: &domain::access::Actor, query: &str) -> Vec<String> {
    let head = app.store.head().await.expect("a head");
    let path = format!("{SERVICES}?min_position={head}{query}");
    let reply = app.get(actor, &path).await;
    assert_eq!(
        (reply.status, reply.header("policentrica-stale")),
        (200, ""),
        "{reply:?}"
    );
    let page = reply.json();
    let items = page["items"].as_array().expect("rows").iter();
    items
        .map(|item| item["code"].as_str().expect("a code").to_owned())
        .collect()
}

/// One more service, which is always open.
async fn meals(app: &TestApp) {
    let mut body = service();
    body["code"] = json!("meals");
    body["content"]["windowed"] = json!(false);
    let reply = app.post(&service_head("centro-1"), SERVICES, &body).await;
    assert_eq!(reply.status, 201, "{reply:?}");
}

/// Whether `home-care` is listed, which must be so exactly while a draft can be begun.
async fn is_open(app: &TestApp) -> bool {
    let codes = listed(app, &citizen(), "").await;
    let draft = json!({ "service": "home-care", "capacity": "self", "district": "1" });
    let reply = app.post(&citizen(), PATH, &draft).await;
    let is_listed = codes.iter().any(|code| code == "home-care");
    assert_eq!(reply.status == 201, is_listed, "{codes:?} {reply:?}");
    assert!(codes.iter().any(|code| code == "meals"), "{codes:?}");
    is_listed
}

#[tokio::test]
async fn a_service_is_listed_exactly_while_it_can_be_applied_for() {
    let app = published().await;
    app.open_offices().await;
    meals(&app).await;
    on_file(&app, &citizen(), "Agata", "Torrisi").await;
    let head = service_head("centro-1");
    assert!(!is_open(&app).await, "it waits for a window");
    let window = json!({ "opens_at": "2026-03-02T12:00:00Z", "closes_at": "2026-03-02T14:00:00Z", "period": null });
    let open = format!("{SERVICE}/open-window");
    let reply = app.command(&head, &open, 1, &window).await;
    assert_eq!(reply.status, 200, "{reply:?}");
    assert!(!is_open(&app).await, "an hour too early");
    app.database.clock.advance(TimeDelta::hours(1));
    assert!(is_open(&app).await, "the first instant");
    app.database.clock.advance(TimeDelta::minutes(119));
    assert!(is_open(&app).await, "the last minute");
    app.database.clock.advance(TimeDelta::minutes(1));
    assert!(!is_open(&app).await, "the first instant that is too late");
    let late = json!({ "opens_at": "2026-03-02T14:00:00Z", "closes_at": null, "period": null });
    let reply = app.command(&head, &open, 2, &late).await;
    assert_eq!(reply.status, 200, "{reply:?}");
    assert!(is_open(&app).await, "a window without an end");
    let reason = json!({ "reason": "Sostituito dal servizio di assistenza integrata." });
    let withdraw = format!("{SERVICE}/withdraw-service");
    let reply = app.command(&head, &withdraw, 3, &reason).await;
    assert_eq!(reply.status, 200, "{reply:?}");
    assert!(!is_open(&app).await, "it left the catalogue");
}

#[tokio::test]
async fn a_line_of_the_catalogue_is_the_same_for_everybody() {
    let app = published().await;
    let content = &service()["content"];
    for actor in everybody("centro-9").into_iter().chain([citizen()]) {
        let path = format!("{SERVICES}?all=true&min_position=1");
        let reply = app.get(&actor, &path).await;
        assert_eq!(reply.status, 200, "{actor:?}: {reply:?}");
        let line = json!({
            "code": "home-care", "published_version": 1, "title": content["title"],
            "term_days": content["term_days"], "channels": content["channels"],
            "office": content["office"], "competitive": content["competitive"],
            "windowed": true, "window": null, "withdrawn_at": null,
        });
        assert_eq!(reply.json(), json!({ "items": [line], "next": null }));
    }
    let window = json!({ "opens_at": "2026-03-01T23:00:00Z", "closes_at": "2026-03-31T22:00:00Z", "period": "2026" });
    let open = format!("{SERVICE}/open-window");
    let reply = app
        .command(&service_head("centro-1"), &open, 1, &window)
        .await;
    let position = reply.header("policentrica-position");
    let path = format!("{SERVICES}?min_position={position}");
    let line = app.get(&citizen(), &path).await.json()["items"][0].clone();
    assert_eq!(line["window"], window);
}

#[tokio::test]
async fn what_left_the_catalogue_is_listed_for_offices_that_ask_for_it() {
    let app = published().await;
    meals(&app).await;
    let both = ["home-care".to_owned(), "meals".to_owned()];
    assert_eq!(listed(&app, &citizen(), "&all=true").await, both);
    let reason = json!({ "reason": "Sostituito dal servizio di assistenza integrata." });
    let withdraw = format!("{SERVICE}/withdraw-service");
    let reply = app.command(&director(), &withdraw, 1, &reason).await;
    assert_eq!(reply.status, 200, "{reply:?}");
    for (actor, query, codes) in [
        (citizen(), "", &both[1..]),
        (citizen(), "&all=true", &both[1..]),
        (auditor(), "", &both[1..]),
        (auditor(), "&all=false", &both[1..]),
        (auditor(), "&all=true", &both[..]),
    ] {
        assert_eq!(listed(&app, &actor, query).await, codes, "{query}");
        let query = format!("{SERVICES}?count=true{query}");
        let count = app.get(&actor, &query).await.json()["count"].clone();
        assert_eq!(count, json!(codes.len()), "{query} {actor:?}");
    }
    let rows: Value = app
        .get(&auditor(), &format!("{SERVICES}?all=true"))
        .await
        .json();
    assert_eq!(rows["items"][0]["withdrawn_at"], "2026-03-02T11:00:00Z");
}

#[tokio::test]
async fn a_question_that_cannot_be_read_is_refused_by_its_field() {
    let app = TestApp::start().await;
    for (query, pointer, code) in [
        ("all=perhaps", "/all", "field.invalid"),
        ("colour=rosso", "/colour", "field.unknown"),
        ("after=nonsense", "/after", "page.cursor-invalid"),
    ] {
        let reply = app.get(&citizen(), &format!("{SERVICES}?{query}")).await;
        assert_eq!(reply.bad_field(), (pointer.to_owned(), code.to_owned()));
    }
}
