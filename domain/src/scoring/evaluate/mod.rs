//! Conditions and formulas over the facts of one applicant: exact, bounded, the same on every machine.

mod days;
mod score;
mod when;

pub use score::{Admission, Below, Cut, Line, Reason, Score, Sheet};

use super::entry::Entry;
use super::model::{Check, Codes, List, Made, Num, Place, Round, Rules, SlotInfo, Spans};
use super::rules::RoundingMode;
use super::value::{Facts, Member, Value};
use chrono::NaiveDate;
use rust_decimal::{Decimal, RoundingStrategy};
use when::holds;

/// A number became too large to be exact.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct TooLarge;

/// What is known, absent where something it rests on is not.
type Known<T> = Result<Option<T>, TooLarge>;

/// What formulas and conditions see.
#[derive(Clone, Copy)]
pub(super) struct Scope<'a> {
    /// Facts, then what is derived from them.
    pub values: &'a [Option<Value>],
    /// Which members, and the one that is looked at.
    pub member: Option<(usize, &'a Member)>,
    /// The reference day of the call.
    pub on: NaiveDate,
    pub list: Option<&'a List>,
    /// Points of the criteria before this one.
    pub points: &'a [Decimal],
    pub groups: &'a [Decimal],
    pub rules: &'a Rules,
}

impl<'a> Scope<'a> {
    fn get(&self, place: Place) -> Option<&'a Value> {
        match place {
            Place::Entry(n) => self.values.get(n)?.as_ref(),
            Place::Member(n) => self.member?.1.get(n)?.as_ref(),
        }
    }

    fn number(&self, place: Place) -> Option<Decimal> {
        match self.get(place)? {
            Value::Number(number) => Some(*number),
            Value::Flag(_) | Value::Day(_) | Value::Code(_) | Value::Members(_) => None,
        }
    }

    pub(super) fn day(&self, place: Place) -> Option<NaiveDate> {
        match self.get(place)? {
            Value::Day(day) => Some(*day),
            Value::Flag(_) | Value::Number(_) | Value::Code(_) | Value::Members(_) => None,
        }
    }

    pub(super) fn code(&self, place: Place) -> Option<usize> {
        match self.get(place)? {
            Value::Code(code) => Some(*code),
            Value::Flag(_) | Value::Number(_) | Value::Day(_) | Value::Members(_) => None,
        }
    }

    fn flag(&self, place: Place) -> Option<bool> {
        match self.get(place)? {
            Value::Flag(flag) => Some(*flag),
            Value::Number(_) | Value::Day(_) | Value::Code(_) | Value::Members(_) => None,
        }
    }

    fn members(&self, of: usize) -> Option<&'a [Member]> {
        match self.get(Place::Entry(of))? {
            Value::Members(all) => Some(all),
            Value::Flag(_) | Value::Number(_) | Value::Day(_) | Value::Code(_) => None,
        }
    }

    fn of(&self, of: usize, member: &'a Member) -> Self {
        Self {
            member: Some((of, member)),
            ..*self
        }
    }

    /// What a place is called and which codes it has.
    fn slot(&self, place: Place) -> Option<&'a SlotInfo> {
        match place {
            Place::Entry(n) => self.rules.facts.get(n),
            Place::Member(n) => self.rules.facts.get(self.member?.0)?.each.get(n),
        }
    }
}

impl Rules {
    /// The facts of an applicant and what is derived from them.
    pub(super) fn values(
        &self,
        facts: &Facts,
        on: NaiveDate,
    ) -> Result<Vec<Option<Value>>, TooLarge> {
        let mut values = Vec::with_capacity(self.facts.len() + self.derived.len());
        values.extend_from_slice(&facts.0);
        for made in &self.derived {
            let scope = self.scope(&values, on, None);
            let value = match made {
                Made::Flag(check) => holds(check, &scope)?.map(Value::Flag),
                Made::Number(num, round) => {
                    let number = value(num, &scope)?;
                    let rounded = number.map(|n| round.map_or(n, |round| rounded(n, round)));
                    rounded.map(Value::Number)
                }
            };
            values.push(value);
        }
        Ok(values)
    }

    /// Whether something holds for an applicant in a list; what cannot be told does not.
    pub(super) fn in_list_holds(
        &self,
        when: &Check,
        entry: &Entry,
        list: usize,
        on: NaiveDate,
    ) -> bool {
        let Ok(values) = self.values(&entry.facts, on) else {
            return false;
        };
        let held = holds(when, &self.scope(&values, on, self.lists.get(list)));
        held == Ok(Some(true))
    }

    pub(super) fn scope<'a>(
        &'a self,
        values: &'a [Option<Value>],
        on: NaiveDate,
        list: Option<&'a List>,
    ) -> Scope<'a> {
        Scope {
            values,
            member: None,
            on,
            list,
            points: &[],
            groups: &[],
            rules: self,
        }
    }
}

