//! Calls over HTTP: drafted, checked, published, amended, revoked; and rule sets tried out.

mod draft_call;
mod publish_call;
mod try_rules;

pub(crate) use try_rules::trial;

use domain::call::samples as call;
use domain::service::{ServiceContent, samples};
use serde_json::{Value, json};
use tests::actors::service_head;
use tests::app::TestApp;

pub(crate) const CALLS: &str = "/api/v1/calls";
pub(crate) const CALL: &str = "/api/v1/calls/nido-2026";

/// A call as it is sent.
pub(crate) fn body() -> Value {
    let sample = call::draft_call();
    json!({
        "code": sample.code, "service": sample.service.code, "office": sample.office,
        "content": sample.content,
    })
}

/// Offers a nursery whose places are ranked.
pub(crate) async fn offered(app: &TestApp) {
    offer(app, false).await;
}

/// The same, for applications at any time or within a window.
async fn offer(app: &TestApp, windowed: bool) {
    let sample = samples::publish_service();
    let content = ServiceContent {
        competitive: true,
        windowed,
        attachments: Vec::new(),
        declarations: Vec::new(),
        form_schema: json!({
            "type": "object",
            "properties": {
                "resident": { "type": "boolean" }, "both_work": { "type": "boolean" },
                "siblings": { "type": "integer" }, "isee": { "type": "string" },
            },
        }),
        ..samples::content()
    };
    let body = json!({ "code": "nursery", "content": content, "offices": sample.offices });
    let reply = app
        .post(&service_head("centro-1"), "/api/v1/services", &body)
        .await;
    assert_eq!(reply.status, 201, "{reply:?}");
}

/// A municipality with a nursery whose places are ranked.
pub(crate) async fn nursery() -> TestApp {
    let app = TestApp::start().await;
    offered(&app).await;
    app.open_offices().await;
    app
}

/// The same with the call drafted.
pub(crate) async fn drafted() -> TestApp {
    let app = nursery().await;
    draft(&app).await;
    app
}

async fn draft(app: &TestApp) {
    let reply = app.post(&service_head("centro-1"), CALLS, &body()).await;
    assert_eq!(reply.status, 201, "{reply:?}");
    assert_eq!(reply.header("location"), CALL);
}

/// The same with the call published.
pub(crate) async fn published() -> TestApp {
    let app = drafted().await;
    let publish = format!("{CALL}/publish-call");
    let reply = app
        .command(&service_head("centro-1"), &publish, 1, &json!({}))
        .await;
    assert_eq!(reply.status, 200, "{reply:?}");
    app
}
