//! Calls and rankings of the municipality in which there is something of every noun.

use crate::calls::{CALLS, body, offered};
use crate::rankings::{World, applicant, applied, forms, head};
use chrono::TimeDelta;
use domain::shared::time::rome_day;
use serde_json::json;
use tests::actors::citizen;
use tests::app::TestApp;
use tests::applications::on_file;

/// Two calls that close in two days, and what the citizen and somebody else sent for the first.
pub(super) async fn called(app: &TestApp) -> Vec<String> {
    offered(app).await;
    for code in ["nido-2026", "nido-2027"] {
        let mut body = body();
        body["code"] = json!(code);
        body["content"]["closes_at"] = json!("2026-03-04T22:00:00Z");
        let reply = app.post(&head(), CALLS, &body).await;
        assert_eq!(reply.status, 201, "{reply:?}");
        let publish = format!("{CALLS}/{code}/publish-call");
        let reply = app.command(&head(), &publish, 1, &json!({})).await;
        assert_eq!(reply.status, 200, "{reply:?}");
    }
    let other = applicant(1);
    on_file(app, &other, "Rosa", "Invenzione").await;
    let [first, second, ..] = forms();
    vec![
        applied(app, &citizen(), &first).await,
        applied(app, &other, &second).await,
    ]
}

/// A ranking of each call once they are closed, the first to be posted tomorrow.
pub(super) async fn ranked(app: TestApp, applications: Vec<String>) -> World {
    let mut world = World::formed(app, applications).await;
    let tomorrow = rome_day(world.app.store.clock().now()) + TimeDelta::days(1);
    let body = json!({ "posted_from_on": tomorrow });
    world.does(&head(), "approve-provisional", &body).await;
    let body = json!({ "call": "nido-2027" });
    let reply = world.app.post(&head(), "/api/v1/rankings", &body).await;
    assert_eq!(reply.status, 201, "{reply:?}");
    world
}
