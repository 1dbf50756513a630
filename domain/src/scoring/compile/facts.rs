//! Facts and what is derived from them.

use super::condition::{condition, not_for};
use super::context::Context;
use super::formula::{formula, rounding};
use super::reach::Reach;
use crate::scoring::model::{Made, SlotInfo};
use crate::scoring::number::DECIMALS;
use crate::scoring::rules::{Derived, FactRule, FactType, Meaning, Name};
use std::collections::{BTreeMap, BTreeSet};

/// The facts of an applicant, in the order of their names.
pub(super) fn facts(ctx: &mut Context, facts: &BTreeMap<Name, FactRule>) {
    let slots = ctx.at("facts", |ctx| slots(ctx, facts, &BTreeSet::new()));
    ctx.facts = slots.len();
    ctx.slots = slots;
    let twice: Vec<Name> = ctx
        .parameters
        .keys()
        .filter(|name| facts.contains_key(*name))
        .cloned()
        .collect();
    for name in twice {
        repeated(ctx, &["parameters", name.as_str()]);
    }
}

/// What is derived, each from what stands before it.
pub(super) fn derived(ctx: &mut Context, all: &[Derived]) -> Vec<Made> {
    ctx.each("derived", all, |ctx, one| {
        let known = ctx.slots.iter().any(|slot| slot.name == one.name)
            || ctx
                .slots
                .iter()
                .any(|slot| slot.each.iter().any(|inner| inner.name == one.name))
            || ctx.parameters.contains_key(&one.name);
        if known {
            repeated(ctx, &["name"]);
        }
        ctx.used.clear();
        let (made, reach, kind) = ctx.at("means", |ctx| meaning(ctx, &one.means));
        let behind = ctx.take_used();
        ctx.behind.push(behind);
        ctx.slots.push(SlotInfo {
            name: one.name.clone(),
            kind,
            optional: true,
            unique: false,
            decimals: reach.step.map_or(DECIMALS, |step| step.scale()),
            min: reach.low,
            max: reach.high,
            codes: Vec::new(),
            each: Vec::new(),
        });
        made
    })
}

fn meaning(ctx: &mut Context, means: &Meaning) -> (Made, Reach, FactType) {
    match means {
        Meaning::Condition(when) => {
            let check = ctx.at("condition", |ctx| condition(ctx, when));
            (Made::Flag(check), Reach::default(), FactType::Boolean)
        }
        Meaning::Number {
            value,
            rounding: how,
        } => ctx.at("number", |ctx| {
            let typed = ctx.at("value", |ctx| formula(ctx, value));
            let round = how.map(|how| ctx.at("rounding", |ctx| rounding(ctx, how)));
            let reach = match round {
                Some(round) => typed
                    .reach
                    .stepping(Some(super::reach::step(round.decimals))),
                None => typed.reach,
            };
            (Made::Number(typed.num, round), reach, FactType::Decimal)
        }),
    }
}

fn slots(
    ctx: &mut Context,
    facts: &BTreeMap<Name, FactRule>,
    outer: &BTreeSet<&Name>,
) -> Vec<SlotInfo> {
    let names: BTreeSet<&Name> = facts.keys().collect();
    let one = |(name, rule): (&Name, &FactRule)| {
        ctx.at(name, |ctx| {
            if outer.contains(name) {
                repeated(ctx, &[]);
            }
            slot(
                ctx,
                name,
                rule,
                if outer.is_empty() { Some(&names) } else { None },
            )
        })
    };
    facts.iter().map(one).collect()
}

/// One fact; `names` are those of the applicant, absent where the fact is of a member already.
fn slot(
    ctx: &mut Context,
    name: &Name,
    rule: &FactRule,
    names: Option<&BTreeSet<&Name>>,
) -> SlotInfo {
    let kind = rule.kind;
    fits(ctx, rule);
    let each = match (kind, names) {
        (FactType::Members, None) => {
            ctx.fault("members-nested", "members have no members");
            Vec::new()
        }
        (_, Some(names)) => ctx.at("each", |ctx| slots(ctx, &rule.each, names)),
        (_, None) => Vec::new(),
    };
    SlotInfo {
        name: name.clone(),
        kind,
        optional: rule.optional,
        unique: rule.unique && names.is_some() && !rule.optional,
        decimals: if kind == FactType::Decimal {
            rule.decimals.unwrap_or(2).min(DECIMALS)
        } else {
            0
        },
        min: rule.min.map(super::super::number::Number::decimal),
        max: rule.max.map(super::super::number::Number::decimal),
        codes: rule.codes.clone(),
        each,
    }
}

/// A fact bears what its type has, and its bounds leave something.
fn fits(ctx: &mut Context, rule: &FactRule) {
    let kind = rule.kind;
    let number = matches!(kind, FactType::Integer | FactType::Decimal);
    not_for(
        ctx,
        "decimals",
        kind,
        kind != FactType::Decimal && rule.decimals.is_some(),
    );
    not_for(ctx, "min", kind, !number && rule.min.is_some());
    not_for(ctx, "max", kind, !number && rule.max.is_some());
    not_for(
        ctx,
        "codes",
        kind,
        kind != FactType::Code && !rule.codes.is_empty(),
    );
    not_for(
        ctx,
        "each",
        kind,
        kind != FactType::Members && !rule.each.is_empty(),
    );
    let ordered = number || kind == FactType::Day;
    not_for(ctx, "unique", kind, !ordered && rule.unique);
    if kind == FactType::Code && rule.codes.is_empty() {
        ctx.fault("empty", "a code needs its codes");
    }
    let codes: BTreeSet<_> = rule.codes.iter().collect();
    if codes.len() < rule.codes.len() {
        ctx.at("codes", |ctx| ctx.fault("code-repeated", "each code once"));
    }
    if rule.decimals.is_some_and(|decimals| decimals > DECIMALS) {
        ctx.at("decimals", |ctx| {
            ctx.fault("decimals-too-many", format!("at most {DECIMALS}"));
        });
    }
    if rule.min.zip(rule.max).is_some_and(|(min, max)| min > max) {
        ctx.at("max", |ctx| {
            ctx.fault("bounds-contradict", "not less than the least value");
        });
    }
}

fn repeated(ctx: &mut Context, place: &[&str]) {
    match place {
        [] => ctx.fault("name-repeated", "each name stands for one thing"),
        [first, rest @ ..] => ctx.at(first, |ctx| repeated(ctx, rest)),
    }
}
