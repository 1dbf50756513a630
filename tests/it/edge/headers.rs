//! Headers that every answer carries, and headers that are refused.

use reqwest::Method;
use serde_json::json;
use tests::actors::{citizen, person_of, protocol_officer};
use tests::app::{TestApp, send};
use tests::applications::{self, open};
use uuid::Uuid;

const PATH: &str = "/api/v1/registrations";

#[tokio::test]
async fn a_header_that_cannot_be_read_is_refused_for_its_own_reason() {
    let app = TestApp::start().await;
    for (name, value, code) in [
        ("If-Match", "*", "if-match.malformed"),
        ("If-Match", "\"a\"", "if-match.malformed"),
        ("Idempotency-Key", "", "idempotency.key-malformed"),
        ("Policentrica-Reason", "a b", "reason.malformed"),
        (
            "Policentrica-On-Behalf-Of",
            "agata",
            "on-behalf-of.malformed",
        ),
    ] {
        let request = app.request(&protocol_officer(), Method::POST, PATH);
        let reply = send(request.header(name, value).json(&json!({}))).await;
        assert_eq!(reply.problem(), (400, code.to_owned()), "{name}: {value}");
    }
}

#[tokio::test]
async fn circumstances_are_written_with_the_event() {
    let app = TestApp::with_offices().await;
    let person = uuid::Uuid::from_u128(9);
    let request = app
        .request(&protocol_officer(), Method::POST, PATH)
        .header("Policentrica-Reason", "richiesta-telefonica")
        .header("Policentrica-On-Behalf-Of", person.to_string())
        .header(
            "traceparent",
            "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
        );
    let letter = json!({
        "direction": "inbound", "act": "memo", "office": "centro-1",
        "subject": "Memoria", "counterparty": "Agata Torrisi",
    });
    assert_eq!(send(request.json(&letter)).await.status, 201);
    let event = &app.store.read(3, 1).await.expect("reads")[0];
    assert_eq!(
        json!(event.metadata),
        json!({
            "actor": "protocollo", "role": "protocol_officer", "channel": "api", "schema_version": "1",
            "reason": "richiesta-telefonica", "on_behalf_of": person,
            "correlation_id": "0af76519-16cd-43dd-8448-eb211c80319c",
        })
    );
}

#[tokio::test]
async fn a_citizen_writes_nobody_else_into_the_trail() {
    let app = open().await;
    let body = json!({ "service": "home-care", "capacity": "self", "district": "1" });
    for (person, status) in [(person_of(&citizen()).0, 201), (Uuid::from_u128(9), 422)] {
        let request = app
            .request(&citizen(), Method::POST, applications::PATH)
            .header("Policentrica-On-Behalf-Of", person.to_string());
        let reply = send(request.json(&body)).await;
        assert_eq!(reply.status, status, "{reply:?}");
        if status == 422 {
            assert_eq!(reply.problem().1, "on-behalf-of.not-yours");
        }
    }
}

#[tokio::test]
async fn every_answer_names_its_request_and_forbids_what_browsers_must_not_do() {
    let app = TestApp::start().await;
    for path in [
        "/health/live",
        "/api/v1/nowhere",
        "/api/openapi.json",
        "/api/docs/",
    ] {
        let request = app.anonymous(Method::GET, path);
        let reply = send(request.header("X-Request-Id", "mine-1")).await;
        assert_eq!(reply.header("x-request-id"), "mine-1", "{path}");
        assert_eq!(reply.header("x-content-type-options"), "nosniff", "{path}");
        assert!(
            reply
                .header("content-security-policy")
                .starts_with("default-src"),
            "{path}"
        );
    }
    let request = app.anonymous(Method::GET, "/health/live");
    let reply = send(request.header("X-Request-Id", "a\tb <script>")).await;
    assert!(
        uuid::Uuid::try_parse(reply.header("x-request-id")).is_ok(),
        "{reply:?}"
    );
}

#[tokio::test]
async fn what_is_not_offered_is_a_problem_too() {
    let app = TestApp::start().await;
    let reply = send(app.anonymous(Method::GET, "/api/v1/nowhere?codice=x")).await;
    assert_eq!(reply.problem(), (404, "resource.not-found".to_owned()));
    assert_eq!(reply.json()["instance"], "/api/v1/nowhere");
    let reply = send(app.anonymous(Method::DELETE, PATH)).await;
    assert_eq!(reply.problem(), (405, "http.method-not-allowed".to_owned()));
    assert_eq!(reply.header("allow"), "GET,HEAD,POST");
}

#[tokio::test]
async fn the_page_of_the_api_loads_nothing_from_elsewhere() {
    let app = TestApp::start().await;
    let reply = send(app.anonymous(Method::GET, "/api/docs/")).await;
    assert_eq!(reply.status, 200);
    assert!(!reply.text.contains("//"), "{}", reply.text);
}

#[tokio::test]
async fn a_refusal_says_that_it_was_given_on_older_rows() {
    let app = TestApp::start().await;
    let path = format!("{PATH}/{}", uuid::Uuid::from_u128(7));
    let fresh = app.get(&protocol_officer(), &path).await;
    assert_eq!(
        (fresh.problem().0, fresh.header("policentrica-stale")),
        (404, "")
    );
    let early = app
        .get(&protocol_officer(), &format!("{path}?min_position=1"))
        .await;
    assert_eq!(early.problem().0, 404);
    assert_eq!(early.header("policentrica-stale"), "true");
    assert_eq!(
        early.json().get("request_id"),
        None,
        "no fault of the service"
    );
}

#[tokio::test]
async fn every_answer_tells_browsers_what_they_must_not_do() {
    let app = open().await;
    let own = format!("/api/v1/people/{}", person_of(&citizen()).0);
    for (path, status) in [
        ("/health/live", 200),
        (&*own, 200),
        ("/api/v1/nowhere", 404),
        ("/api/openapi.json", 200),
    ] {
        let reply = app.get(&citizen(), path).await;
        assert_eq!(reply.status, status, "{reply:?}");
        let policy = reply.header("content-security-policy");
        for directive in [
            "default-src 'none'",
            "base-uri 'none'",
            "object-src 'none'",
            "frame-ancestors 'none'",
        ] {
            assert!(policy.contains(directive), "{path}: {policy}");
        }
        for (name, value) in [
            (
                "strict-transport-security",
                "max-age=31536000; includeSubDomains",
            ),
            ("x-content-type-options", "nosniff"),
            ("referrer-policy", "same-origin"),
            ("cache-control", "no-store"),
            ("cross-origin-opener-policy", "same-origin"),
            ("access-control-allow-origin", ""),
        ] {
            assert_eq!(reply.header(name), value, "{path}: {name}");
        }
    }
}
