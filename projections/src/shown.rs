//! Personal values as questions answer them: the value, or the mark that its key was destroyed.

use domain::shared::personal::Personal;
use serde::de::{DeserializeOwned, Error as _};
use serde::ser::SerializeMap;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::{Value, json};

/// Dato mostrato: a personal value in an answer.
///
/// Written as the plain value, or as `{"erased": true}` in its place once an authorised disposal has destroyed its
/// key. `null` keeps its usual meaning: nobody ever gave a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Shown<T> {
    /// The value.
    Known(T),
    /// The value can no longer be known.
    Erased,
}

impl<T> Shown<T> {
    /// The value, where it can still be known.
    pub fn known(&self) -> Option<&T> {
        match self {
            Self::Known(value) => Some(value),
            Self::Erased => None,
        }
    }
}

impl<T: Serialize> Serialize for Shown<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Known(value) => value.serialize(serializer),
            Self::Erased => {
                let mut map = serializer.serialize_map(Some(1))?;
                map.serialize_entry("erased", &true)?;
                map.end()
            }
        }
    }
}

/// Reads what the keyring has revealed; a value that is still sealed is an error, never shown.
impl<'de, T: DeserializeOwned> Deserialize<'de> for Shown<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        match Personal::<T>::deserialize(deserializer)? {
            Personal::Clear { value, .. } => Ok(Self::Known(value)),
            Personal::Erased { .. } => Ok(Self::Erased),
            Personal::Sealed(_) => Err(D::Error::custom("a personal value is still sealed")),
        }
    }
}

/// Parte mostrata: a part of an answer that keeps the shape of the event it comes from.
///
/// Personal values in it are written as by [`Shown`]: plainly, or as `{"erased": true}`.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(transparent)]
pub struct Opened(pub Value);

/// A value that is still sealed is an error, never shown.
impl<'de> Deserialize<'de> for Opened {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let mut value = Value::deserialize(deserializer)?;
        if open(&mut value) {
            Ok(Self(value))
        } else {
            Err(D::Error::custom("a personal value is still sealed"))
        }
    }
}

/// Replaces marks by what they hold; false where one is sealed.
fn open(value: &mut Value) -> bool {
    if let Value::Object(map) = value {
        if map.contains_key("$sealed") {
            return false;
        }
        if map.contains_key("$erased") {
            *value = json!({"erased": true});
            return true;
        }
        if let Some(clear) = map
            .get_mut("$clear")
            .and_then(|clear| clear.get_mut("value"))
        {
            *value = clear.take();
            return true;
        }
        return map.values_mut().all(open);
    }
    match value {
        Value::Array(items) => items.iter_mut().all(open),
        Value::Object(_) | Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {
            true
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    #[test]
    fn an_erased_value_is_marked_in_its_place() {
        let shown: Shown<String> = serde_json::from_value(json!({
            "$erased": {"subject": Uuid::nil(), "class": "identity"}
        }))
        .expect("reads");
        assert_eq!(
            serde_json::to_value(shown).expect("writes"),
            json!({"erased": true})
        );
    }

    #[test]
    fn a_part_keeps_its_shape_with_its_values_opened() {
        let subject = Uuid::nil();
        let part: Opened = serde_json::from_value(json!({
            "grounds": [{
                "code": "isee",
                "text": {"$clear": {"subject": subject, "class": "application", "value": "Troppo"}},
                "note": {"$erased": {"subject": subject, "class": "application"}},
            }],
        }))
        .expect("reads");
        assert_eq!(
            part.0,
            json!({"grounds": [{"code": "isee", "text": "Troppo", "note": {"erased": true}}]})
        );
        let sealed: Result<Opened, _> = serde_json::from_value(json!([{"$sealed": {}}]));
        assert!(sealed.is_err());
    }

    #[test]
    fn a_sealed_value_is_not_shown() {
        let shown: Result<Shown<String>, _> = serde_json::from_value(json!({
            "$sealed": {"subject": Uuid::nil(), "class": "identity", "data": "AAAA"}
        }));
        assert!(shown.is_err());
    }
}
