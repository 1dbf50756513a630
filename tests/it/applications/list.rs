//! The office's list: what waits, and all that was filed, within what the caller may see.

use chrono::TimeDelta;
use domain::access::{Actor, Role};
use domain::application::{Application, ApplicationCommand, samples};
use serde_json::{Value, json};
use store::{Context, Expected};
use tests::actors::{citizen, director, procedure_officer, system_admin};
use tests::app::TestApp;
use tests::applications::{PATH, draft, filed, open};
use uuid::Uuid;

async fn listed(app: &TestApp, actor: &Actor, query: &str) -> Vec<String> {
    let head = app.store.head().await.expect("a head");
    let path = format!("{PATH}?{query}&min_position={head}");
    let reply = app.get(actor, &path).await;
    assert_eq!(reply.status, 200, "{reply:?}");
    assert_eq!(reply.header("policentrica-stale"), "", "{reply:?}");
    ids(&reply.json())
}

fn ids(page: &Value) -> Vec<String> {
    let items = page["items"].as_array().expect("a list").iter();
    items
        .map(|item| item["id"].as_str().expect("an identifier").to_owned())
        .collect()
}

/// Ends the application at `place`, without HTTP.
async fn withdrawn(app: &TestApp, id: &str) {
    let command: ApplicationCommand = samples::withdraw().into();
    let context = Context::new(
        Actor {
            role: Role::Citizen,
            ..citizen()
        },
        Uuid::new_v5(&Uuid::nil(), id.as_bytes()),
        "test",
    );
    let stream = Uuid::parse_str(id).expect("an identifier");
    app.store
        .execute::<Application>(&context, stream, Expected::Any, &command)
        .await
        .expect("accepted");
}

/// One that waits, one that is over, and a draft.
async fn three() -> (TestApp, String, String) {
    let app = open().await;
    let one = async || {
        let (place, _) = filed(&app).await;
        place.rsplit('/').next().expect("a path").to_owned()
    };
    let over = one().await;
    withdrawn(&app, &over).await;
    app.database.clock.advance(TimeDelta::hours(1));
    let waits = one().await;
    draft(&app).await;
    (app, waits, over)
}

#[tokio::test]
async fn what_is_over_is_found_again() {
    let (app, waits, over) = three().await;
    let officer = procedure_officer("centro-1");
    for (query, expected) in [
        ("", vec![&waits]),
        ("which=waiting", vec![&waits]),
        ("which=all", vec![&waits, &over]),
        ("state=withdrawn", vec![&over]),
        ("state=submitted", vec![&waits]),
        ("which=all&state=submitted", vec![&waits]),
        ("which=all&service=home-care", vec![&waits, &over]),
        ("which=all&service=other", vec![]),
        ("district=1", vec![&waits, &over]),
        ("district=2", vec![]),
        ("which=all&assigned=false", vec![&waits, &over]),
        ("which=all&assigned=true", vec![]),
        ("which=all&overdue=true", vec![]),
        ("from_on=2026-03-02&to_on=2026-03-02", vec![&waits, &over]),
        ("from_on=2026-03-03", vec![]),
        ("to_on=2026-03-01", vec![]),
        ("state=draft", vec![]),
    ] {
        let found = listed(&app, &officer, query).await;
        assert_eq!(found.iter().collect::<Vec<_>>(), expected, "{query}");
    }
    let all = listed(&app, &director(), "which=all&office=centro-1").await;
    assert_eq!(all, [waits, over]);
}

#[tokio::test]
async fn a_citizen_asks_among_their_own() {
    let (app, waits, over) = three().await;
    for (query, expected) in [
        ("state=withdrawn", vec![&over]),
        ("state=submitted", vec![&waits]),
        ("service=home-care&from_on=2026-03-02", vec![&waits, &over]),
        ("service=other", vec![]),
        ("office=centro-2", vec![]),
        ("to_on=2026-03-01", vec![]),
        ("overdue=true", vec![]),
    ] {
        let found = listed(&app, &citizen(), query).await;
        assert_eq!(found.iter().collect::<Vec<_>>(), expected, "{query}");
    }
    let path = format!("{PATH}?state=withdrawn&count=true");
    let counted = app.get(&citizen(), &path).await;
    assert_eq!(counted.json()["count"], 1);
    for name in ["which=all", "district=1", "officer=rossi", "assigned=true"] {
        let reply = app.get(&citizen(), &format!("{PATH}?{name}")).await;
        let pointer = format!("/{}", name.split('=').next().expect("a name"));
        assert_eq!(reply.bad_field(), (pointer, "field.office-only".to_owned()));
    }
}

#[tokio::test]
async fn another_office_and_who_sees_no_case_find_nothing() {
    let (app, _, _) = three().await;
    for actor in [procedure_officer("centro-2"), system_admin()] {
        for query in ["which=all", "state=withdrawn", "which=all&office=centro-1"] {
            let found = listed(&app, &actor, query).await;
            assert_eq!(found, Vec::<String>::new(), "{} {query}", actor.role);
        }
    }
}

#[tokio::test]
async fn a_late_application_is_late_only_while_it_waits() {
    let (app, waits, _) = three().await;
    let later = "2027-03-02T11:00:00Z".parse().expect("an instant");
    app.database.clock.set(later);
    let officer = procedure_officer("centro-1");
    let found = listed(&app, &officer, "which=all&overdue=true").await;
    assert_eq!(found, [waits]);
}

#[tokio::test]
async fn pages_follow_each_other_without_a_gap() {
    let (app, waits, over) = three().await;
    let head = app.store.head().await.expect("a head");
    let mut path = format!("{PATH}?which=all&limit=1&min_position={head}");
    let mut found = Vec::new();
    loop {
        let page = app.get(&director(), &path).await.json();
        found.extend(ids(&page));
        let Some(next) = page["next"].as_str() else {
            break;
        };
        path = next.to_owned();
    }
    assert_eq!(found, [waits, over]);
    let reply = app.get(&director(), &format!("{PATH}?which=none")).await;
    assert_eq!(reply.json()["errors"][0]["pointer"], json!("/which"));
}
