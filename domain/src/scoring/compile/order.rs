//! Who comes before whom: tiers and tie-breakers, the last of which leaves no two equal.

use super::condition::{code_places, condition};
use super::context::Context;
use super::formula::{formula, unique};
use crate::scoring::model::{Place, Pref};
use crate::scoring::rules::{FactType, Name, Preference, TieBreaker};

pub(super) fn tie_breakers(ctx: &mut Context, all: &[TieBreaker]) -> Vec<Pref> {
    let last = all.len().saturating_sub(1);
    let mut place = 0;
    let mut decided = false;
    let prefs = ctx.each("tie_breakers", all, |ctx, one| {
        let (pref, final_one) = ctx.at("first", |ctx| preference(ctx, &one.first));
        if final_one && place < last {
            ctx.fault(
                "tie-breaker-after-the-last",
                "nothing is left to decide after this one",
            );
        }
        decided = final_one;
        place += 1;
        pref
    });
    if !decided {
        ctx.at("tie_breakers", |ctx| {
            ctx.fault(
                "no-final-tie-breaker",
                "the last one is the draw, or a fact that is unique",
            );
        });
    }
    prefs
}

/// Who comes first, and whether no two can be equal after it.
fn preference(ctx: &mut Context, first: &Preference) -> (Pref, bool) {
    match first {
        Preference::Holds(when) => {
            let check = ctx.at("holds", |ctx| condition(ctx, when));
            (Pref::Holds(check), false)
        }
        Preference::Lowest(value) => {
            let num = ctx.at("lowest", |ctx| formula(ctx, value)).num;
            let last = unique(ctx, &num);
            (Pref::Lowest(num), last)
        }
        Preference::Highest(value) => {
            let num = ctx.at("highest", |ctx| formula(ctx, value)).num;
            let last = unique(ctx, &num);
            (Pref::Highest(num), last)
        }
        Preference::Earliest(day) => the_day(ctx, "earliest", day, Pref::Earliest),
        Preference::Latest(day) => the_day(ctx, "latest", day, Pref::Latest),
        Preference::Listed { fact, codes } => ctx.at("listed", |ctx| {
            let Some((place, slot)) = ctx.at("fact", |ctx| ctx.place(fact, FactType::Code)) else {
                return (Pref::Draw, false);
            };
            let order = code_places(ctx, &slot, codes);
            let stands = |code: usize| order.iter().position(|listed| *listed == code);
            (
                Pref::Listed(place, (0..slot.codes.len()).map(stands).collect()),
                false,
            )
        }),
        Preference::Draw => (Pref::Draw, true),
    }
}

fn the_day(ctx: &mut Context, key: &str, day: &Name, make: fn(Place) -> Pref) -> (Pref, bool) {
    match ctx.at(key, |ctx| ctx.place(day, FactType::Day)) {
        None => (Pref::Draw, false),
        Some((place, slot)) => (make(place), slot.unique),
    }
}
