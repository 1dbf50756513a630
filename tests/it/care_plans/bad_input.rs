//! What no command on a plan or a fund accepts: each fault is named by its place, and nothing is written.

use super::plan::{
    COMMITMENT, FUNDS, PLANS, Plan, case_manager, committed, draft, elsewhere, intervention,
    objective, opened, signed,
};
use crate::access_sheets::given::SHEETS;
use crate::case_files::given::CASES;
use reqwest::Method;
use serde_json::{Value, json};
use tests::actors::{citizen, director};
use tests::app::{Reply, TestApp, send};
use tests::schema::{body, fill, leaves, operations};

/// Commands on plans, funds, case files and access sheets: where, and the schema of what they take.
fn commands(api: &Value) -> Vec<(String, Value)> {
    operations(api)
        .into_iter()
        .filter(|(method, path, _)| {
            let nouns = [PLANS, FUNDS, CASES, SHEETS];
            method == "POST" && nouns.iter().any(|noun| path.starts_with(noun))
        })
        .map(|(_, path, operation)| {
            let schema = body(&operation).expect("every command takes a body");
            (path, schema.clone())
        })
        .collect()
}

/// Where a fault at this place is told: a correction has one of several shapes, and is told of as a whole.
fn told_at(path: &str, pointer: &str) -> String {
    let is_choice = path.starts_with(CASES) && pointer.starts_with("/correction");
    let place = if is_choice { "/correction" } else { pointer };
    place.to_owned()
}

/// What a value of this schema can never be.
fn never(schema: &Value) -> Vec<Value> {
    let kind = schema["type"].to_string();
    let mut bad = vec![json!({}), json!([]), json!([7])];
    bad.extend(if schema["enum"].is_array() {
        vec![json!("no-such-word"), json!(""), json!(7)]
    } else if kind.contains("integer") {
        vec![
            json!(1.5),
            json!("1"),
            json!(u64::MAX),
            json!(i64::MIN),
            json!(1e300),
        ]
    } else if kind.contains("boolean") {
        vec![json!("true"), json!(1)]
    } else {
        let texts = no_text(schema).into_iter().map(Value::from);
        texts.chain([json!(7), json!(12.5)]).collect()
    });
    bad
}

/// What a text of this schema can never be.
fn no_text(schema: &Value) -> Vec<String> {
    let pattern = schema["pattern"].as_str().unwrap_or_default();
    let all: &[&str] = match schema["format"].as_str() {
        Some("uuid") => &["x", "", "00000000-0000-4000-8000-00000000000g", "\u{0}"],
        Some("date") => &[
            "2026-02-30",
            "2026-13-01",
            "0000-01-01",
            "0001-01-01",
            "-0001-01-01",
            "+262142-12-31",
            "02/03/2026",
            "2026-03-02\u{0}",
            "",
        ],
        _ if pattern.contains("{1,12}") => &[
            "-1.00",
            "1.005",
            "1e3",
            "NaN",
            "1000000000000.00",
            "1,00",
            "1.00\u{0}",
            "",
        ],
        _ if !pattern.is_empty() => &["", "a b", "a/b", "a\u{0}b", "è"],
        _ => &["", " \n\t ", "a\u{0}b"],
    };
    let mut all: Vec<String> = all.iter().map(|text| (*text).to_owned()).collect();
    // Longer than any text.
    all.push("x".repeat(10_001));
    all
}

/// A plan that waits for its signatures, and a fund.
async fn begun(app: &TestApp) -> Plan<'_> {
    let plan = Plan::planned(app).await;
    opened(app).await;
    plan
}

fn target(path: &str, plan: &Plan<'_>) -> String {
    if path.starts_with(PLANS) {
        path.replace("/api/v1/care-plans/{id}", &plan.path)
    } else if path.starts_with(FUNDS) {
        path.replace("{id}", "fna-2026")
    } else {
        path.replace("{id}", "00000000-0000-4000-8000-000000000099")
    }
}

async fn sent(app: &TestApp, path: &str, text: String) -> Reply {
    let actor = if path.starts_with(FUNDS) {
        director()
    } else {
        case_manager()
    };
    let request = app.request(&actor, Method::POST, path);
    let request = request.header("If-Match", "\"1\"");
    send(
        request
            .header("Content-Type", "application/json")
            .body(text),
    )
    .await
}

