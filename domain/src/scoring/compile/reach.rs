//! Between which bounds a formula can lie, as far as the rule set says.

use rust_decimal::Decimal;

/// Bounds, where they are known, and the least step between two values.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Reach {
    pub low: Option<Decimal>,
    pub high: Option<Decimal>,
    pub step: Option<Decimal>,
}

impl Reach {
    pub(super) fn exactly(value: Decimal) -> Self {
        let value = value.normalize();
        Self {
            low: Some(value),
            high: Some(value),
            step: Some(step(value.scale())),
        }
    }

    pub(super) fn between(low: Option<Decimal>, high: Option<Decimal>) -> Self {
        Self {
            low,
            high,
            step: None,
        }
    }

    pub(super) fn stepping(self, step: Option<Decimal>) -> Self {
        Self { step, ..self }
    }

    pub(super) fn plus(self, other: Self) -> Self {
        Self {
            low: both(self.low, other.low, Decimal::checked_add),
            high: both(self.high, other.high, Decimal::checked_add),
            step: finest(self.step, other.step),
        }
    }

    pub(super) fn minus(self, other: Self) -> Self {
        Self {
            low: both(self.low, other.high, Decimal::checked_sub),
            high: both(self.high, other.low, Decimal::checked_sub),
            step: finest(self.step, other.step),
        }
    }

    /// Known where both are known, or where both are not negative.
    pub(super) fn times(self, other: Self) -> Self {
        let step = both(self.step, other.step, Decimal::checked_mul);
        let ends = [self.low, self.high, other.low, other.high];
        if let [Some(a), Some(b), Some(c), Some(d)] = ends {
            let corners = [
                a.checked_mul(c),
                a.checked_mul(d),
                b.checked_mul(c),
                b.checked_mul(d),
            ];
            let all: Option<Vec<Decimal>> = corners.into_iter().collect();
            let known = all.unwrap_or_default();
            return Self {
                low: known.iter().min().copied(),
                high: known.iter().max().copied(),
                step,
            };
        }
        let positive = |low: Option<Decimal>| low.is_some_and(|low| low >= Decimal::ZERO);
        let low = (positive(self.low) && positive(other.low)).then_some(Decimal::ZERO);
        Self {
            low,
            high: None,
            step,
        }
    }

    /// Either of both.
    pub(super) fn or(self, other: Self) -> Self {
        Self {
            low: both(self.low, other.low, |a, b| Some(a.min(b))),
            high: both(self.high, other.high, |a, b| Some(a.max(b))),
            step: finest(self.step, other.step),
        }
    }

    /// The least of both.
    pub(super) fn least(self, other: Self) -> Self {
        Self {
            low: both(self.low, other.low, |a, b| Some(a.min(b))),
            high: either(self.high, other.high, Decimal::min),
            step: finest(self.step, other.step),
        }
    }

    /// The greatest of both.
    pub(super) fn greatest(self, other: Self) -> Self {
        Self {
            low: either(self.low, other.low, Decimal::max),
            high: both(self.high, other.high, |a, b| Some(a.max(b))),
            step: finest(self.step, other.step),
        }
    }
}

/// The step of numbers with so many decimals.
pub(super) fn step(decimals: u32) -> Decimal {
    Decimal::new(1, decimals)
}

fn both(
    one: Option<Decimal>,
    other: Option<Decimal>,
    join: impl Fn(Decimal, Decimal) -> Option<Decimal>,
) -> Option<Decimal> {
    join(one?, other?)
}

fn either(
    one: Option<Decimal>,
    other: Option<Decimal>,
    join: impl Fn(Decimal, Decimal) -> Decimal,
) -> Option<Decimal> {
    match (one, other) {
        (Some(one), Some(other)) => Some(join(one, other)),
        (one, other) => one.or(other),
    }
}

fn finest(one: Option<Decimal>, other: Option<Decimal>) -> Option<Decimal> {
    both(one, other, |a, b| Some(a.min(b)))
}