/// What a formula gives; absent where a fact it needs is not known.
pub(super) fn value(num: &Num, scope: &Scope<'_>) -> Known<Decimal> {
    Ok(match num {
        Num::Const(value) => Some(*value),
        Num::At(place) => scope.number(*place),
        Num::Count(of, who) => counted(*of, who.as_deref(), scope)?,
        Num::Sum(of, what, who) => summed(*of, what, who.as_deref(), scope)?,
        Num::Elapsed(place, unit) => scope
            .day(*place)
            .map(|day| days::elapsed(day, scope.on, *unit)),
        Num::Add(all) => fold(all, scope, Decimal::checked_add)?,
        Num::Multiply(all) => fold(all, scope, Decimal::checked_mul)?,
        Num::Least(all) => fold(all, scope, |a, b| Some(a.min(b)))?,
        Num::Greatest(all) => fold(all, scope, |a, b| Some(a.max(b)))?,
        Num::Subtract(two) => joined(&two[0], &two[1], scope, Decimal::checked_sub)?,
        Num::Divide(two, if_zero) => match (value(&two[0], scope)?, value(&two[1], scope)?) {
            (Some(_), Some(by)) if by.is_zero() => Some(*if_zero),
            (Some(value), Some(by)) => Some(value.checked_div(by).ok_or(TooLarge)?),
            _ => None,
        },
        Num::Linear(five) => line(five, scope)?,
        Num::Bands(of, spans) => {
            value(of, scope)?.map(|of| spans.at(of).map_or(Decimal::ZERO, |(_, give)| give))
        }
        Num::Table(place, codes) => scope
            .code(*place)
            .map(|code| codes.at(code).unwrap_or_default()),
        Num::Choose(cases, otherwise) => {
            for (when, case) in cases {
                if holds(when, scope)? == Some(true) {
                    return value(case, scope);
                }
            }
            value(otherwise, scope)?
        }
        Num::Round(num, round) => value(num, scope)?.map(|number| rounded(number, *round)),
        Num::PointsOf(criterion) => scope.points.get(*criterion).copied(),
        Num::GroupPoints(group) => scope.groups.get(*group).copied(),
    })
}

fn counted(of: usize, who: Option<&Check>, scope: &Scope<'_>) -> Known<Decimal> {
    let Some(members) = scope.members(of) else {
        return Ok(None);
    };
    let mut count = 0_u64;
    for member in members {
        let counts = who.map_or(Ok(Some(true)), |who| holds(who, &scope.of(of, member)))?;
        count += u64::from(counts == Some(true));
    }
    Ok(Some(Decimal::from(count)))
}

/// A member whose number is not known makes the sum unknown: a part is not the whole.
fn summed(of: usize, what: &Num, who: Option<&Check>, scope: &Scope<'_>) -> Known<Decimal> {
    let Some(members) = scope.members(of) else {
        return Ok(None);
    };
    let mut sum = Decimal::ZERO;
    for member in members {
        let scope = scope.of(of, member);
        if who.map_or(Ok(Some(true)), |who| holds(who, &scope))? != Some(true) {
            continue;
        }
        let Some(number) = value(what, &scope)? else {
            return Ok(None);
        };
        sum = sum.checked_add(number).ok_or(TooLarge)?;
    }
    Ok(Some(sum))
}

fn fold(
    all: &[Num],
    scope: &Scope<'_>,
    join: impl Fn(Decimal, Decimal) -> Option<Decimal>,
) -> Known<Decimal> {
    let mut so_far: Option<Decimal> = None;
    for num in all {
        let Some(next) = value(num, scope)? else {
            return Ok(None);
        };
        so_far = Some(match so_far {
            None => next,
            Some(before) => join(before, next).ok_or(TooLarge)?,
        });
    }
    Ok(so_far)
}

fn joined(
    one: &Num,
    other: &Num,
    scope: &Scope<'_>,
    join: impl Fn(Decimal, Decimal) -> Option<Decimal>,
) -> Known<Decimal> {
    match (value(one, scope)?, value(other, scope)?) {
        (Some(one), Some(other)) => join(one, other).map(Some).ok_or(TooLarge),
        _ => Ok(None),
    }
}

/// The line through two points; it is multiplied before it is divided, so that nothing is lost on the way.
fn line(five: &[Num; 5], scope: &Scope<'_>) -> Known<Decimal> {
    let mut known = [Decimal::ZERO; 5];
    for (at, num) in known.iter_mut().zip(five) {
        let Some(number) = value(num, scope)? else {
            return Ok(None);
        };
        *at = number;
    }
    let [x, x0, y0, x1, y1] = known;
    if x0 == x1 {
        return Ok(None);
    }
    let rise = (y1 - y0).checked_mul(x - x0).ok_or(TooLarge)?;
    let over = rise.checked_div(x1 - x0).ok_or(TooLarge)?;
    y0.checked_add(over).map(Some).ok_or(TooLarge)
}

/// A number rounded as it is stated.
pub(super) fn rounded(number: Decimal, round: Round) -> Decimal {
    let strategy = match round.mode {
        RoundingMode::Down => RoundingStrategy::ToZero,
        RoundingMode::Up => RoundingStrategy::AwayFromZero,
        RoundingMode::HalfUp => RoundingStrategy::MidpointAwayFromZero,
    };
    number.round_dp_with_strategy(round.decimals, strategy)
}

impl Spans {
    /// The band a value lies in and what it gives, or what is given outside of all.
    pub(super) fn at(&self, value: Decimal) -> Option<(Option<usize>, Decimal)> {
        let lies = |span: &super::model::Span| {
            let low = span
                .low
                .is_none_or(|low| value > low.value || low.within && value == low.value);
            let high = span
                .high
                .is_none_or(|high| value < high.value || high.within && value == high.value);
            low && high
        };
        match self.spans.iter().position(lies) {
            Some(n) => Some((Some(n), self.spans[n].give)),
            None => self.otherwise.map(|give| (None, give)),
        }
    }
}

impl Codes {
    pub(super) fn at(&self, code: usize) -> Option<Decimal> {
        self.gives.get(code).copied().flatten().or(self.otherwise)
    }
}
