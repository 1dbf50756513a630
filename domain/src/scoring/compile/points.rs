//! Groups and criteria: what each can give, and whether caps and minima make sense beside that.

use super::condition::condition;
use super::context::Context;
use super::reach::Reach;
use super::scale::scale;
use crate::scoring::model::{CriterionRule, GroupRule};
use crate::scoring::number::Number;
use crate::scoring::rules::{Code, Criterion, Group, Scale};
use rust_decimal::Decimal;

/// The criteria in their order, with what each reaches.
pub(super) fn criteria(ctx: &mut Context, all: &[Criterion]) -> Vec<(CriterionRule, Reach)> {
    let mut place = 0;
    ctx.each("criteria", all, |ctx, one| {
        ctx.used.clear();
        let (scale, reach) = ctx.at("points", |ctx| scale(ctx, &one.points));
        let mut most = reach;
        let times = one.times.as_ref().map(|times| {
            ctx.at("times", |ctx| {
                let by = times.by.decimal();
                if by < Decimal::ZERO {
                    ctx.at("by", |ctx| ctx.fault("negative", "not less than nothing"));
                }
                most = reach.or(reach.times(Reach::exactly(by)));
                (by, ctx.at("when", |ctx| condition(ctx, &times.when)))
            })
        });
        ctx.criteria.insert(one.code.clone(), (place, most));
        place += 1;
        let used = ctx.take_used().into_iter().collect();
        (CriterionRule { scale, times, used }, most)
    })
}

/// The groups in their order, each with the criteria in it and in the groups within it.
pub(super) fn groups(
    ctx: &mut Context,
    all: &[Group],
    criteria: &[Criterion],
    reaches: &[Reach],
) -> Vec<GroupRule> {
    let mut parents: Vec<Option<usize>> = Vec::new();
    let find = |code: &Code| all.iter().position(|group| group.code == *code);
    ctx.each("groups", all, |ctx, group| {
        let parent = group.within.as_ref().map(|code| (code, find(code)));
        match parent {
            Some((code, found)) if found.is_none_or(|found| found >= parents.len()) => {
                let wanted = format!("no group `{code}` stands before this one");
                ctx.at("within", |ctx| ctx.fault("group-unknown", wanted));
                parents.push(None);
            }
            _ => parents.push(parent.and_then(|(_, found)| found)),
        }
        negative(ctx, "cap", group.cap);
    });
    let mut lines: Vec<Vec<usize>> = vec![Vec::new(); all.len()];
    ctx.at("criteria", |ctx| {
        for (n, criterion) in criteria.iter().enumerate() {
            let Some(code) = &criterion.group else {
                continue;
            };
            let mut group = find(code);
            if group.is_none() {
                let wanted = format!("there is no group `{code}`");
                ctx.at(n, |ctx| {
                    ctx.at("group", |ctx| ctx.fault("group-unknown", wanted));
                });
            }
            while let Some(at) = group {
                lines[at].push(n);
                group = parents[at];
            }
        }
    });
    caps(ctx, all, &lines, criteria, reaches);
    let make = |(group, lines): (&Group, Vec<usize>)| GroupRule {
        cap: group.cap.map(Number::decimal),
        minimum: group.minimum.map(Number::decimal),
        exclusive: group.exclusive,
        lines,
    };
    all.iter().zip(lines).map(make).collect()
}

/// Caps against what can be reached: a cap that a single criterion passes loses points nobody can get.
fn caps(
    ctx: &mut Context,
    all: &[Group],
    lines: &[Vec<usize>],
    criteria: &[Criterion],
    reaches: &[Reach],
) {
    ctx.at("groups", |ctx| {
        for (n, (group, lines)) in all.iter().zip(lines).enumerate() {
            ctx.at(n, |ctx| {
                if lines.is_empty() {
                    ctx.fault("empty", "no criterion is in this group");
                }
                let most = most(lines, reaches, group.exclusive);
                let cap = group.cap.map(Number::decimal);
                within(ctx, cap, lines, criteria, reaches);
                compare(ctx, cap, group.minimum, most);
            });
        }
    });
}

