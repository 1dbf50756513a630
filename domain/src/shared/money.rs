//! Euro amounts: exact, never negative, two decimals.

use std::fmt;

use rust_decimal::{Decimal, RoundingStrategy};
use serde::{Deserialize, Serialize, Serializer};

use super::error::{Coded, Kind};

/// Importo in euro: from `0.00` to `999999999999.99`, written as a decimal string.
///
/// Reads `12`, `12.5` and `12.50`; writes `12.50`. Signs, exponents, thousands separators and
/// JSON numbers are refused, so that no amount ever passes through a binary fraction.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Deserialize)]
#[serde(try_from = "String")]
pub struct Money(Decimal);

/// Why an amount cannot be accepted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum MoneyError {
    /// Not digits with an optional point and decimals.
    #[error("the amount is not a decimal number")]
    Malformed,
    /// Less than zero.
    #[error("the amount is negative")]
    Negative,
    /// More than two decimals.
    #[error("the amount has more than two decimals")]
    TooPrecise,
    /// A thousand billion or more.
    #[error("the amount is too large")]
    TooLarge,
}

impl Coded for MoneyError {
    fn code(&self) -> &'static str {
        match self {
            Self::Malformed => "money.malformed",
            Self::Negative => "money.negative",
            Self::TooPrecise => "money.too-precise",
            Self::TooLarge => "money.too-large",
        }
    }

    fn kind(&self) -> Kind {
        Kind::Invalid
    }
}

/// The largest amount in cents: twelve digits before the point.
const MAX_CENTS: i64 = 99_999_999_999_999;

impl Money {
    /// Nothing at all.
    pub const ZERO: Self = Self(Decimal::ZERO);

    /// Reads an amount such as `1250.5`; outer spaces are ignored.
    pub fn parse(text: &str) -> Result<Self, MoneyError> {
        let text = text.trim();
        let (sign, digits) = text
            .strip_prefix('-')
            .map_or((false, text), |digits| (true, digits));
        let (whole, cents) = digits.split_once('.').unwrap_or((digits, "0"));
        let numeric = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
        if !numeric(whole) || !numeric(cents) {
            return Err(MoneyError::Malformed);
        }
        if sign {
            return Err(MoneyError::Negative);
        }
        if cents.len() > 2 {
            return Err(MoneyError::TooPrecise);
        }
        if whole.trim_start_matches('0').len() > 12 {
            return Err(MoneyError::TooLarge);
        }
        let amount = Decimal::from_str_exact(digits).map_err(|_| MoneyError::Malformed)?;
        Self::exact(amount)
    }

    /// Takes a decimal that is already an amount: no third decimal, no sign.
    pub fn exact(amount: Decimal) -> Result<Self, MoneyError> {
        if amount.round_dp(2) != amount {
            return Err(MoneyError::TooPrecise);
        }
        Self::rounded(amount)
    }

    /// Takes the result of a computation, rounding half a cent up.
    pub fn rounded(amount: Decimal) -> Result<Self, MoneyError> {
        let mut cents = amount.round_dp_with_strategy(2, RoundingStrategy::MidpointAwayFromZero);
        if cents < Decimal::ZERO {
            return Err(MoneyError::Negative);
        }
        if cents > Decimal::new(MAX_CENTS, 2) {
            return Err(MoneyError::TooLarge);
        }
        cents.set_sign_positive(true);
        cents.rescale(2);
        Ok(Self(cents))
    }

    /// An amount counted in cents.
    pub fn from_cents(cents: u64) -> Result<Self, MoneyError> {
        let cents = i64::try_from(cents).map_err(|_| MoneyError::TooLarge)?;
        Self::exact(Decimal::new(cents, 2))
    }

    /// The amount as a decimal, for formulas.
    pub fn decimal(self) -> Decimal {
        self.0
    }

    /// Whether this is nothing.
    pub fn is_zero(self) -> bool {
        self.0.is_zero()
    }

    /// The sum; refuses to pass the largest amount.
    pub fn plus(self, other: Self) -> Result<Self, MoneyError> {
        Self::exact(self.0 + other.0)
    }

    /// The difference; refuses to pass below zero.
    pub fn minus(self, other: Self) -> Result<Self, MoneyError> {
        Self::exact(self.0 - other.0)
    }

    /// This amount `n` times, as for monthly instalments.
    pub fn times(self, n: u32) -> Result<Self, MoneyError> {
        Self::exact(self.0 * Decimal::from(n))
    }

