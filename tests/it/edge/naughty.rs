//! Strings that have broken other programs go through every text field of every command, and nothing breaks.

use crate::care_plans::plan::case_manager;
use domain::access::{Actor, policy};
use reqwest::Method;
use serde_json::Value;
use std::path::Path;
use tests::actors::{citizen, director, procedure_officer, protocol_officer};
use tests::app::{TestApp, send};
use tests::schema::{body, fill, operations};

const STRINGS: &str = concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/../../shared/data/vectors/blns.json"
);

fn strings() -> Option<Vec<String>> {
    let path = Path::new(STRINGS);
    let text = std::fs::read_to_string(path).ok()?;
    Some(serde_json::from_str(&text).expect("a list of strings"))
}

/// A thing of every noun, so that commands on it get past the door.
async fn things(app: &TestApp, api: &Value) -> Vec<(String, String)> {
    let mut things = Vec::new();
    for (method, path, operation) in operations(api) {
        let Some(schema) = body(&operation).filter(|_| method == "POST" && !path.contains('{'))
        else {
            continue;
        };
        for actor in [director(), protocol_officer()] {
            let reply = app.post(&actor, &path, &fill(api, schema, "Prova")).await;
            if reply.status == 201 {
                things.push((path.clone(), reply.header("location").to_owned()));
                break;
            }
        }
    }
    things
}

/// The commands are tried in so many parts, at the same time.
const PARTS: usize = 4;
/// Where letters are registered, which is open to any text.
const LETTERS: &str = "/api/v1/registrations";

#[tokio::test(flavor = "multi_thread")]
async fn no_string_breaks_any_command() {
    no_string_breaks(0).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn no_string_breaks_any_command_of_the_second_part() {
    no_string_breaks(1).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn no_string_breaks_any_command_of_the_third_part() {
    no_string_breaks(2).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn no_string_breaks_any_command_of_the_last_part() {
    no_string_breaks(3).await;
}

#[expect(clippy::too_many_lines, reason = "one walk over all commands")]
async fn no_string_breaks(part: usize) {
    let Some(strings) = strings() else {
        eprintln!("skipped: the strings are not here");
        return;
    };
    let app = TestApp::start().await;
    let api = api::openapi();
    let mut made = things(&app, &api).await;
    // A letter needs an office: once there is one, there are more things.
    made.extend(things(&app, &api).await);
    assert!(!made.is_empty());
    let mut with_letters = false;
    for (number, (method, path, operation)) in operations(&api).into_iter().enumerate() {
        let Some(schema) = body(&operation).filter(|_| method == "POST") else {
            continue;
        };
        if number % PARTS != part {
            continue;
        }
        with_letters |= path == LETTERS;
        let noun = path.split("/{id}").next().expect("a path");
        let place = made.iter().find(|(path, _)| path == noun);
        let target = match place {
            Some((_, place)) => path.replacen(&format!("{noun}/{{id}}"), place, 1),
            None => path.replace("{id}", "7d444840-9dc0-41d1-b245-5ffdce74fad2"),
        };
        let permission = operation["x-permission"].as_str().unwrap_or_default();
        let may = |actor: &Actor| !policy::reach(actor.role, permission).is_empty();
        let actors = [
            director(),
            protocol_officer(),
            case_manager(),
            procedure_officer("centro-1"),
            citizen(),
        ];
        let actor = actors.into_iter().find(may).unwrap_or_else(director);
        for text in &strings {
            let mut body = fill(&api, schema, text);
            if let Some(body) = body.as_object_mut() {
                // A digest must be that of a document that was taken in: it would be the only thing refused.
                body.remove("digest");
                // So must an entry of the emergency register be there.
                body.remove("emergency");
            }
            let request = app
                .request(&actor, Method::POST, &target)
                .header("If-Match", "\"1\"")
                .json(&body);
            let reply = send(request).await;
            assert!(reply.status < 500, "{path} with {text:?}: {reply:?}");
            // Whoever has no right to it is told so whatever they write.
            if reply.status == 403 {
                break;
            }
        }
    }
    let head = app.store.head().await.expect("a head");
    let read = format!("{LETTERS}?limit=200&min_position={head}");
    let reply = app.get(&protocol_officer(), &read).await;
    assert_eq!(
        (reply.status, reply.header("policentrica-stale")),
        (200, ""),
        "{reply:?}"
    );
    let rows = reply.json()["items"].as_array().map_or(0, Vec::len);
    assert!(rows > 100 || !with_letters, "{rows} letters");
}