/// The cap and the minimum of all points.
pub(super) fn total(
    ctx: &mut Context,
    (cap, minimum): (Option<Number>, Option<Number>),
    groups: &[GroupRule],
    criteria: &[Criterion],
    reaches: &[Reach],
) {
    let lines: Vec<usize> = (0..criteria.len()).collect();
    let mut most = most(&lines, reaches, false);
    // Where all criteria stand in capped groups, no more than those caps can be reached.
    let top: Vec<&GroupRule> = groups.iter().filter(|group| group.cap.is_some()).collect();
    let covered = lines.iter().all(|line| {
        top.iter()
            .filter(|group| group.lines.contains(line))
            .count()
            == 1
    });
    if covered && !top.is_empty() {
        let caps: Decimal = top.iter().filter_map(|group| group.cap).sum();
        most = Some(most.map_or(caps, |most| most.min(caps)));
    }
    negative(ctx, "cap", cap);
    let cap = cap.map(Number::decimal);
    within(ctx, cap, &lines, criteria, reaches);
    compare(ctx, cap, minimum, most);
}

fn within(
    ctx: &mut Context,
    cap: Option<Decimal>,
    lines: &[usize],
    criteria: &[Criterion],
    reaches: &[Reach],
) {
    let Some(cap) = cap else { return };
    for line in lines {
        let each = matches!(criteria[*line].points, Scale::Each { most: None, .. });
        let single = criteria[*line].times.is_none() && !each;
        if single && reaches[*line].high.is_some_and(|most| most > cap) {
            let wanted = format!(
                "`{}` alone can give more than the cap of {cap}",
                criteria[*line].code
            );
            ctx.at("cap", |ctx| ctx.fault("cap-below-criterion", wanted));
        }
    }
}

fn compare(
    ctx: &mut Context,
    cap: Option<Decimal>,
    minimum: Option<Number>,
    most: Option<Decimal>,
) {
    if let (Some(cap), Some(most)) = (cap, most) {
        ctx.at("cap", |ctx| {
            if cap > most {
                ctx.remark(
                    "cap-never-binds",
                    format!("no more than {most} can be reached"),
                );
            } else if cap < most {
                ctx.remark(
                    "cap-binds",
                    format!("up to {most} can be reached, {cap} count"),
                );
            }
        });
    }
    let Some(minimum) = minimum.map(Number::decimal) else {
        return;
    };
    let reachable = match (cap, most) {
        (Some(cap), Some(most)) => Some(cap.min(most)),
        (cap, most) => cap.or(most),
    };
    if reachable.is_some_and(|most| minimum > most) {
        ctx.at("minimum", |ctx| {
            ctx.fault("minimum-unreachable", "less than this is the most there is");
        });
    }
}

/// The most that several criteria give together.
fn most(lines: &[usize], reaches: &[Reach], exclusive: bool) -> Option<Decimal> {
    let mut all = Vec::with_capacity(lines.len());
    for line in lines {
        all.push(reaches[*line].high?.max(Decimal::ZERO));
    }
    if exclusive {
        all.into_iter().max()
    } else {
        Some(all.into_iter().sum())
    }
}

/// Nothing less than nothing stands here.
pub(super) fn negative(ctx: &mut Context, key: &str, number: Option<Number>) {
    if number.is_some_and(|number| number.decimal() < Decimal::ZERO) {
        ctx.at(key, |ctx| ctx.fault("negative", "not less than nothing"));
    }
}

/// Each code once.
pub(super) fn codes_once<'a>(ctx: &mut Context, key: &str, codes: impl Iterator<Item = &'a Code>) {
    let mut seen = std::collections::BTreeSet::new();
    for (n, code) in codes.enumerate() {
        if !seen.insert(code) {
            let fault =
                |ctx: &mut Context| ctx.fault("code-repeated", format!("`{code}` stands before"));
            ctx.at(key, |ctx| ctx.at(n, |ctx| ctx.at("code", fault)));
        }
    }
}