#[tokio::test]
async fn no_field_of_any_command_takes_what_it_can_never_be() {
    let app = TestApp::start().await;
    let plan = begun(&app).await;
    let api = api::openapi();
    let commands = commands(&api);
    assert!(commands.len() > 25, "{} commands", commands.len());
    for (path, schema) in commands {
        let place = target(&path, &plan);
        let good = fill(&api, &schema, "Prova");
        if good == json!({}) {
            continue;
        }
        let all = leaves(&api, &schema);
        let reply = sent(&app, &place, good.to_string()).await;
        // A whole body is understood; that it is refused for what it says is another matter.
        assert!(!reply.text.contains("\"field."), "{path}: {good} {reply:?}");
        let head = app.store.head().await.expect("a head");
        for (pointer, schema) in all {
            for bad in never(schema) {
                let mut body = good.clone();
                *body.pointer_mut(&pointer).expect("it is there") = bad.clone();
                let reply = sent(&app, &place, body.to_string()).await;
                assert_eq!(reply.status, 422, "{path} {pointer} {bad}: {reply:?}");
                let fault = reply.bad_field().0;
                assert!(
                    fault.starts_with(&told_at(&path, &pointer)),
                    "{path} {pointer} {bad}: {fault}"
                );
            }
        }
        let after = app.store.head().await.expect("a head");
        assert_eq!(after, head, "{path}: nothing was written");
    }
}

