//! Every command of the policy has a route, and every route has a lock.

use domain::access::{Role, policy};
use reqwest::Method;
use std::collections::BTreeSet;
use tests::app::{TestApp, send};
use tests::schema::{lists, operations};

/// What needs no token: this list may only get shorter.
const OPEN: &[&str] = &["/health/live", "/health/ready"];

/// Permissions that have no route yet: this list may only get shorter.
const WITHOUT_ROUTE: &[&str] = &["projection.skip_event", "register.close_day"];

/// Questions whose words are personal data, or more than an address holds, stand in a body: this list may only get shorter.
const QUESTIONS: &[&str] = &["/api/v1/calls/try-rules", "/api/v1/people/look-up"];

#[test]
fn every_command_that_a_person_may_give_has_a_route() {
    let api = api::openapi();
    let routed: BTreeSet<String> = operations(&api)
        .iter()
        .filter_map(|(_, _, operation)| operation["x-permission"].as_str().map(str::to_owned))
        .collect();
    let wanted: BTreeSet<String> = policy::rows()
        .filter(|row| row.grants.iter().any(|(role, _)| *role != Role::System))
        .map(|row| row.permission.to_owned())
        .collect();
    let missing: Vec<&str> = wanted.difference(&routed).map(String::as_str).collect();
    assert_eq!(missing, WITHOUT_ROUTE, "permissions without a route");
    let unknown: Vec<_> = routed.difference(&wanted).collect();
    assert!(
        unknown.is_empty(),
        "routes with a permission the policy does not know: {unknown:?}"
    );
}

#[test]
fn every_command_says_which_permission_it_needs() {
    for (method, path, operation) in operations(&api::openapi()) {
        assert_eq!(
            method == "POST" && !QUESTIONS.contains(&path.as_str()),
            operation["x-permission"].is_string(),
            "{method} {path}"
        );
    }
}

#[test]
fn only_commands_are_described_with_the_headers_of_commands() {
    for (method, path, operation) in operations(&api::openapi()) {
        let parameters = operation["parameters"].as_array().into_iter().flatten();
        let has_key = parameters
            .into_iter()
            .any(|parameter| parameter["name"] == "Idempotency-Key");
        let is_command = operation["x-permission"].is_string();
        assert_eq!(has_key, is_command, "{method} {path}");
        let conflicts = operation["responses"]["409"].is_object();
        assert_eq!(conflicts, is_command, "{method} {path}");
        let has_body = operation["responses"]["415"].is_object();
        assert_eq!(has_body, method == "POST", "{method} {path}");
    }
}

#[tokio::test]
async fn every_route_but_the_open_ones_needs_a_token() {
    let app = TestApp::start().await;
    for (method, path, _) in operations(&api::openapi()) {
        let path = path
            .replace("{id}", "00000000-0000-4000-8000-000000000000")
            .replace("{day}", "2026-03-02")
            .replace("{code}", "abcd-efgh")
            .replace("{type}", "office");
        let method = Method::from_bytes(method.as_bytes()).expect("a method");
        let reply = send(app.anonymous(method, &path)).await;
        if OPEN.contains(&path.as_str()) {
            assert_eq!(reply.status, 200, "{path}");
        } else {
            assert_eq!(reply.problem().0, 401, "{path}");
        }
    }
}

#[test]
fn every_list_is_paged_and_counted() {
    let lists = lists(&api::openapi());
    let paths: Vec<&str> = lists.iter().map(|(path, _)| path.as_str()).collect();
    for known in ["/api/v1/applications", "/api/v1/registrations"] {
        assert!(
            paths.contains(&known),
            "{known} is a list, unlike {paths:?}"
        );
    }
    let mut missing = Vec::new();
    for (path, operation) in &lists {
        let parameters = operation["parameters"].as_array().into_iter().flatten();
        let names: Vec<&str> = parameters
            .filter(|parameter| parameter["in"] == "query")
            .filter_map(|parameter| parameter["name"].as_str())
            .collect();
        let wanted = ["after", "limit", "count", "min_position"];
        let lacking = wanted.iter().filter(|name| !names.contains(name));
        missing.extend(lacking.map(|name| format!("{path}: {name}")));
    }
    assert_eq!(
        missing,
        Vec::<String>::new(),
        "clients read every list in the same way; list_query! gives a list what it lacks"
    );
}

#[test]
fn every_operation_has_its_own_name_and_a_summary() {
    let mut names = BTreeSet::new();
    for (method, path, operation) in operations(&api::openapi()) {
        let name = operation["operationId"]
            .as_str()
            .expect("a name")
            .to_owned();
        assert!(names.insert(name.clone()), "{name} is there twice");
        assert!(operation["summary"].is_string(), "{method} {path}");
    }
}
