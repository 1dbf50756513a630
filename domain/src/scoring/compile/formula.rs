//! Formulas: each name found, each value of the right type, the bounds of the result.

use super::bands;
use super::condition::{condition, filter};
use super::context::{Context, Found, reach_of};
use super::reach::{Reach, step};
use crate::scoring::model::{Num, Place, Round};
use crate::scoring::number::DECIMALS;
use crate::scoring::rules::{Case, Code, Condition, FactType, Formula, Name, Operation, Rounding};
use rust_decimal::Decimal;

/// A formula that can be computed, and between which bounds.
pub(super) struct Typed {
    pub num: Num,
    pub reach: Reach,
}

impl Typed {
    fn new(num: Num, reach: Reach) -> Self {
        Self { num, reach }
    }

    /// Stands where something is wrong, so that the rest is checked too.
    fn none() -> Self {
        Self::new(Num::Const(Decimal::ZERO), Reach::default())
    }
}

pub(super) fn formula(ctx: &mut Context, formula: &Formula) -> Typed {
    ctx.count_node();
    match formula {
        Formula::Number(number) => {
            let value = number.decimal();
            Typed::new(Num::Const(value), Reach::exactly(value))
        }
        Formula::Name(name) => named(ctx, name),
        Formula::Operation(operation) => operate(ctx, operation),
    }
}

pub(super) fn rounding(ctx: &mut Context, rounding: Rounding) -> Round {
    if rounding.decimals > DECIMALS {
        ctx.fault("decimals-too-many", format!("at most {DECIMALS} decimals"));
    }
    Round {
        decimals: rounding.decimals.min(DECIMALS),
        mode: rounding.mode,
    }
}

fn named(ctx: &mut Context, name: &Name) -> Typed {
    match ctx.find(name) {
        None => Typed::none(),
        Some(Found::Parameter(value)) => Typed::new(Num::Const(value), Reach::exactly(value)),
        Some(Found::Slot(place, slot)) => match slot.kind {
            FactType::Integer | FactType::Decimal => Typed::new(Num::At(place), reach_of(&slot)),
            FactType::Boolean | FactType::Day | FactType::Code | FactType::Members => {
                ctx.fault("fact-wrong-type", format!("`{name}` is no number"));
                Typed::none()
            }
        },
    }
}

fn operate(ctx: &mut Context, operation: &Operation) -> Typed {
    match operation {
        Operation::Count { of, filter } => ctx.at("count", |ctx| count(ctx, of, filter.as_ref())),
        Operation::Sum { of, value, filter } => {
            ctx.at("sum", |ctx| sum(ctx, of, value, filter.as_ref()))
        }
        Operation::Elapsed { since, unit } => ctx.at("elapsed", |ctx| {
            match ctx.at("since", |ctx| ctx.place(since, FactType::Day)) {
                None => Typed::none(),
                Some((place, _)) => {
                    let whole = Reach::default().stepping(Some(Decimal::ONE));
                    Typed::new(Num::Elapsed(place, *unit), whole)
                }
            }
        }),
        Operation::Add(all) => many(ctx, "add", all, Num::Add, Reach::plus),
        Operation::Multiply(all) => many(ctx, "multiply", all, Num::Multiply, Reach::times),
        Operation::Least(all) => many(ctx, "least", all, Num::Least, Reach::least),
        Operation::Greatest(all) => many(ctx, "greatest", all, Num::Greatest, Reach::greatest),
        Operation::Subtract(two) => ctx.at("subtract", |ctx| {
            let [one, other] = pair(ctx, two);
            let reach = one.reach.minus(other.reach);
            Typed::new(Num::Subtract(Box::new([one.num, other.num])), reach)
        }),
        Operation::Divide { value, by, if_zero } => {
            ctx.at("divide", |ctx| divide(ctx, value, by, if_zero.decimal()))
        }
        Operation::Linear { of, from, to } => ctx.at("linear", |ctx| linear(ctx, of, from, to)),
        Operation::Round {
            value,
            rounding: how,
        } => ctx.at("round", |ctx| {
            let value = ctx.at("value", |ctx| formula(ctx, value));
            let round = ctx.at("rounding", |ctx| rounding(ctx, *how));
            let reach = value.reach.stepping(Some(step(round.decimals)));
            Typed::new(Num::Round(Box::new(value.num), round), reach)
        }),
        Operation::Bands {
            of,
            steps,
            otherwise,
        } => ctx.at("bands", |ctx| {
            let of = ctx.at("of", |ctx| formula(ctx, of));
            let (spans, reach) = bands::spans(ctx, steps, *otherwise, of.reach);
            Typed::new(Num::Bands(Box::new(of.num), spans), reach)
        }),
        Operation::Table {
            of,
            codes,
            otherwise,
        } => ctx.at("table", |ctx| {
            match bands::table(ctx, of, codes, *otherwise) {
                None => Typed::none(),
                Some((place, codes, reach)) => Typed::new(Num::Table(place, codes), reach),
            }
        }),
        Operation::Choose { cases, otherwise } => {
            ctx.at("choose", |ctx| choose(ctx, cases, otherwise))
        }
        Operation::Points(code) => ctx.at("points", |ctx| points(ctx, code)),
    }
}

