//! What every operation has in common, added to the description in one place: token, headers, refusals, limits.

use crate::http::problem::{ProblemBody, UnseenEvent};
use domain::access::reading::ReadingReason;
use serde_json::{Map, Value, json};
use utoipa::openapi::{ComponentsBuilder, OpenApi};
use utoipa::{PartialSchema, ToSchema};

/// Completes the description that the routes made of themselves.
pub(super) fn complete(routes: &OpenApi) -> Value {
    let mut api = serde_json::to_value(routes).expect("a description is always written");
    api["info"] = json!({
        "title": "Policentrica",
        "version": env!("CARGO_PKG_VERSION"),
        "description": DESCRIPTION,
        "license": { "name": "EUPL-1.2", "identifier": "EUPL-1.2" },
        "contact": { "name": "Policentrica", "url": "https://developers.italia.it" },
    });
    api["servers"] = json!([{ "url": "/", "description": "This service" }]);
    api["tags"] = tags();
    add_components(&mut api["components"]);
    let Some(paths) = api["paths"].as_object_mut() else {
        return api;
    };
    for (path, item) in paths {
        for (method, operation) in item.as_object_mut().into_iter().flatten() {
            complete_operation(path, method, operation);
        }
    }
    api
}

const DESCRIPTION: &str = "Case management of municipal social services. \
    A command is a POST: it carries `If-Match` with the version its author has seen, may carry an \
    `Idempotency-Key` and answers with the version and the position in the log. \
    Whoever has several duties chooses one with `Policentrica-Role` and `Policentrica-Office`. \
    A refusal is `application/problem+json` with a stable `code`. \
    Times ending in `_at` are RFC 3339 in UTC, days ending in `_on` are days in Rome, money is a decimal \
    string in euro. \
    Auditors see personal values as `{\"masked\": true}`, unless somebody else agreed to unmask that one thing: \
    `POST /api/v1/unmaskings`.";

fn tags() -> Value {
    json!([
        { "name": "accesses", "description": "Registro degli accessi" },
        { "name": "applications", "description": "Istanze" },
        { "name": "audit", "description": "Tracciamento" },
        { "name": "deadlines", "description": "Scadenzario" },
        { "name": "calls", "description": "Bandi e regolamenti" },
        { "name": "care-plans", "description": "Piani assistenziali individualizzati" },
        { "name": "access-sheets", "description": "Schede di accesso" },
        { "name": "case-files", "description": "Cartelle sociali" },
        { "name": "documents", "description": "Documenti" },
        { "name": "funds", "description": "Fondi" },
        { "name": "health", "description": "Whether the service works" },
        { "name": "mandates", "description": "Deleghe e rappresentanze" },
        { "name": "offices", "description": "Uffici" },
        { "name": "people", "description": "Persone" },
        { "name": "rankings", "description": "Graduatorie" },
        { "name": "registers", "description": "Registri di protocollo: giornata e emergenza" },
        { "name": "registrations", "description": "Registro di protocollo" },
        { "name": "services", "description": "Servizi" },
        { "name": "session", "description": "Sessione: chi sta operando" },
        { "name": "unmaskings", "description": "Svelamenti" },
    ])
}

fn add_components(components: &mut Value) {
    let mut schemas = Vec::new();
    ProblemBody::schemas(&mut schemas);
    let own = ComponentsBuilder::new()
        .schema("Problem", ProblemBody::schema())
        .schema("UnseenEvent", UnseenEvent::schema())
        .schemas_from_iter(schemas)
        .build();
    let own = serde_json::to_value(own).expect("a description is always written");
    if !components.is_object() {
        *components = json!({});
    }
    let all = components["schemas"].as_object().cloned();
    let mut all = all.unwrap_or_default();
    all.extend(own["schemas"].as_object().cloned().unwrap_or_default());
    components["schemas"] = Value::Object(all);
    components["securitySchemes"] = json!({
        "bearer": { "type": "http", "scheme": "bearer", "bearerFormat": "JWT" },
        "session": {
            "type": "apiKey", "in": "cookie", "name": "__Host-policentrica",
            "description": "The session of a browser; what changes something must come from a page of this service.",
        },
    });
}

fn complete_operation(path: &str, method: &str, operation: &mut Value) {
    let has_body = method == "post";
    // A question may have a body too; it needs no permission of its own.
    let is_command = has_body && operation["x-permission"].is_string();
    let is_protected = path.starts_with("/api/v1/");
    let is_on_item = path.contains('{');
    if !is_command && !operation["x-reads"].is_string() {
        operation["x-reads"] = json!(if is_on_item { "case" } else { "list" });
    }
    if is_protected {
        operation["security"] = json!([{ "bearer": [] }, { "session": [] }]);
    } else {
        operation["security"] = json!([]);
    }
    let mut parameters: Vec<Value> = operation["parameters"]
        .as_array()
        .cloned()
        .unwrap_or_default();
    if is_command {
        parameters.extend(command_headers(is_on_item));
    } else if operation["x-reads"] != "nothing" {
        parameters.push(reading_reason());
    }
    if is_protected {
        parameters.push(header(
            "X-Request-Id",
            "Names the request; made up if left out.",
            &json!({ "type": "string", "maxLength": 64 }),
        ));
    }
    if !parameters.is_empty() {
        operation["parameters"] = Value::Array(parameters);
    }
    if !operation["description"].is_string() {
        operation["description"] = json!(described(operation));
    }
    let Some(responses) = operation["responses"].as_object_mut() else {
        return;
    };
    for (status, response) in responses.iter_mut() {
        // A route that says its own headers has no others.
        if is_protected && !response["headers"].is_object() {
            add_headers(status, response, is_command);
        }
    }
    if matches!(
        path,
        "/api/v1/documents/{id}" | "/api/v1/applications/{id}/receipt"
    ) {
        let erased = "The data of the person it is about were erased.";
        responses.insert("410".to_owned(), refusal(410, erased));
    }
    let of_body = has_body.then_some(OF_BODY).into_iter().flatten();
    for (status, why) in refusals(is_protected, is_command, is_on_item).chain(of_body) {
        responses
            .entry(status.to_string())
            .or_insert_with(|| refusal(status, why));
    }
}

