//! The form against its schema: which places are wrong, never with which values.

use super::ApplicationError;
use crate::shared::error::FieldError;
use jsonschema::error::ValidationErrorKind;
use jsonschema::{Draft, PatternOptions, ValidationError, Validator};
use serde_json::Value;
use std::sync::{Arc, Mutex, PoisonError};

/// The most bytes of a form, as JSON.
pub const MAX_FORM_BYTES: usize = 512 * 1024;
/// The most bytes of a schema, as JSON.
pub const MAX_SCHEMA_BYTES: usize = 256 * 1024;
/// The most wrong places that are listed.
const MAX_ERRORS: usize = 100;
/// The most bytes of a rule that are told.
const MAX_RULE_BYTES: usize = 200;
/// How many services' schemas stay ready for use.
const READY: usize = 32;

/// Whether forms can be checked against this schema: JSON Schema 2020-12, small, without references outside.
pub fn check_schema(schema: &Value) -> Result<(), ApplicationError> {
    compile(schema).map(|_| ())
}

/// Whether the form is small enough to be kept.
pub(super) fn check_size(form: &Value) -> Result<(), ApplicationError> {
    if bytes(form) > MAX_FORM_BYTES {
        Err(ApplicationError::FormTooLarge)
    } else {
        Ok(())
    }
}

/// Checks a form.
pub(super) fn check(schema: &Value, form: &Value) -> Result<(), ApplicationError> {
    check_size(form)?;
    let validator = ready(schema)?;
    let errors: Vec<_> = validator
        .iter_errors(form)
        .flat_map(|error| fields(schema, &error))
        .take(MAX_ERRORS)
        .collect();
    if errors.is_empty() {
        Ok(())
    } else {
        Err(ApplicationError::FormInvalid(errors))
    }
}

/// A validator for each schema used lately: making one costs far more than using it, and a city has few schemas.
/// What is kept never changes an answer.
static KEPT: Mutex<Vec<(Value, Arc<Validator>)>> = Mutex::new(Vec::new());

fn ready(schema: &Value) -> Result<Arc<Validator>, ApplicationError> {
    let mut kept = KEPT.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(at) = kept.iter().position(|(known, _)| known == schema) {
        kept[..=at].rotate_right(1);
        return Ok(Arc::clone(&kept[0].1));
    }
    let validator = Arc::new(compile(schema)?);
    kept.truncate(READY - 1);
    kept.insert(0, (schema.clone(), Arc::clone(&validator)));
    Ok(validator)
}

/// Regular expressions run in linear time and nothing is fetched, whoever wrote the schema.
fn compile(schema: &Value) -> Result<Validator, ApplicationError> {
    if bytes(schema) > MAX_SCHEMA_BYTES {
        return Err(ApplicationError::SchemaUnusable);
    }
    jsonschema::options()
        .with_draft(Draft::Draft202012)
        .with_pattern_options(PatternOptions::regex())
        .should_validate_formats(true)
        .offline()
        .build(schema)
        .map_err(|_| ApplicationError::SchemaUnusable)
}

/// A field that is missing or unknown is pointed at by its own name, so that a page can put the message beside it.
fn fields(schema: &Value, error: &ValidationError) -> Vec<FieldError> {
    let place = format!("/form{}", error.instance_path());
    let rule = error.kind().keyword().to_owned();
    let named = |name: &str| FieldError {
        pointer: format!("{place}/{}", name.replace('~', "~0").replace('/', "~1")),
        rule: rule.clone(),
        wanted: None,
    };
    if let ValidationErrorKind::Required {
        property: Value::String(name),
    } = error.kind()
    {
        return vec![named(name)];
    }
    if let ValidationErrorKind::AdditionalProperties { unexpected }
    | ValidationErrorKind::UnevaluatedProperties { unexpected } = error.kind()
    {
        return unexpected.iter().map(|name| named(name)).collect();
    }
    let wanted = schema
        .pointer(error.schema_path().as_str())
        .map(Value::to_string);
    vec![FieldError {
        wanted: wanted.filter(|wanted| wanted.len() <= MAX_RULE_BYTES),
        pointer: place,
        rule,
    }]
}

fn bytes(value: &Value) -> usize {
    value.to_string().len()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::shared::error::Coded;
    use serde_json::json;

    fn schema() -> Value {
        json!({
            "type": "object",
            "required": ["rooms"],
            "properties": { "rooms": { "type": "integer", "minimum": 1 }, "note": { "type": "string" } },
            "additionalProperties": false,
        })
    }

    #[test]
    fn a_form_that_fits_is_accepted() {
        assert_eq!(check(&schema(), &json!({ "rooms": 3 })), Ok(()));
    }

    fn wrong(form: &Value) -> Vec<(String, String, Option<String>)> {
        let refused = check(&schema(), form).expect_err("something is wrong");
        assert!(!format!("{refused:?} {refused}").contains("4711"));
        let mut places: Vec<_> = refused
            .fields()
            .iter()
            .cloned()
            .map(|field| (field.pointer, field.rule, field.wanted))
            .collect();
        places.sort();
        places
    }

    #[test]
    fn wrong_places_are_listed_with_their_rule_and_never_with_the_value() {
        let place = |pointer: &str, rule: &str, wanted: Option<&str>| {
            (
                pointer.to_owned(),
                rule.to_owned(),
                wanted.map(str::to_owned),
            )
        };
        assert_eq!(
            wrong(&json!({ "note": 4711, "r/d": 4711 })),
            [
                place("/form/note", "type", Some("\"string\"")),
                place("/form/rooms", "required", None),
                place("/form/r~1d", "additionalProperties", None),
            ]
        );
        assert_eq!(
            wrong(&json!({ "rooms": -4711 })),
            [place("/form/rooms", "minimum", Some("1"))]
        );
    }

    #[test]
    fn a_schema_that_points_outside_cannot_be_used() {
        for reference in ["https://example.org/schema.json", "file:///etc/passwd"] {
            let schema = json!({ "$ref": reference });
            assert_eq!(check_schema(&schema), Err(ApplicationError::SchemaUnusable));
        }
    }

    #[test]
    fn a_schema_that_is_too_large_cannot_be_used() {
        let schema = json!({ "description": "x".repeat(MAX_SCHEMA_BYTES) });
        assert_eq!(check_schema(&schema), Err(ApplicationError::SchemaUnusable));
    }

    #[test]
    fn a_form_that_is_too_large_is_refused() {
        let form = json!({ "note": "x".repeat(MAX_FORM_BYTES) });
        assert_eq!(check(&schema(), &form), Err(ApplicationError::FormTooLarge));
    }
}
