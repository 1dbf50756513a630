//! Verifica delle regole: a rule set is checked when it is saved, and told everything that is wrong with it at once.

mod allotment;
mod bands;
mod condition;
mod context;
mod facts;
mod formula;
mod order;
mod points;
mod reach;
mod scale;

use super::model::Rules;
use super::number::Number;
use super::rules::{Code, RuleSet};
use crate::shared::error::FieldError;
use condition::condition;
use context::Context;
use points::codes_once;
use reach::Reach;

/// Regole verificate, with what is worth a second look.
#[derive(Clone, Debug)]
pub struct Checked {
    /// What can be computed with.
    pub rules: Rules,
    /// What is allowed and may not be meant, such as a cap that never binds.
    pub remarks: Vec<FieldError>,
}

impl Rules {
    /// Checks a rule set; each fault names its place by a JSON pointer, the rule it breaks and what is wanted.
    pub fn check(set: RuleSet) -> Result<Checked, Vec<FieldError>> {
        let mut ctx = Context::new(set.parameters.clone());
        let rules = compile(&mut ctx, set);
        if ctx.faults.is_empty() {
            Ok(Checked {
                rules,
                remarks: ctx.remarks,
            })
        } else {
            Err(ctx.faults)
        }
    }
}

fn compile(ctx: &mut Context, set: RuleSet) -> Rules {
    codes(ctx, &set);
    facts::facts(ctx, &set.facts);
    let derived = facts::derived(ctx, &set.derived);
    let requirements = ctx.each("requirements", &set.requirements, |ctx, one| {
        let when = ctx.at("when", |ctx| condition(ctx, &one.when));
        let reserve = one.with_reserve_when.as_ref();
        let reserve = reserve.map(|when| ctx.at("with_reserve_when", |ctx| condition(ctx, when)));
        (when, reserve)
    });
    let exclusions = ctx.each("exclusions", &set.exclusions, |ctx, one| {
        ctx.at("when", |ctx| condition(ctx, &one.when))
    });
    let lists = allotment::lists(ctx, &set.lists);
    // From here on a list is being made, where there are several.
    ctx.lists_named = !set.lists.is_empty();
    ctx.list_asked = false;
    let tiers = ctx.each("tiers", &set.tiers, |ctx, one| {
        ctx.at("when", |ctx| condition(ctx, &one.when))
    });
    let scored = points::criteria(ctx, &set.criteria);
    let reaches: Vec<Reach> = scored.iter().map(|(_, reach)| *reach).collect();
    let criteria = scored.into_iter().map(|(criterion, _)| criterion).collect();
    let groups = points::groups(ctx, &set.groups, &set.criteria, &reaches);
    points::total(
        ctx,
        (set.cap, set.minimum),
        &groups,
        &set.criteria,
        &reaches,
    );
    let named = set.groups.iter().enumerate();
    ctx.groups = named.map(|(n, group)| (group.code.clone(), n)).collect();
    let equals = order::tie_breakers(ctx, &set.tie_breakers);
    let by_list = ctx.list_asked;
    let reserves = allotment::reserves(ctx, &set.reserves, &set.lists);
    let budget = set
        .budget
        .as_ref()
        .map(|budget| allotment::budget(ctx, budget, &set.lists));
    ctx.slots.truncate(ctx.facts);
    Rules {
        facts: std::mem::take(&mut ctx.slots),
        derived,
        requirements,
        exclusions,
        tiers,
        groups,
        criteria,
        cap: set.cap.map(Number::decimal),
        minimum: set.minimum.map(Number::decimal),
        ties: equals,
        lists,
        reserves,
        reserved_places: set.reserved_places,
        budget,
        by_list,
        set,
    }
}

/// Each code once; reasons of exclusion share one list, because they are published beside each other.
fn codes(ctx: &mut Context, set: &RuleSet) {
    codes_once(ctx, "grounds", set.grounds.iter().map(|one| &one.code));
    codes_once(
        ctx,
        "requirements",
        set.requirements.iter().map(|one| &one.code),
    );
    codes_once(
        ctx,
        "exclusions",
        set.exclusions.iter().map(|one| &one.code),
    );
    codes_once(ctx, "tiers", set.tiers.iter().map(|one| &one.code));
    codes_once(ctx, "groups", set.groups.iter().map(|one| &one.code));
    codes_once(ctx, "criteria", set.criteria.iter().map(|one| &one.code));
    codes_once(
        ctx,
        "tie_breakers",
        set.tie_breakers.iter().map(|one| &one.code),
    );
    codes_once(ctx, "lists", set.lists.iter().map(|one| &one.code));
    codes_once(ctx, "reserves", set.reserves.iter().map(|one| &one.code));
    let reasons = |code: &Code| {
        let grounds = set.grounds.iter().filter(|one| one.code == *code).count();
        let requirements = set
            .requirements
            .iter()
            .filter(|one| one.code == *code)
            .count();
        let exclusions = set
            .exclusions
            .iter()
            .filter(|one| one.code == *code)
            .count();
        grounds + requirements + exclusions
    };
    let shared: Vec<Code> = set
        .exclusions
        .iter()
        .map(|one| one.code.clone())
        .filter(|code| reasons(code) > 1)
        .collect();
    if !shared.is_empty() {
        ctx.at("exclusions", |ctx| {
            ctx.fault(
                "code-repeated",
                "a reason of exclusion has a code of its own",
            );
        });
    }
    for (n, group) in set.groups.iter().enumerate() {
        if set
            .criteria
            .iter()
            .any(|criterion| criterion.code == group.code)
        {
            let fault = |ctx: &mut Context| ctx.fault("code-repeated", "a criterion has this code");
            ctx.at("groups", |ctx| ctx.at(n, |ctx| ctx.at("code", fault)));
        }
    }
}
