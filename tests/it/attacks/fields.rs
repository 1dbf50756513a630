//! Mass assignment: no body may say more than its command takes.

use serde_json::{Value, json};
use tests::actors::{everybody, service_head};
use tests::app::TestApp;
use tests::schema::{body, fill, operations};

/// Things that the service alone says.
const FORBIDDEN: &[(&str, &str)] = &[
    ("role", "director"),
    ("actor", "capo"),
    ("status", "granted"),
    ("version", "1"),
    ("recorded_at", "2020-01-01T00:00:00Z"),
    ("registration", "2026/0000001"),
    ("is_admin", "true"),
];

fn schemas(api: &Value) -> Vec<(String, Value)> {
    operations(api)
        .into_iter()
        .filter(|(method, _, _)| method == "POST")
        .filter_map(|(_, path, operation)| Some((path, body(&operation)?.clone())))
        .collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn no_command_takes_a_field_that_it_does_not_know() {
    let app = TestApp::start().await;
    let api = api::openapi();
    let schemas = schemas(&api);
    assert!(schemas.len() > 100, "{} commands", schemas.len());
    let who = service_head("centro-1");
    for (path, schema) in &schemas {
        let whole = fill(&api, schema, "Prova");
        let target = path.replace("{id}", "7d444840-9dc0-41d1-b245-5ffdce74fad2");
        for (field, value) in FORBIDDEN {
            if whole.get(field).is_some() {
                continue;
            }
            let mut body = whole.clone();
            let Some(fields) = body.as_object_mut() else {
                continue;
            };
            // The first fault is told, so nothing else may be wrong before it.
            fields.clear();
            fields.insert((*field).to_owned(), json!(value));
            let reply = app.command(&who, &target, 1, &body).await;
            let told = reply.json()["errors"].clone();
            let names = told.as_array().is_some_and(|errors| {
                errors.iter().any(|error| {
                    error["pointer"] == format!("/{field}") && error["code"] == "field.unknown"
                })
            });
            assert!(
                reply.status == 422 && names,
                "{path} takes `{field}`: {reply:?}"
            );
        }
    }
}

#[tokio::test]
async fn no_query_takes_a_word_that_it_does_not_know() {
    let app = TestApp::start().await;
    let actors = everybody("centro-1");
    for (method, path, operation) in operations(&api::openapi()) {
        if method != "GET" || path.starts_with("/health") {
            continue;
        }
        let target = path
            .replace("{id}", "7d444840-9dc0-41d1-b245-5ffdce74fad2")
            .replace("{day}", "2026-03-02")
            .replace("{code}", "abcd-efgh")
            .replace("{type}", "application");
        let who = actors
            .iter()
            .find(|actor| actor.role.as_str() == "director")
            .expect("there is one");
        let reply = app.get(who, &format!("{target}?is_admin=true")).await;
        let told = reply.json()["errors"][0].clone();
        assert_eq!(
            (reply.status, &told["pointer"], &told["code"]),
            (422, &json!("/is_admin"), &json!("field.unknown")),
            "{path} ({})",
            operation["operationId"]
        );
    }
}