fn count(ctx: &mut Context, of: &Name, who: Option<&Condition>) -> Typed {
    let Some(of) = ctx.at("of", |ctx| ctx.members(of)) else {
        return Typed::none();
    };
    let who = filter(ctx, of, who);
    let whole = Reach::between(Some(Decimal::ZERO), None).stepping(Some(Decimal::ONE));
    Typed::new(Num::Count(of, who), whole)
}

fn sum(ctx: &mut Context, of: &Name, value: &Formula, who: Option<&Condition>) -> Typed {
    let Some(of) = ctx.at("of", |ctx| ctx.members(of)) else {
        return Typed::none();
    };
    let value = ctx.with_member(of, |ctx| ctx.at("value", |ctx| formula(ctx, value)));
    let who = filter(ctx, of, who);
    let positive = value.reach.low.is_some_and(|low| low >= Decimal::ZERO);
    let reach = Reach::between(positive.then_some(Decimal::ZERO), None);
    let reach = reach.stepping(value.reach.step);
    Typed::new(Num::Sum(of, Box::new(value.num), who), reach)
}

fn divide(ctx: &mut Context, value: &Formula, by: &Formula, if_zero: Decimal) -> Typed {
    let value = ctx.at("value", |ctx| formula(ctx, value));
    let by = ctx.at("by", |ctx| formula(ctx, by));
    let positive = |reach: Reach| reach.low.is_some_and(|low| low >= Decimal::ZERO);
    let low = positive(value.reach) && positive(by.reach) && if_zero >= Decimal::ZERO;
    Typed::new(
        Num::Divide(Box::new([value.num, by.num]), if_zero),
        Reach::between(low.then_some(Decimal::ZERO), None),
    )
}

fn linear(ctx: &mut Context, of: &Formula, from: &[Formula; 2], to: &[Formula; 2]) -> Typed {
    let of = ctx.at("of", |ctx| formula(ctx, of));
    let [x0, y0] = ctx.at("from", |ctx| pair(ctx, from));
    let [x1, y1] = ctx.at("to", |ctx| pair(ctx, to));
    let certain = |reach: Reach| (reach.low == reach.high).then_some(reach.low).flatten();
    let ends = (certain(x0.reach), certain(x1.reach));
    if matches!(ends, (Some(a), Some(b)) if a == b) {
        ctx.fault("line-upright", "the two points lie above each other");
    }
    let nums = [of.num, x0.num, y0.num, x1.num, y1.num];
    Typed::new(Num::Linear(Box::new(nums)), Reach::default())
}

fn choose(ctx: &mut Context, cases: &[Case], otherwise: &Formula) -> Typed {
    let cases = ctx.each("cases", cases, |ctx, case| {
        let when = ctx.at("when", |ctx| condition(ctx, &case.when));
        (when, ctx.at("give", |ctx| formula(ctx, &case.give)))
    });
    let otherwise = ctx.at("otherwise", |ctx| formula(ctx, otherwise));
    let all = cases.iter().map(|(_, case)| case.reach);
    let reach = all.fold(otherwise.reach, Reach::or);
    let cases = cases
        .into_iter()
        .map(|(when, case)| (when, case.num))
        .collect();
    Typed::new(Num::Choose(cases, Box::new(otherwise.num)), reach)
}

fn points(ctx: &mut Context, code: &Code) -> Typed {
    if let Some((n, reach)) = ctx.criteria.get(code) {
        return Typed::new(Num::PointsOf(*n), *reach);
    }
    if let Some(n) = ctx.groups.get(code) {
        return Typed::new(Num::GroupPoints(*n), Reach::default());
    }
    ctx.fault(
        "criterion-unknown",
        format!("no criterion `{code}` stands before this place"),
    );
    Typed::none()
}

fn many(
    ctx: &mut Context,
    word: &str,
    all: &[Formula],
    make: fn(Vec<Num>) -> Num,
    join: fn(Reach, Reach) -> Reach,
) -> Typed {
    let typed = ctx.each(word, all, formula);
    let Some(reach) = typed.iter().map(|one| one.reach).reduce(join) else {
        ctx.at(word, |ctx| ctx.fault("empty", "at least one value"));
        return Typed::none();
    };
    Typed::new(make(typed.into_iter().map(|one| one.num).collect()), reach)
}

/// Two formulas, each at its place.
pub(super) fn pair(ctx: &mut Context, two: &[Formula; 2]) -> [Typed; 2] {
    [0, 1].map(|n| ctx.at(n, |ctx| formula(ctx, &two[n])))
}

/// The place of a number's name, so that a last tie-breaker can be known to be unique.
pub(super) fn unique(ctx: &Context, num: &Num) -> bool {
    matches!(num, Num::At(Place::Entry(n)) if ctx.slots[*n].unique)
}