/// The pointers of all objects within a body, itself among them.
fn objects(value: &Value, pointer: &str, found: &mut Vec<String>) {
    match value {
        Value::Object(fields) => {
            found.push(pointer.to_owned());
            for (name, field) in fields {
                objects(field, &format!("{pointer}/{name}"), found);
            }
        }
        Value::Array(items) => {
            for (at, item) in items.iter().enumerate() {
                objects(item, &format!("{pointer}/{at}"), found);
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

#[tokio::test]
async fn no_command_takes_a_list_nothing_or_a_field_it_does_not_know() {
    let app = TestApp::start().await;
    let plan = begun(&app).await;
    let head = app.store.head().await.expect("a head");
    let api = api::openapi();
    for (path, schema) in commands(&api) {
        let place = target(&path, &plan);
        let good = fill(&api, &schema, "Prova");
        // Where there is nothing to say, nothing is a whole body.
        if good == json!({}) {
            continue;
        }
        let values: Vec<&Value> = good.as_object().expect("an object").values().collect();
        for bad in [
            json!([]),
            json!([good]),
            json!(values),
            json!(null),
            json!("x"),
            json!({}),
        ] {
            let reply = sent(&app, &place, bad.to_string()).await;
            assert_eq!(
                reply.problem(),
                (422, "request.invalid".to_owned()),
                "{path} {bad}"
            );
        }
        for text in ["", "{", "nul", "\u{feff}{}", &format!("{good} {{}}")] {
            let reply = sent(&app, &place, text.to_owned()).await;
            assert_eq!(
                reply.problem(),
                (400, "body.not-json".to_owned()),
                "{path} {text}"
            );
        }
        let mut found = Vec::new();
        objects(&good, "", &mut found);
        for pointer in found {
            let mut body = good.clone();
            body.pointer_mut(&pointer).expect("it is there")["misspelt"] = json!(1);
            let reply = sent(&app, &place, body.to_string()).await;
            let place = told_at(&path, &pointer);
            let expected = (format!("{place}/misspelt"), "field.unknown".to_owned());
            assert_eq!(reply.bad_field(), expected, "{path}");
        }
    }
    assert_eq!(
        app.store.head().await.expect("a head"),
        head,
        "nothing was written"
    );
}

#[tokio::test]
async fn what_one_may_not_see_answers_as_what_is_not_there() {
    let app = TestApp::start().await;
    let plan = Plan::planned(&app).await;
    let none = format!("{PLANS}/00000000-0000-4000-8000-000000000099");
    let api = api::openapi();
    let mut asked = 0;
    for (method, path, operation) in operations(&api) {
        let Some(rest) = path.strip_prefix("/api/v1/care-plans/{id}") else {
            continue;
        };
        asked += 1;
        for actor in [elsewhere(), case_manager()] {
            // The one sees no plan of the other's office, and nobody one that is not there.
            let place = if actor == elsewhere() {
                &plan.path
            } else {
                &none
            };
            let reply = if method == "GET" {
                let query = if rest == "/comparison" {
                    "?from=1&to=1"
                } else {
                    ""
                };
                app.get(&actor, &format!("{place}{rest}{query}")).await
            } else {
                let schema = body(&operation).expect("every command takes a body");
                let body = fill(&api, schema, "Prova");
                app.command(&actor, &format!("{place}{rest}"), 3, &body)
                    .await
            };
            let expected = (404, "resource.not-found".to_owned());
            assert_eq!(
                reply.problem(),
                expected,
                "{method} {path} {actor:?}: {reply:?}"
            );
        }
    }
    assert!(asked > 25, "{asked} operations");
}

#[tokio::test]
async fn questions_that_make_no_sense_are_no_fault_of_the_service() {
    let app = TestApp::start().await;
    let plan = begun(&app).await;
    let own = plan.path.trim_start_matches("/api/v1");
    for (question, status) in [
        ("/care-plans?limit=0", 422),
        ("/care-plans?after=%00", 422),
        ("/care-plans?person=x", 422),
        ("/care-plans?status=dead", 422),
        ("/care-plans?mood=good", 422),
        ("/care-plans/reviews-due?by_on=2026-02-30", 422),
        ("/care-plans/reviews-due?by_on=%2B262142-12-31", 422),
        ("/care-plans/x", 404),
        ("/care-plans/x/steps", 404),
        ("/funds?year=99999999999", 422),
        ("/funds?year=2147483647", 200),
        ("/funds/no%00fund", 404),
        ("/funds/no-fund/commitments", 404),
        (&format!("{own}/comparison?from=1"), 422),
        (&format!("{own}/comparison?from=-1&to=1"), 422),
        (&format!("{own}/comparison?from=4294967295&to=1"), 404),
        (&format!("{own}/comparison?from=0&to=1"), 404),
    ] {
        let path = format!("/api/v1{question}");
        let reply = app.get(&case_manager(), &path).await;
        assert_eq!(reply.status, status, "{question}: {reply:?}");
    }
}

#[tokio::test]
async fn the_first_and_the_last_day_there_is_stop_no_read_model() {
    let app = TestApp::start().await;
    let mut body = draft();
    body["assessment"]["assessed_on"] = json!("0001-01-02");
    body["ends_on"] = json!("9999-12-31");
    let mut plan = Plan::of(&app, &body).await;
    let manager = case_manager();
    plan.does(&manager, "set-objective", &objective("Resta a casa"))
        .await;
    let mut help = intervention("coop-girasole");
    help["intervention"]["from_on"] = json!("0001-01-02");
    help["intervention"]["until_on"] = json!("9999-12-31");
    plan.does(&manager, "plan-intervention", &help).await;
    let mut sign = signed("case_manager");
    sign["signed_on"] = json!("0001-01-02");
    plan.does(&manager, "sign-plan", &sign).await;
    plan.does(&citizen(), "sign-plan", &signed("person")).await;
    opened(&app).await;
    let kept = committed(&app, 1, &plan.id(), COMMITMENT, "1840.00").await;
    assert_eq!(kept.status, 200, "{kept:?}");
    let starts = json!({ "starts_on": "0001-01-02" });
    plan.does(&manager, "activate-plan", &starts).await;
    let looked = json!({ "monitored_on": "0001-01-02", "note": "Sta meglio" });
    plan.does(&manager, "record-monitoring", &looked).await;
    let review = json!({
        "reviewed_on": "0001-01-02", "next_on": "9999-12-31",
        "scores": [{ "objective_id": super::plan::OBJECTIVE, "score": "reached" }],
    });
    plan.does(&manager, "review-plan", &review).await;
    let to = json!({
        "office": "centro-1", "case_manager": "assistente-3", "reason": "moved", "from_on": "0001-01-02",
    });
    plan.does(&manager, "hand-over-plan", &to).await;
    for part in ["", "/steps"] {
        let reply = plan.seen_by(&manager, part).await;
        assert_eq!(
            (reply.status, reply.header("policentrica-stale")),
            (200, ""),
            "{reply:?}"
        );
    }
    let due = format!("{PLANS}/reviews-due?min_position={}", plan.position);
    let due = app.get(&manager, &due).await.json();
    assert_eq!(due["items"][0]["in_time_until_on"], "9999-12-31");
}
