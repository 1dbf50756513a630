//! Lists, reserves and budget: each name found, no reserve larger than what it is a part of.

use super::condition::condition;
use super::context::Context;
use super::formula::{formula, rounding};
use crate::scoring::model::{BudgetPlan, Check, Left, List, ReservePlan, Size};
use crate::scoring::number::Number;
use crate::scoring::rules::{Budget, Code, ListRule, Reserve, RoundingMode, Short, Unfilled};
use rust_decimal::Decimal;

/// The lists; one without a name where the rule set has none.
pub(super) fn lists(ctx: &mut Context, all: &[ListRule]) -> Vec<List> {
    let find = |code: &Code| all.iter().position(|list| list.code == *code);
    let lists = ctx.each("lists", all, |ctx, list| {
        let when = list
            .when
            .as_ref()
            .map(|when| ctx.at("when", |ctx| condition(ctx, when)));
        let fills = ctx.each("fills_from", &list.fills_from, |ctx, spill| {
            let other = find(&spill.list).filter(|_| spill.list != list.code);
            if other.is_none() {
                let wanted = format!("there is no other list `{}`", spill.list);
                ctx.at("list", |ctx| ctx.fault("list-unknown", wanted));
            }
            let who = spill
                .when
                .as_ref()
                .map(|when| ctx.at("when", |ctx| condition(ctx, when)));
            other.map(|other| (other, who))
        });
        positive(ctx, "fund", list.fund);
        List {
            code: Some(list.code.clone()),
            centre: list.centre.clone(),
            section: list.section.clone(),
            when,
            places: list.places,
            fund: list.fund.map(Number::decimal),
            fills_from: fills.into_iter().flatten().collect(),
        }
    });
    if lists.is_empty() {
        return vec![List {
            code: None,
            centre: None,
            section: None,
            when: None,
            places: None,
            fund: None,
            fills_from: Vec::new(),
        }];
    }
    lists
}

pub(super) fn reserves(ctx: &mut Context, all: &[Reserve], lists: &[ListRule]) -> Vec<ReservePlan> {
    let mut place = 0;
    let plans = ctx.each("reserves", all, |ctx, reserve| {
        let when = ctx.at("when", |ctx| condition(ctx, &reserve.when));
        let plan = one(ctx, reserve, (all, place), lists, when);
        place += 1;
        plan
    });
    ctx.at("reserves", |ctx| shares(ctx, &plans, lists));
    plans
}

fn one(
    ctx: &mut Context,
    reserve: &Reserve,
    (all, place): (&[Reserve], usize),
    lists: &[ListRule],
    when: Check,
) -> ReservePlan {
    let find = |code: &Code| all.iter().position(|reserve| reserve.code == *code);
    let list = reserve.list.as_ref().and_then(|code| {
        let found = lists.iter().position(|list| list.code == *code);
        if found.is_none() {
            let wanted = format!("there is no list `{code}`");
            ctx.at("list", |ctx| ctx.fault("list-unknown", wanted));
        }
        found
    });
    let within = reserve.within.as_ref().and_then(|code| {
        let found = find(code).filter(|found| *found < place);
        if found.is_none_or(|found| all[found].list != reserve.list) {
            let wanted = format!("no reserve `{code}` of the same list stands before this one");
            ctx.at("within", |ctx| ctx.fault("reserve-unknown", wanted));
        }
        found
    });
    // A reserve of another list, or one that is filled before this one because it lies within it, could not take them.
    let takes = |found: &usize| {
        *found > place && all[*found].list == reserve.list && !lies_within(all, *found, place)
    };
    let left = Left::of(&reserve.unfilled, |code| find(code).filter(takes));
    if let (None, Unfilled::To(code)) = (left, &reserve.unfilled) {
        let wanted =
            format!("no reserve `{code}` of the same list stands after this one and outside of it");
        ctx.at("unfilled", |ctx| ctx.fault("reserve-unknown", wanted));
    }
    ReservePlan {
        when,
        list,
        within,
        size: size(ctx, reserve),
        unfilled: left.unwrap_or(Left::Return),
    }
}

