//! Quantities: hours, accesses, days; as exact as money.

use crate::shared::money::{Money, MoneyError};
use serde::{Deserialize, Serialize};
use std::fmt;

/// Quantità: never negative, at most two decimals, written as a decimal string like an amount.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Quantity(Money);

impl Quantity {
    /// Reads a quantity such as `12.5`.
    pub fn parse(text: &str) -> Result<Self, MoneyError> {
        Money::parse(text).map(Self)
    }

    /// Whether this is nothing.
    pub fn is_zero(self) -> bool {
        self.0.is_zero()
    }

    /// What this much costs, half a cent rounded up.
    pub fn at(self, price: Money) -> Result<Money, MoneyError> {
        let cost = self.0.decimal().checked_mul(price.decimal());
        Money::rounded(cost.ok_or(MoneyError::TooLarge)?)
    }
}

impl fmt::Display for Quantity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quantity_costs_its_price_to_the_cent() {
        let hours = Quantity::parse("12.25").expect("a quantity");
        let price = Money::parse("19.57").expect("an amount");
        // 12.25 × 19.57 = 239.7325
        assert_eq!(hours.at(price).expect("fits").to_string(), "239.73");
        assert_eq!(hours.to_string(), "12.25");
    }

    #[test]
    fn more_than_two_decimals_are_refused_and_so_is_what_does_not_fit() {
        assert_eq!(Quantity::parse("1.125"), Err(MoneyError::TooPrecise));
        let most = "999999999999.99";
        let cost = Quantity::parse(most)
            .expect("fits")
            .at(Money::parse(most).expect("fits"));
        assert_eq!(cost, Err(MoneyError::TooLarge));
    }
}
