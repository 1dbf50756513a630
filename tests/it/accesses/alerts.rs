//! What is shown to the data protection officer as unusual, and what is not.

use super::dpo;
use api::{AccessSettings, Settings};
use chrono::TimeDelta;
use domain::access::Actor;
use serde_json::Value;
use tests::actors::{citizen, desk_operator, person_of, stranger};
use tests::app::TestApp;
use tests::applications::{filed, on_file, open_with};

async fn look(app: &TestApp, reader: &Actor, person: &Actor) {
    let path = format!("/api/v1/people/{}", person_of(person).0);
    assert_eq!(app.get(reader, &path).await.status, 200);
}

/// Kind, reader and people of each alert, newest first.
async fn alerts(app: &TestApp) -> Vec<(String, String, u64)> {
    let head = app.store.head().await.expect("reads");
    let path = format!("/api/v1/accesses/alerts?count=true&min_position={head}");
    let page = app.get(&dpo(), &path).await.json();
    let items = page["items"].as_array().expect("a page");
    assert_eq!(page["count"], items.len());
    let text = |value: &Value| value.as_str().expect("a text").to_owned();
    items
        .iter()
        .map(|item| {
            let people = item["people"].as_u64().expect("a number");
            (text(&item["kind"]), text(&item["actor"]), people)
        })
        .collect()
}

fn curious() -> Settings {
    Settings {
        accesses: AccessSettings {
            people_in_an_hour: 1,
            ..AccessSettings::default()
        },
        ..Settings::default()
    }
}

#[tokio::test]
async fn many_people_one_by_one_are_told_and_few_are_not() {
    let app = open_with(curious()).await;
    filed(&app).await;
    on_file(&app, &stranger(), "Rosario", "Greco").await;
    let operator = desk_operator("centro-1");
    look(&app, &operator, &citizen()).await;
    look(&app, &operator, &citizen()).await;
    assert_eq!(alerts(&app).await, []);
    look(&app, &operator, &stranger()).await;
    let told = |kind: &str, people| (kind.to_owned(), "sportello".to_owned(), people);
    assert_eq!(
        alerts(&app).await,
        [told("nothing_here", 1), told("many_people", 2)],
        "and the second of them has no case there"
    );
}

#[tokio::test]
async fn a_look_at_night_is_told_and_one_at_noon_is_not() {
    let app = open_with(Settings::default()).await;
    filed(&app).await;
    let operator = desk_operator("centro-1");
    look(&app, &operator, &citizen()).await;
    assert_eq!(alerts(&app).await, []);
    app.store.clock().advance(TimeDelta::hours(11));
    look(&app, &operator, &citizen()).await;
    app.store.clock().advance(TimeDelta::hours(1));
    assert_eq!(
        alerts(&app).await,
        [("out_of_hours".to_owned(), "sportello".to_owned(), 1)]
    );
}

#[tokio::test]
async fn a_file_of_somebody_with_nothing_at_the_office_is_told() {
    let app = open_with(Settings::default()).await;
    filed(&app).await;
    look(&app, &desk_operator("centro-2"), &citizen()).await;
    app.store.clock().advance(TimeDelta::minutes(1));
    assert_eq!(
        alerts(&app).await,
        [("nothing_here".to_owned(), "sportello".to_owned(), 1)]
    );
}

#[tokio::test]
async fn a_span_that_is_too_long_is_refused() {
    let app = TestApp::start().await;
    let path = "/api/v1/accesses/alerts?from_at=2025-01-01T00:00:00Z&to_at=2026-01-01T00:00:00Z";
    let reply = app.get(&dpo(), path).await;
    let expected = ("/from_at".to_owned(), "access.span-too-long".to_owned());
    assert_eq!(reply.bad_field(), expected);
}