/// Whether one reserve is a part of another, or of a part of it.
fn lies_within(all: &[Reserve], inner: usize, outer: usize) -> bool {
    let mut at = Some(inner);
    // No chain is longer than there are reserves.
    for _ in all {
        let Some(within) = at.and_then(|at| all[at].within.as_ref()) else {
            return false;
        };
        at = all.iter().position(|reserve| reserve.code == *within);
        if at == Some(outer) {
            return true;
        }
    }
    false
}

fn size(ctx: &mut Context, reserve: &Reserve) -> Size {
    match (reserve.percent, reserve.places, reserve.rounding) {
        (Some(percent), None, rounding) => {
            let percent = percent.decimal();
            if percent <= Decimal::ZERO || percent > Decimal::ONE_HUNDRED {
                ctx.at("percent", |ctx| {
                    ctx.fault("percent-wrong", "more than 0 and at most 100");
                });
            }
            if rounding.is_none() {
                ctx.fault("rounding-missing", "say how a part of a place is rounded");
            }
            Size::Percent(percent, rounding.unwrap_or(RoundingMode::Down))
        }
        (None, Some(places), None) => Size::Places(places),
        (None, Some(places), Some(_)) => {
            ctx.at("rounding", |ctx| {
                ctx.fault("not-for-type", "a number of places is not rounded");
            });
            Size::Places(places)
        }
        (Some(_), Some(_), _) | (None, None, _) => {
            ctx.fault("size-wrong", "either a percentage or a number of places");
            Size::Places(0)
        }
    }
}

/// Reserves of one list, or parts of one reserve, are not more than the whole.
fn shares(ctx: &mut Context, plans: &[ReservePlan], lists: &[ListRule]) {
    for (n, plan) in plans.iter().enumerate() {
        let together = |other: &&ReservePlan| {
            other.within == plan.within
                && (other.list.is_none() || plan.list.is_none() || other.list == plan.list)
        };
        let share: Decimal = plans[..=n]
            .iter()
            .filter(together)
            .filter_map(|other| match other.size {
                Size::Percent(percent, _) => Some(percent),
                Size::Places(_) => None,
            })
            .sum();
        if share > Decimal::ONE_HUNDRED {
            let wanted = format!("this and those before it are {share} percent of the places");
            ctx.at(n, |ctx| {
                ctx.at("percent", |ctx| ctx.fault("reserve-above-places", wanted));
            });
        }
        let whole = match plan.within.map(|parent| plans[parent].size) {
            Some(Size::Places(places)) => Some(places),
            Some(Size::Percent(..)) => None,
            None => plan.list.and_then(|list| lists[list].places),
        };
        let counted: u32 = plans[..=n]
            .iter()
            .filter(together)
            .filter_map(|other| match other.size {
                Size::Percent(..) => None,
                Size::Places(places) => Some(places),
            })
            .fold(0, u32::saturating_add);
        if whole.is_some_and(|whole| counted > whole) {
            ctx.at(n, |ctx| {
                ctx.at("places", |ctx| {
                    ctx.fault("reserve-above-places", "more than there are");
                });
            });
        }
    }
}

pub(super) fn budget(ctx: &mut Context, budget: &Budget, lists: &[ListRule]) -> BudgetPlan {
    ctx.at("budget", |ctx| {
        positive(ctx, "fund", budget.fund);
        positive(ctx, "least", budget.least);
        if lists.len() > 1 && budget.fund.is_some() {
            ctx.at("fund", |ctx| {
                ctx.fault("fund-of-which-list", "each list names its own");
            });
        }
        let grant = ctx.at("grant", |ctx| formula(ctx, &budget.grant)).num;
        let round = ctx.at("rounding", |ctx| rounding(ctx, budget.rounding));
        let by_part = matches!(budget.short, Short::ByOrder { .. });
        if !by_part && round.decimals > 2 {
            ctx.at("rounding", |ctx| {
                ctx.fault(
                    "decimals-too-many",
                    "what is paid in parts is paid in cents",
                );
            });
        }
        BudgetPlan {
            grant,
            round,
            least: budget.least.map(Number::decimal),
            short: budget.short,
        }
    })
}

fn positive(ctx: &mut Context, key: &str, number: Option<Number>) {
    if number.is_some_and(|number| number.decimal() < Decimal::ZERO) {
        ctx.at(key, |ctx| ctx.fault("negative", "not less than nothing"));
    }
}
