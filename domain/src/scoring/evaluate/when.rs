//! Conditions: they hold, do not hold, or cannot be told because something is not known.

use super::{Known, Scope, days, value};
use crate::scoring::model::{Check, Comparison, Place};
use crate::scoring::rules::Part;
use std::cmp::Ordering;

/// Whether a condition holds; absent where it depends on something that is not known.
pub(super) fn holds(check: &Check, scope: &Scope<'_>) -> Known<bool> {
    Ok(match check {
        Check::Flag(place) => scope.flag(*place),
        Check::Known(place) => Some(scope.get(*place).is_some()),
        Check::Not(inner) => holds(inner, scope)?.map(|held| !held),
        Check::All(all) => decided(all.iter().map(|one| holds(one, scope)), false)?,
        Check::Any(all) => decided(all.iter().map(|one| holds(one, scope)), true)?,
        Check::Compare(how, two) => match (value(&two[0], scope)?, value(&two[1], scope)?) {
            (Some(one), Some(other)) => Some(compares(*how, one.cmp(&other))),
            _ => None,
        },
        Check::OneOf(place, codes) => scope.code(*place).map(|code| codes.contains(&code)),
        Check::Within(place, ago) => scope.day(*place).map(|day| {
            let first = days::before(scope.on, *ago);
            day <= scope.on && first.is_none_or(|first| day >= first)
        }),
        Check::OnOrBefore(place, on) => scope.day(*place).map(|day| day <= *on),
        Check::OnOrAfter(place, on) => scope.day(*place).map(|day| day >= *on),
        Check::Some(of, None) => scope.members(*of).map(|members| !members.is_empty()),
        Check::Some(of, Some(who)) => match scope.members(*of) {
            None => None,
            Some(members) => decided(
                members
                    .iter()
                    .map(|member| holds(who, &scope.of(*of, member))),
                true,
            )?,
        },
        Check::Every(of, who) => match scope.members(*of) {
            None => None,
            Some([]) => Some(false),
            Some(members) => decided(
                members
                    .iter()
                    .map(|member| holds(who, &scope.of(*of, member))),
                false,
            )?,
        },
        Check::ListIs(place, part) => list_is(*place, *part, scope),
    })
}

/// One that is `decisive` decides; otherwise one that cannot be told leaves all untold.
fn decided(all: impl Iterator<Item = Known<bool>>, decisive: bool) -> Known<bool> {
    let mut untold = false;
    for one in all {
        match one? {
            Some(held) if held == decisive => return Ok(Some(decisive)),
            Some(_) => {}
            None => untold = true,
        }
    }
    Ok(if untold { None } else { Some(!decisive) })
}

fn compares(how: Comparison, order: Ordering) -> bool {
    match how {
        Comparison::Equal => order.is_eq(),
        Comparison::Below => order.is_lt(),
        Comparison::AtMost => order.is_le(),
        Comparison::Above => order.is_gt(),
        Comparison::AtLeast => order.is_ge(),
    }
}

fn list_is(place: Place, part: Part, scope: &Scope<'_>) -> Option<bool> {
    let list = scope.list?;
    let named = scope.slot(place)?.codes.get(scope.code(place)?)?;
    let of_list = match part {
        Part::List => list.code.as_ref(),
        Part::Centre => list.centre.as_ref(),
        Part::Section => list.section.as_ref(),
    };
    Some(of_list == Some(named))
}
