//! Values as the mapping wants them typed.

use crate::history::{
    refusal::Reason,
    row::{Attribute, Kind, Value},
    times::Times,
};

/// The attribute with the declared type. Text is read, whole numbers become decimal ones, any
/// plain value becomes text; everything else is refused.
pub(super) fn coerce(
    key: &str,
    attribute: Attribute,
    kind: Option<Kind>,
    times: &Times,
) -> Result<Attribute, Reason> {
    let Some(kind) = kind else {
        return Ok(attribute);
    };
    let Attribute { value, children } = attribute;
    let value = match (kind, value) {
        (Kind::Date, value @ Value::Date(_))
        | (Kind::Int, value @ Value::Int(_))
        | (Kind::Float, value @ Value::Float(_))
        | (Kind::Boolean, value @ Value::Boolean(_))
        | (Kind::Id, value @ Value::Id(_)) => value,
        (kind, Value::String(text)) => parse(key, text, kind, times)?,
        #[expect(clippy::cast_precision_loss, reason = "checked to be exact")]
        (Kind::Float, Value::Int(number)) if number.unsigned_abs() < 1 << 53 => {
            Value::Float(number as f64)
        }
        (Kind::String | Kind::Id, value) => {
            let text = value
                .to_text()
                .ok_or_else(|| Reason::WrongType(key.to_owned()))?;
            if kind == Kind::Id {
                Value::Id(text)
            } else {
                Value::String(text)
            }
        }
        _ => return Err(Reason::WrongType(key.to_owned())),
    };
    Ok(Attribute { value, children })
}

/// A text read as the type says.
pub(super) fn parse(key: &str, text: String, kind: Kind, times: &Times) -> Result<Value, Reason> {
    let unreadable = || Reason::UnreadableValue(key.to_owned());
    Ok(match kind {
        Kind::String => Value::String(text),
        Kind::Id => Value::Id(text),
        Kind::Date => Value::Date(times.read(&text, key)?),
        Kind::Int => Value::Int(text.trim().parse().map_err(|_| unreadable())?),
        Kind::Float => {
            let number: f64 = text.trim().parse().map_err(|_| unreadable())?;
            if !number.is_finite() {
                return Err(unreadable());
            }
            Value::Float(number)
        }
        Kind::Boolean => match text.trim() {
            "1" => Value::Boolean(true),
            "0" => Value::Boolean(false),
            word if word.eq_ignore_ascii_case("true") => Value::Boolean(true),
            word if word.eq_ignore_ascii_case("false") => Value::Boolean(false),
            _ => return Err(unreadable()),
        },
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::history::times::{Ambiguous, DEFAULT_FORMATS};

    fn as_kind(value: Value, kind: Kind) -> Result<Value, Reason> {
        let times = Times::new(DEFAULT_FORMATS, None, Ambiguous::Earliest).expect("patterns");
        coerce("k", Attribute::plain(value), Some(kind), &times).map(|read| read.value)
    }

    fn text(text: &str) -> Value {
        Value::String(text.to_owned())
    }

    #[test]
    fn text_becomes_the_declared_type() {
        assert_eq!(as_kind(text("-7"), Kind::Int), Ok(Value::Int(-7)));
        assert_eq!(
            as_kind(text("2.5E3"), Kind::Float),
            Ok(Value::Float(2500.0))
        );
        assert_eq!(
            as_kind(text("TRUE"), Kind::Boolean),
            Ok(Value::Boolean(true))
        );
        assert_eq!(as_kind(text("0"), Kind::Boolean), Ok(Value::Boolean(false)));
        assert_eq!(as_kind(Value::Int(9), Kind::Float), Ok(Value::Float(9.0)));
        assert_eq!(as_kind(Value::Int(9), Kind::String), Ok(text("9")));
    }

    #[test]
    fn values_that_are_not_of_the_type_are_refused() {
        let unreadable = Err(Reason::UnreadableValue("k".into()));
        for (word, kind) in [
            ("7.5", Kind::Int),
            ("9223372036854775808", Kind::Int),
            ("NaN", Kind::Float),
            ("inf", Kind::Float),
            ("", Kind::Float),
            ("1,5", Kind::Float),
            ("yes", Kind::Boolean),
        ] {
            assert_eq!(as_kind(text(word), kind), unreadable, "{word}");
        }
        assert_eq!(
            as_kind(Value::Boolean(true), Kind::Int),
            Err(Reason::WrongType("k".into()))
        );
        assert_eq!(
            as_kind(Value::Container, Kind::String),
            Err(Reason::WrongType("k".into()))
        );
        let too_big = as_kind(Value::Int(i64::MAX), Kind::Float);
        assert_eq!(too_big, Err(Reason::WrongType("k".into())));
    }
}
