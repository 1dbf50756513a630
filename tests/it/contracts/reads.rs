//! Every question says what it reads; what reads nothing of anybody is a list that can only shrink.

use serde_json::Value;
use std::collections::BTreeSet;
use tests::schema::operations;

/// Questions whose answers hold nothing of anybody, and are not written to the access log.
const NOTHING: &[&str] = &[
    "/api/v1/calls",
    "/api/v1/calls/try-rules",
    "/api/v1/calls/{id}",
    "/api/v1/funds",
    "/api/v1/funds/{id}",
    "/api/v1/offices",
    "/api/v1/offices/{id}",
    "/api/v1/rankings",
    "/api/v1/rankings/{id}",
    "/api/v1/rankings/{id}/rows",
    "/api/v1/registers/{id}",
    "/api/v1/registers/{id}/days",
    "/api/v1/registers/{id}/days/{day}",
    "/api/v1/services",
    "/api/v1/services/{id}",
    "/api/v1/session",
    "/health/live",
    "/health/ready",
];

/// Questions that show who did what, never what it said: no reason is asked for.
const TRACES: &[&str] = &[
    "/api/v1/accesses",
    "/api/v1/accesses/alerts",
    "/api/v1/audit",
    "/api/v1/audit/case_file/{id}/readers",
    "/api/v1/audit/{type}/{id}",
    "/api/v1/audit/{type}/{id}/state",
    "/api/v1/people/me/accesses",
];

/// What those answer that change something: that it was done, and what was taken of what they were sent.
const RECEIPTS: &[&str] = &[
    "#/components/schemas/CommandAnswer",
    "#/components/schemas/DocumentTaken",
];

/// Whether what it answers is more than a receipt.
fn answers_content(operation: &Value) -> bool {
    let responses = operation["responses"].as_object().into_iter().flatten();
    responses
        .filter(|(status, _)| status.starts_with('2'))
        .flat_map(|(_, response)| response["content"].as_object().into_iter().flatten())
        .filter_map(|(_, content)| content["schema"]["$ref"].as_str())
        .any(|schema| !RECEIPTS.contains(&schema))
}

#[test]
fn whatever_answers_content_says_what_it_reads_and_no_command_does() {
    let (mut nothing, mut traces) = (BTreeSet::new(), BTreeSet::new());
    for (method, path, operation) in operations(&api::openapi()) {
        let is_command = operation["x-permission"].is_string() && !answers_content(&operation);
        match operation["x-reads"].as_str() {
            None => assert!(is_command, "{method} {path} does not say what it reads"),
            Some(_) if is_command => panic!("{method} {path} is a command"),
            Some("nothing") => drop(nothing.insert(path)),
            Some("traces") => drop(traces.insert(path)),
            Some("case") => assert!(path.contains('{'), "{path}"),
            Some("list") => assert!(!path.contains('{'), "{path}"),
            Some(other) => panic!("{path} reads {other}, which nobody knows"),
        }
    }
    assert_eq!(nothing.iter().collect::<Vec<_>>(), NOTHING);
    assert_eq!(traces.iter().collect::<Vec<_>>(), TRACES);
}
