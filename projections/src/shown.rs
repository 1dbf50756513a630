//! Personal values as questions answer them: the value, or a mark that it is not shown or can no longer be known.

use domain::shared::personal::Personal;
use serde::de::DeserializeOwned;
use serde::ser::SerializeMap;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::{Value, json};

/// Dato mostrato: a personal value in an answer.
///
/// Written as the plain value, or as `{"erased": true}` in its place once an authorised disposal has destroyed its
/// key, or as `{"masked": true}` where who asks does not see it. `null` keeps its usual meaning: nobody ever gave a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Shown<T> {
    /// The value.
    Known(T),
    /// The value can no longer be known.
    Erased,
    /// The value is not for who asks.
    Masked,
}

impl<T> Shown<T> {
    /// The value, where it can still be known.
    pub fn known(&self) -> Option<&T> {
        match self {
            Self::Known(value) => Some(value),
            Self::Erased | Self::Masked => None,
        }
    }

    /// What is made of the value, where it is known.
    pub(crate) fn map<U>(self, made: impl FnOnce(T) -> U) -> Shown<U> {
        match self {
            Self::Known(value) => Shown::Known(made(value)),
            Self::Erased => Shown::Erased,
            Self::Masked => Shown::Masked,
        }
    }
}

impl<T: Serialize> Serialize for Shown<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Known(value) => value.serialize(serializer),
            Self::Erased => mark(serializer, "erased"),
            Self::Masked => mark(serializer, "masked"),
        }
    }
}

fn mark<S: Serializer>(serializer: S, mark: &str) -> Result<S::Ok, S::Error> {
    let mut map = serializer.serialize_map(Some(1))?;
    map.serialize_entry(mark, &true)?;
    map.end()
}

impl<T: Clone> From<&Personal<T>> for Shown<T> {
    fn from(value: &Personal<T>) -> Self {
        match value {
            Personal::Clear { value, .. } => Self::Known(value.clone()),
            Personal::Erased { .. } => Self::Erased,
            Personal::Sealed(_) => Self::Masked,
        }
    }
}

/// Reads what the keyring has revealed; what it left sealed is masked.
impl<'de, T: DeserializeOwned> Deserialize<'de> for Shown<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(match Personal::<T>::deserialize(deserializer)? {
            Personal::Clear { value, .. } => Self::Known(value),
            Personal::Erased { .. } => Self::Erased,
            Personal::Sealed(_) => Self::Masked,
        })
    }
}

/// Parte mostrata: a part of an answer that keeps the shape of the event it comes from.
///
/// Personal values in it are written as by [`Shown`]: plainly, as `{"erased": true}` or as `{"masked": true}`.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(transparent)]
pub struct Opened(pub Value);

/// What the keyring left sealed is masked.
impl<'de> Deserialize<'de> for Opened {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let mut value = Value::deserialize(deserializer)?;
        open(&mut value);
        Ok(Self(value))
    }
}

/// Replaces marks by what they hold, or by what is said in its place.
fn open(value: &mut Value) {
    match value {
        Value::Object(map) if map.contains_key("$sealed") => *value = json!({"masked": true}),
        Value::Object(map) if map.contains_key("$erased") => *value = json!({"erased": true}),
        Value::Object(map) => {
            let clear = map.get_mut("$clear");
            match clear.and_then(|clear| clear.get_mut("value")) {
                Some(clear) => *value = clear.take(),
                None => map.values_mut().for_each(open),
            }
        }
        Value::Array(items) => items.iter_mut().for_each(open),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
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
        let sealed: Opened = serde_json::from_value(json!([{"$sealed": {}}])).expect("reads");
        assert_eq!(sealed.0, json!([{"masked": true}]));
    }

    #[test]
    fn a_sealed_value_is_masked() {
        let shown: Shown<String> = serde_json::from_value(json!({
            "$sealed": {"subject": Uuid::nil(), "class": "identity", "data": "AAAA"}
        }))
        .expect("reads");
        assert_eq!(shown.known(), None);
        assert_eq!(
            serde_json::to_value(shown).expect("writes"),
            json!({"masked": true})
        );
    }
}
