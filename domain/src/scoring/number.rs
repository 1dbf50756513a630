//! Numbers of a rule set: exact, written as digits, never a binary fraction.

use rust_decimal::Decimal;
use serde::de::{Error, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;

/// Numero: up to twelve digits before the point and six after it.
///
/// Read from a whole number (`5`) or from a text (`"0.5"`); a fraction that is not a text is refused,
/// because it would pass through a binary fraction.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Number(Decimal);

/// The most digits after the point.
pub(super) const DECIMALS: u32 = 6;

/// The most digits before the point.
const WHOLE: usize = 12;

impl Number {
    /// Reads `12`, `-3` or `12.50`.
    pub fn parse(text: &str) -> Option<Self> {
        let digits = text.strip_prefix('-').unwrap_or(text);
        let (whole, rest) = digits.split_once('.').unwrap_or((digits, "0"));
        let numeric = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
        if !numeric(whole) || !numeric(rest) {
            return None;
        }
        let fits = whole.trim_start_matches('0').len() <= WHOLE && rest.len() <= DECIMALS as usize;
        if !fits {
            return None;
        }
        Decimal::from_str_exact(text).ok().map(Self::from)
    }

    /// The value.
    pub fn decimal(self) -> Decimal {
        self.0
    }
}

impl From<Decimal> for Number {
    /// Takes the result of a computation, without the zeros it ends in.
    fn from(value: Decimal) -> Self {
        Self(value.normalize())
    }
}

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl Serialize for Number {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

pub(super) struct Digits;

impl Visitor<'_> for Digits {
    type Value = Number;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a whole number, or a number of up to 12 digits and 6 decimals as a text")
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<Number, E> {
        self.visit_str(&value.to_string())
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<Number, E> {
        self.visit_str(&value.to_string())
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Number, E> {
        Number::parse(text)
            .ok_or_else(|| E::custom("the number is not up to 12 digits and 6 decimals"))
    }
}

impl<'de> Deserialize<'de> for Number {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Digits)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_read_from_digits_and_never_from_a_fraction() {
        let read = |json: &str| {
            serde_json::from_str::<Number>(json)
                .ok()
                .map(|n| n.to_string())
        };
        assert_eq!(read("5").as_deref(), Some("5"));
        assert_eq!(read("-5").as_deref(), Some("-5"));
        assert_eq!(read("\"0.50\"").as_deref(), Some("0.5"));
        assert_eq!(read("\"100.00\"").as_deref(), Some("100"));
        for wrong in [
            "0.5",
            "\"\"",
            "\"1e3\"",
            "\".5\"",
            "\"1.\"",
            "\"1,5\"",
            "\"0.1234567\"",
            "true",
        ] {
            assert_eq!(read(wrong), None, "{wrong}");
        }
        assert_eq!(read("1000000000000"), None);
    }
}
