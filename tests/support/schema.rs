//! Bodies made from the description of the API: for tests that go through every operation.

use serde_json::{Map, Value, json};

/// Every operation of the description: method, path, operation.
pub fn operations(api: &Value) -> Vec<(String, String, Value)> {
    let paths = api["paths"].as_object().expect("paths");
    let mut all = Vec::new();
    for (path, item) in paths {
        for (method, operation) in item.as_object().expect("operations") {
            all.push((method.to_uppercase(), path.clone(), operation.clone()));
        }
    }
    all
}

/// Every question that is answered with many rows: path, operation.
pub fn lists(api: &Value) -> Vec<(String, Value)> {
    let many = |operation: &Value| {
        let answer = operation.pointer("/responses/200/content/application~1json/schema");
        answer.is_some_and(|schema| {
            let schema = resolve(api, schema);
            kind(schema) == "array" || schema["properties"]["items"].is_object()
        })
    };
    operations(api)
        .into_iter()
        .filter(|(method, _, operation)| method == "GET" && many(operation))
        .map(|(_, path, operation)| (path, operation))
        .collect()
}

/// The body schema of an operation, where it takes JSON.
pub fn body(operation: &Value) -> Option<&Value> {
    operation
        .pointer("/requestBody/content/application~1json/schema")
        .filter(|schema| schema.is_object())
}

/// A value that fits the schema, with `text` wherever free text may stand.
pub fn fill(api: &Value, schema: &Value, text: &str) -> Value {
    let schema = resolve(api, schema);
    if let Some(choice) = ["oneOf", "anyOf", "allOf"]
        .iter()
        .find_map(|key| schema[*key].as_array())
    {
        let is_null = |choice: &&Value| choice["type"] == "null";
        let first = choice.iter().find(|choice| !is_null(choice));
        return first.map_or(Value::Null, |choice| fill(api, choice, text));
    }
    if let Some(first) = schema["enum"].as_array().and_then(|words| words.first()) {
        return first.clone();
    }
    match kind(schema) {
        "object" => object(api, schema, text),
        "array" => json!([fill(api, &schema["items"], text)]),
        "integer" | "number" => schema.get("minimum").cloned().unwrap_or(json!(1)),
        "boolean" => json!(true),
        _ => json!(string(schema, text)),
    }
}

fn resolve<'a>(api: &'a Value, schema: &'a Value) -> &'a Value {
    match schema["$ref"].as_str() {
        Some(path) => resolve(
            api,
            api.pointer(path.trim_start_matches('#')).expect("a schema"),
        ),
        None => schema,
    }
}

fn kind(schema: &Value) -> &str {
    let named = match &schema["type"] {
        Value::String(kind) => Some(kind.as_str()),
        Value::Array(kinds) => kinds
            .iter()
            .filter_map(Value::as_str)
            .find(|kind| *kind != "null"),
        _ => None,
    };
    named.unwrap_or("object")
}

fn object(api: &Value, schema: &Value, text: &str) -> Value {
    let mut object = Map::new();
    for (name, property) in schema["properties"].as_object().into_iter().flatten() {
        object.insert(name.clone(), fill(api, property, text));
    }
    Value::Object(object)
}

fn string(schema: &Value, text: &str) -> String {
    if let Some(example) = schema["example"].as_str() {
        return example.to_owned();
    }
    match schema["format"].as_str() {
        Some("uuid") => "7d444840-9dc0-41d1-b245-5ffdce74fad2".to_owned(),
        Some("date") => "2026-03-03".to_owned(),
        Some("date-time") => "2026-03-03T10:00:00Z".to_owned(),
        _ => match schema["pattern"].as_str() {
            Some(pattern) if pattern.contains("{64}") => "0f".repeat(32),
            Some(pattern) if pattern.contains("{1,12}") => "12.50".to_owned(),
            Some(pattern) if pattern.contains("{1,9}") => "7.5".to_owned(),
            Some(_) => "centro-1".to_owned(),
            None => text.to_owned(),
        },
    }
}

/// Every single value of a body made from this schema: its JSON pointer and the schema of the value.
pub fn leaves<'a>(api: &'a Value, schema: &'a Value) -> Vec<(String, &'a Value)> {
    let mut found = Vec::new();
    descend(api, schema, String::new(), &mut found);
    found
}

fn descend<'a>(
    api: &'a Value,
    schema: &'a Value,
    pointer: String,
    found: &mut Vec<(String, &'a Value)>,
) {
    let schema = resolve(api, schema);
    let choices = ["oneOf", "anyOf", "allOf"]
        .iter()
        .find_map(|key| schema[*key].as_array());
    if let Some(choices) = choices {
        if let Some(first) = choices.iter().find(|choice| choice["type"] != "null") {
            descend(api, first, pointer, found);
        }
    } else if let Some(properties) = schema["properties"].as_object() {
        for (name, property) in properties {
            descend(api, property, format!("{pointer}/{name}"), found);
        }
    } else if kind(schema) == "array" {
        descend(api, &schema["items"], format!("{pointer}/0"), found);
    } else {
        found.push((pointer, schema));
    }
}