    /// The sum of many amounts.
    pub fn total(amounts: impl IntoIterator<Item = Self>) -> Result<Self, MoneyError> {
        amounts.into_iter().try_fold(Self::ZERO, Self::plus)
    }
}

impl fmt::Display for Money {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:.2}", self.0)
    }
}

impl Serialize for Money {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl TryFrom<String> for Money {
    type Error = MoneyError;

    fn try_from(text: String) -> Result<Self, MoneyError> {
        Self::parse(&text)
    }
}

impl std::str::FromStr for Money {
    type Err = MoneyError;

    fn from_str(text: &str) -> Result<Self, MoneyError> {
        Self::parse(text)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::shared::error::assert_well_formed_code;

    fn euro(text: &str) -> Money {
        Money::parse(text).expect("a valid amount in a test")
    }

    #[test]
    fn an_amount_is_written_with_two_decimals() {
        for (read, written) in [("12", "12.00"), ("12.5", "12.50"), ("0012.50", "12.50")] {
            assert_eq!(euro(read).to_string(), written);
        }
        assert_eq!(Money::ZERO.to_string(), "0.00");
    }

    #[test]
    fn what_is_not_plain_digits_is_refused() {
        for text in [
            "", ".", "1.", ".5", "1,50", "1e3", "+1", "1_000", "€1", "--1", "٣", "NaN",
        ] {
            assert_eq!(Money::parse(text), Err(MoneyError::Malformed), "{text:?}");
        }
    }

    #[test]
    fn amounts_out_of_range_are_refused_for_their_own_reason() {
        assert_eq!(Money::parse("-0.01"), Err(MoneyError::Negative));
        assert_eq!(Money::parse("0.001"), Err(MoneyError::TooPrecise));
        assert_eq!(Money::parse("1000000000000"), Err(MoneyError::TooLarge));
        assert_eq!(Money::parse(&"9".repeat(500)), Err(MoneyError::TooLarge));
        assert!(Money::parse("999999999999.99").is_ok());
    }

    #[test]
    fn a_budget_cannot_go_below_zero() {
        assert_eq!(euro("1").minus(euro("1.01")), Err(MoneyError::Negative));
        assert_eq!(euro("1.01").minus(euro("1")), Ok(euro("0.01")));
    }

    #[test]
    fn sums_stay_below_the_largest_amount() {
        let most = euro("999999999999.99");
        assert_eq!(most.plus(euro("0.01")), Err(MoneyError::TooLarge));
        assert_eq!(most.times(u32::MAX), Err(MoneyError::TooLarge));
        assert_eq!(Money::total([most, most]), Err(MoneyError::TooLarge));
        assert_eq!(euro("100.10").times(3), Ok(euro("300.30")));
    }

    #[test]
    fn half_a_cent_is_rounded_up_only_where_rounding_is_asked_for() {
        assert_eq!(Money::rounded(Decimal::new(3_335, 3)), Ok(euro("3.34")));
        assert_eq!(
            Money::exact(Decimal::new(3_335, 3)),
            Err(MoneyError::TooPrecise)
        );
        assert_eq!(Money::exact(Decimal::new(3_330, 3)), Ok(euro("3.33")));
        assert_eq!(Money::rounded(Decimal::MAX), Err(MoneyError::TooLarge));
    }

    #[test]
    fn json_holds_a_string_and_never_a_number() {
        assert_eq!(
            serde_json::to_string(&euro("9999.9")).unwrap(),
            "\"9999.90\""
        );
        assert_eq!(
            serde_json::from_str::<Money>("\"9999.90\"").unwrap(),
            euro("9999.9")
        );
        assert!(serde_json::from_str::<Money>("9999.90").is_err());
    }

    #[test]
    fn every_refusal_has_a_well_formed_code() {
        use MoneyError::{Malformed, Negative, TooLarge, TooPrecise};
        for error in [Malformed, Negative, TooPrecise, TooLarge] {
            assert_well_formed_code(error.code());
            assert_eq!(error.kind(), Kind::Invalid);
        }
    }

    proptest! {
        #[test]
        fn reading_what_was_written_gives_the_same_amount(cents in 0..=MAX_CENTS as u64) {
            let amount = Money::from_cents(cents).unwrap();
            prop_assert_eq!(Money::parse(&amount.to_string()), Ok(amount));
        }

        #[test]
        fn no_text_makes_reading_panic(text in any::<String>()) {
            let _ = Money::parse(&text);
        }
    }
}
