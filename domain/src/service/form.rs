//! Whether a form is a JSON Schema that can be kept and used: valid, not too large, complete in itself.

use super::ServiceError;
use serde_json::Value;

/// The most bytes a form may have, written without spaces.
pub const MAX_FORM_BYTES: usize = 65_536;

const DIALECT: &str = "https://json-schema.org/draft/2020-12/schema";

/// Checks a form; no reference in it is ever followed outside.
pub(super) fn check(schema: &Value) -> Result<(), ServiceError> {
    if schema.to_string().len() > MAX_FORM_BYTES {
        return Err(ServiceError::FormTooLarge);
    }
    if schema.get("type") != Some(&Value::from("object")) {
        return Err(ServiceError::FormNotAnObject);
    }
    if schema
        .get("$schema")
        .is_some_and(|dialect| dialect != DIALECT)
    {
        return Err(ServiceError::FormNotASchema);
    }
    if refers_outside(schema) {
        return Err(ServiceError::FormRefersOutside);
    }
    // Building the validator also finds references to nowhere and patterns that are none.
    match jsonschema::draft202012::new(schema) {
        Ok(_) => Ok(()),
        Err(_) => Err(ServiceError::FormNotASchema),
    }
}

/// Whether a reference leaves the document, or an identifier moves the base it is read against.
fn refers_outside(value: &Value) -> bool {
    match value {
        Value::Object(fields) => fields.iter().any(|(name, field)| {
            let leaves = match (name.as_str(), field) {
                ("$ref" | "$dynamicRef", Value::String(target)) => !target.starts_with('#'),
                ("$id", Value::String(_)) => true,
                _ => false,
            };
            leaves || refers_outside(field)
        }),
        Value::Array(items) => items.iter().any(refers_outside),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_form_that_stands_alone_is_accepted() {
        let form = json!({
            "$schema": DIALECT,
            "type": "object",
            "properties": {
                "$ref": {"type": "string"},
                "phone": {"$ref": "#/$defs/phone"},
            },
            "required": ["phone"],
            "$defs": {"phone": {"type": "string", "pattern": "^[0-9]{6,15}$"}},
        });
        assert_eq!(check(&form), Ok(()));
    }

    #[test]
    fn what_is_no_schema_is_refused() {
        for form in [
            json!({"type": "object", "properties": 3}),
            json!({"type": "object", "required": "name"}),
            json!({"type": "object", "properties": {"a": {"$ref": "#/$defs/missing"}}}),
            json!({"type": "object", "properties": {"a": {"pattern": "("}}}),
            json!({"type": "object", "$schema": "http://json-schema.org/draft-07/schema#"}),
        ] {
            assert_eq!(check(&form), Err(ServiceError::FormNotASchema), "{form}");
        }
    }

    #[test]
    fn a_form_describes_an_object() {
        for form in [json!(true), json!({}), json!([]), json!({"type": "array"})] {
            assert_eq!(check(&form), Err(ServiceError::FormNotAnObject), "{form}");
        }
    }

    #[test]
    fn a_form_that_refers_outside_is_refused() {
        for inner in [
            json!({"$ref": "https://example.org/person.json"}),
            json!({"$ref": "file:///etc/passwd"}),
            json!({"$ref": "other.json#/a"}),
            json!({"$dynamicRef": "https://example.org/a#b"}),
            json!({"$id": "https://example.org/", "type": "string"}),
            json!({"anyOf": [{"$ref": "urn:example:a"}]}),
        ] {
            let form = json!({"type": "object", "properties": {"a": inner}});
            assert_eq!(check(&form), Err(ServiceError::FormRefersOutside), "{form}");
        }
    }

    #[test]
    fn a_form_has_a_largest_size() {
        let form = json!({"type": "object", "description": "a".repeat(MAX_FORM_BYTES)});
        assert_eq!(check(&form), Err(ServiceError::FormTooLarge));
    }
}
