//! What one criterion gives, and between which bounds.

use super::bands;
use super::condition::condition;
use super::context::Context;
use super::formula::{formula, rounding};
use super::points::{codes_once, negative};
use super::reach::Reach;
use crate::scoring::model::ScaleRule;
use crate::scoring::number::{DECIMALS, Number};
use crate::scoring::rules::{Alternative, Choice, Formula, Rounding, Scale};
use rust_decimal::Decimal;

/// A scale that can be computed; nothing is always within its bounds, as for who does not meet it.
pub(super) fn scale(ctx: &mut Context, scale: &Scale) -> (ScaleRule, Reach) {
    let (rule, reach) = match scale {
        Scale::Fixed { when, give } => ctx.at("fixed", |ctx| {
            let when = ctx.at("when", |ctx| condition(ctx, when));
            let give = something(ctx, *give);
            (ScaleRule::Fixed(when, give), Reach::exactly(give))
        }),
        Scale::Bands {
            of,
            steps,
            otherwise,
        } => ctx.at("bands", |ctx| {
            let of = ctx.at("of", |ctx| formula(ctx, of));
            let (spans, reach) = bands::spans(ctx, steps, *otherwise, of.reach);
            (ScaleRule::Bands(of.num, spans), reach)
        }),
        Scale::Each {
            of,
            give,
            beyond,
            most,
        } => ctx.at("each", |ctx| each(ctx, of, *give, (*beyond, *most))),
        Scale::Table {
            of,
            codes,
            otherwise,
        } => ctx.at("table", |ctx| {
            match bands::table(ctx, of, codes, *otherwise) {
                None => nothing(),
                Some((place, codes, reach)) => (ScaleRule::Table(place, codes), reach),
            }
        }),
        Scale::Formula {
            value,
            rounding,
            least,
            most,
        } => ctx.at("formula", |ctx| {
            by_formula(ctx, value, *rounding, (*least, *most))
        }),
        Scale::Alternatives { choose, of } => {
            ctx.at("alternatives", |ctx| alternatives(ctx, *choose, of))
        }
        Scale::Commission {
            least,
            most,
            decimals,
        } => ctx.at("commission", |ctx| {
            commission(ctx, (*least, *most), *decimals)
        }),
    };
    (rule, reach.or(Reach::exactly(Decimal::ZERO)))
}

fn by_formula(
    ctx: &mut Context,
    value: &Formula,
    how: Rounding,
    (least, most): (Number, Number),
) -> (ScaleRule, Reach) {
    let value = ctx.at("value", |ctx| formula(ctx, value)).num;
    let round = ctx.at("rounding", |ctx| rounding(ctx, how));
    let (least, most) = range(ctx, least, most);
    let rule = ScaleRule::Formula {
        value,
        round,
        least,
        most,
    };
    (rule, Reach::between(Some(least), Some(most)))
}

fn alternatives(ctx: &mut Context, choose: Choice, of: &[Alternative]) -> (ScaleRule, Reach) {
    if of.len() < 2 {
        ctx.at("of", |ctx| ctx.fault("empty", "at least two alternatives"));
    }
    let all = ctx.each("of", of, |ctx, one: &Alternative| {
        ctx.at("points", |ctx| {
            if matches!(one.points, Scale::Commission { .. }) {
                ctx.fault("commission-alone", "a criterion of its own");
            }
            scale(ctx, &one.points)
        })
    });
    codes_once(ctx, "of", of.iter().map(|one| &one.code));
    let reach = all.iter().map(|(_, reach)| *reach).reduce(Reach::or);
    let rules = all.into_iter().map(|(rule, _)| rule).collect();
    (
        ScaleRule::Alternatives(choose, rules),
        reach.unwrap_or_default(),
    )
}

fn commission(
    ctx: &mut Context,
    (least, most): (Number, Number),
    decimals: u32,
) -> (ScaleRule, Reach) {
    if decimals > DECIMALS {
        ctx.at("decimals", |ctx| {
            ctx.fault("decimals-too-many", format!("at most {DECIMALS}"));
        });
    }
    let (least, most) = range(ctx, least, most);
    let rule = ScaleRule::Commission {
        least,
        most,
        decimals,
    };
    (rule, Reach::between(Some(least), Some(most)))
}

fn each(
    ctx: &mut Context,
    of: &Formula,
    give: Number,
    (beyond, most): (Option<Number>, Option<Number>),
) -> (ScaleRule, Reach) {
    let of = ctx.at("of", |ctx| formula(ctx, of));
    let give = something(ctx, give);
    negative(ctx, "beyond", beyond);
    negative(ctx, "most", most);
    let beyond = beyond.map_or(Decimal::ZERO, Number::decimal);
    let most = most.map(Number::decimal);
    let count = of.reach.high.map(|high| (high - beyond).max(Decimal::ZERO));
    let counted = count.and_then(|count| count.checked_mul(give));
    if matches!((counted, most), (Some(counted), Some(most)) if most > counted) {
        ctx.at("most", |ctx| {
            ctx.remark("cap-never-binds", "as much as this can never be reached");
        });
    }
    let high = match (counted, most) {
        (Some(counted), Some(most)) => Some(counted.min(most)),
        (counted, most) => counted.or(most),
    };
    let rule = ScaleRule::Each {
        of: of.num,
        give,
        beyond,
        most,
    };
    // Points that are taken away go on as long as there is something to count.
    let low = (give >= Decimal::ZERO).then_some(Decimal::ZERO);
    (rule, Reach::between(low.or(counted), high))
}

fn something(ctx: &mut Context, give: Number) -> Decimal {
    let give = give.decimal();
    if give.is_zero() {
        ctx.at("give", |ctx| ctx.fault("gives-nothing", "some points"));
    }
    give
}

fn range(ctx: &mut Context, least: Number, most: Number) -> (Decimal, Decimal) {
    if least > most {
        ctx.at("most", |ctx| {
            ctx.fault("bounds-contradict", "not less than the least value");
        });
    }
    (least.decimal(), most.decimal().max(least.decimal()))
}

/// Stands where something is wrong, so that the rest is checked too.
fn nothing() -> (ScaleRule, Reach) {
    (
        ScaleRule::Alternatives(Choice::First, Vec::new()),
        Reach::default(),
    )
}
