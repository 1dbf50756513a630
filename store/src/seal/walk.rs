//! Finds personal fields in written JSON by their marks.

use domain::shared::ids::SubjectId;
use domain::shared::personal::{Envelope, RetentionClass};
use serde_json::{Map, Value};

/// Whose key, and which of them.
pub(crate) type KeyName = (SubjectId, RetentionClass);

const CLEAR: &str = "$clear";
const SEALED: &str = "$sealed";
const ERASED: &str = "$erased";

/// A personal field found in a value.
pub(super) enum Mark {
    /// To be sealed.
    Clear(KeyName),
    /// To be revealed.
    Sealed(KeyName),
}

fn single<'a>(value: &'a Value, mark: &str) -> Option<&'a Value> {
    value
        .as_object()
        .filter(|map| map.len() == 1)
        .and_then(|map| map.get(mark))
}

fn clear_of(value: &Value) -> Option<(KeyName, &Value)> {
    let inner = single(value, CLEAR)?;
    let subject = serde_json::from_value(inner.get("subject")?.clone()).ok()?;
    let class = serde_json::from_value(inner.get("class")?.clone()).ok()?;
    Some(((subject, class), inner.get("value")?))
}

fn sealed_of(value: &Value) -> Option<Envelope> {
    serde_json::from_value(single(value, SEALED)?.clone()).ok()
}

/// Visits every personal field and lets `f` replace it.
pub(super) fn visit<E>(
    value: &mut Value,
    f: &mut impl FnMut(&mut Value, Mark) -> Result<(), E>,
) -> Result<(), E> {
    let mark = clear_of(value)
        .map(|(name, _)| Mark::Clear(name))
        .or_else(|| sealed_of(value).map(|e| Mark::Sealed((e.subject, e.class))));
    if let Some(mark) = mark {
        return f(value, mark);
    }
    match value {
        Value::Object(map) => map.values_mut().try_for_each(|inner| visit(inner, f)),
        Value::Array(items) => items.iter_mut().try_for_each(|inner| visit(inner, f)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => Ok(()),
    }
}

/// The value inside a clear mark.
pub(super) fn clear_value(value: &Value) -> Option<&Value> {
    clear_of(value).map(|(_, inner)| inner)
}

/// The ciphertext inside a sealed mark.
pub(super) fn sealed_data(value: &Value) -> Option<String> {
    sealed_of(value).map(|envelope| envelope.data)
}

fn marked(mark: &str, inner: Value) -> Value {
    Value::Object(Map::from_iter([(mark.to_owned(), inner)]))
}

/// The written form of a sealed field.
pub(super) fn sealed((subject, class): KeyName, data: &str) -> Value {
    marked(
        SEALED,
        serde_json::json!({ "subject": subject, "class": class, "data": data }),
    )
}

/// The readable form of a field.
pub(super) fn clear((subject, class): KeyName, value: &Value) -> Value {
    marked(
        CLEAR,
        serde_json::json!({ "subject": subject, "class": class, "value": value }),
    )
}

/// The declared placeholder of a field whose key was destroyed.
pub(super) fn erased((subject, class): KeyName) -> Value {
    marked(
        ERASED,
        serde_json::json!({ "subject": subject, "class": class }),
    )
}