/// What there is to say where the route itself says no more than its summary.
fn described(operation: &Value) -> String {
    match operation["x-permission"].as_str() {
        Some(permission) => format!("Needs the permission `{permission}`."),
        None => "Answers within what the caller may see.".to_owned(),
    }
}

/// Why somebody reads.
fn reading_reason() -> Value {
    let codes: Vec<&str> = ReadingReason::ALL
        .iter()
        .map(|reason| reason.as_str())
        .collect();
    header(
        "Policentrica-Reason",
        "Why personal data are read; left out, it follows from the role, but director and auditor say it for a single case.",
        &json!({ "type": "string", "enum": codes }),
    )
}

fn command_headers(is_on_item: bool) -> Vec<Value> {
    let mut headers = vec![
        header(
            "Idempotency-Key",
            "The same key and body give the same answer; the same key with another body is refused.",
            &json!({ "type": "string", "minLength": 1, "maxLength": 200, "pattern": "^[!-~]+$" }),
        ),
        header(
            "Policentrica-Reason",
            "Code of the reason, where one is asked for.",
            &json!({ "type": "string", "pattern": "^[A-Za-z0-9][A-Za-z0-9._:@-]{0,63}$" }),
        ),
        header(
            "Policentrica-On-Behalf-Of",
            "The person whose matter it is, where an office acts for somebody; a citizen names nobody else here.",
            &json!({ "type": "string", "format": "uuid" }),
        ),
    ];
    if is_on_item {
        // Declared as optional because its absence has an answer of its own, 428.
        headers.push(header(
            "If-Match",
            "The `ETag` the caller has seen; without it the answer is 428.",
            &json!({ "type": "string", "pattern": "^(W/)?\"[0-9]{1,18}\"$" }),
        ));
    }
    headers
}

fn header(name: &str, description: &str, schema: &Value) -> Value {
    json!({ "name": name, "in": "header", "required": false, "description": description, "schema": schema })
}

fn add_headers(status: &str, response: &mut Value, is_command: bool) {
    if !status.starts_with('2') {
        return;
    }
    if !is_command {
        response["headers"] = json!({
            "Policentrica-Stale": {
                "description": "`true` where the answer does not contain `min_position`.",
                "schema": { "type": "string", "enum": ["true"] },
            }
        });
        return;
    }
    let text =
        |description: &str| json!({ "description": description, "schema": { "type": "string" } });
    let mut headers = Map::new();
    headers.insert("ETag".to_owned(), text("The version, in quotes."));
    headers.insert(
        "Policentrica-Position".to_owned(),
        json!({ "description": "Position in the log.", "schema": { "type": "integer", "format": "int64" } }),
    );
    headers.insert(
        "Policentrica-Command-Id".to_owned(),
        text("Identifier of the command."),
    );
    if status == "201" {
        headers.insert("Location".to_owned(), text("Where it is found."));
    }
    response["headers"] = Value::Object(headers);
}

/// The refusals of a body.
const OF_BODY: [(u16, &str); 2] = [
    (413, "The body is too large."),
    (415, "The body is of another type."),
];

/// The refusals an operation may give, each with its reason.
fn refusals(
    is_protected: bool,
    is_command: bool,
    is_on_item: bool,
) -> impl Iterator<Item = (u16, &'static str)> {
    [
        (true, 400, "The request cannot be read."),
        (is_protected, 401, "No valid token."),
        (is_protected, 403, "The role may not do this."),
        (
            is_protected,
            404,
            "Nothing is there, or nothing the caller may see.",
        ),
        (is_command, 409, "The law or the state of things says no."),
        (
            is_command && is_on_item,
            412,
            "Something happened that the caller has not seen.",
        ),
        (is_protected, 422, "Some of it cannot be accepted."),
        (is_command && is_on_item, 428, "The version is missing."),
        (is_protected, 429, "Too many requests came from there."),
        (true, 500, "Something went wrong here."),
        (true, 503, "Try again in a moment."),
    ]
    .into_iter()
    .filter(|(applies, _, _)| *applies)
    .map(|(_, status, why)| (status, why))
}

fn refusal(status: u16, why: &str) -> Value {
    let schema = json!({ "$ref": "#/components/schemas/Problem" });
    let mut refusal = json!({
        "description": why,
        "content": { "application/problem+json": { "schema": schema } },
    });
    if matches!(status, 429 | 503) {
        refusal["headers"] = json!({
            "Retry-After": { "description": "Seconds to wait.", "schema": { "type": "integer" } }
        });
    }
    refusal
}
