//! Conditions: each name found, each comparison possible.

use super::context::{Context, Found, word};
use super::formula::pair;
use crate::scoring::model::{Ago, Check, Comparison, Place, SlotInfo};
use crate::scoring::rules::{Code, Condition, FactType, Formula, Name, Part, Test};

pub(super) fn condition(ctx: &mut Context, condition: &Condition) -> Check {
    ctx.count_node();
    match condition {
        Condition::Name(name) => ctx
            .place(name, FactType::Boolean)
            .map_or_else(never, |(place, _)| Check::Flag(place)),
        Condition::Test(test) => self::test(ctx, test),
    }
}

/// Whom of the members something is asked of.
pub(super) fn filter(ctx: &mut Context, of: usize, who: Option<&Condition>) -> Option<Box<Check>> {
    let who = who?;
    Some(Box::new(ctx.with_member(of, |ctx| {
        ctx.at("where", |ctx| condition(ctx, who))
    })))
}

/// Where two codes of a fact stand; a code that is not listed is a fault.
pub(super) fn code_places(ctx: &mut Context, slot: &SlotInfo, codes: &[Code]) -> Vec<usize> {
    let places = ctx.each("codes", codes, |ctx, code| {
        let place = slot.codes.iter().position(|known| known == code);
        if place.is_none() {
            ctx.fault(
                "code-unknown",
                format!("`{}` has no code `{code}`", slot.name),
            );
        }
        place
    });
    places.into_iter().flatten().collect()
}

/// Stands where something is wrong, so that the rest is checked too.
fn never() -> Check {
    Check::Any(Vec::new())
}

fn test(ctx: &mut Context, test: &Test) -> Check {
    match test {
        Test::All(all) => Check::All(several(ctx, "all", all)),
        Test::Any(all) => Check::Any(several(ctx, "any", all)),
        Test::Not(inner) => Check::Not(Box::new(ctx.at("not", |ctx| condition(ctx, inner)))),
        Test::Known(name) => ctx.at("known", |ctx| known(ctx, name)),
        Test::Equal(two) => compare(ctx, "equal", Comparison::Equal, two),
        Test::Below(two) => compare(ctx, "below", Comparison::Below, two),
        Test::AtMost(two) => compare(ctx, "at_most", Comparison::AtMost, two),
        Test::Above(two) => compare(ctx, "above", Comparison::Above, two),
        Test::AtLeast(two) => compare(ctx, "at_least", Comparison::AtLeast, two),
        Test::OneOf { fact, codes } => ctx.at("one_of", |ctx| {
            let Some((place, slot)) = ctx.at("fact", |ctx| ctx.place(fact, FactType::Code)) else {
                return never();
            };
            Check::OneOf(place, code_places(ctx, &slot, codes))
        }),
        Test::Within {
            day,
            years,
            months,
            days,
        } => ctx.at("within", |ctx| {
            let ago = Ago {
                years: *years,
                months: *months,
                days: *days,
            };
            if !ago.fits() {
                ctx.fault("span-wrong", "from one day to two hundred years");
            }
            the_day(ctx, day, |place| Check::Within(place, ago))
        }),
        Test::OnOrBefore { day, on } => ctx.at("on_or_before", |ctx| {
            the_day(ctx, day, |place| Check::OnOrBefore(place, *on))
        }),
        Test::OnOrAfter { day, on } => ctx.at("on_or_after", |ctx| {
            the_day(ctx, day, |place| Check::OnOrAfter(place, *on))
        }),
        Test::Some { of, filter: who } => {
            ctx.at("some", |ctx| match ctx.at("of", |ctx| ctx.members(of)) {
                None => never(),
                Some(of) => Check::Some(of, filter(ctx, of, who.as_ref())),
            })
        }
        Test::Every { of, filter: who } => ctx.at("every", |ctx| {
            let of = ctx.at("of", |ctx| ctx.members(of));
            let found = of.and_then(|of| Some((of, filter(ctx, of, Some(who))?)));
            found.map_or_else(never, |(of, who)| Check::Every(of, who))
        }),
        Test::ListIs { fact, part } => ctx.at("list_is", |ctx| list_is(ctx, fact, *part)),
    }
}

fn known(ctx: &mut Context, name: &Name) -> Check {
    match ctx.find(name) {
        Some(Found::Slot(place, _)) => Check::Known(place),
        Some(Found::Parameter(_)) => {
            let wanted = format!("`{name}` is a parameter and always known");
            ctx.fault("fact-unknown", wanted);
            never()
        }
        None => never(),
    }
}

fn list_is(ctx: &mut Context, fact: &Name, part: Part) -> Check {
    ctx.list_asked = true;
    if !ctx.lists_named {
        ctx.fault("list-unknown", "no list is being made here");
    }
    ctx.at("fact", |ctx| ctx.place(fact, FactType::Code))
        .map_or_else(never, |(place, _)| Check::ListIs(place, part))
}

fn the_day(ctx: &mut Context, name: &Name, make: impl FnOnce(Place) -> Check) -> Check {
    ctx.at("day", |ctx| ctx.place(name, FactType::Day))
        .map_or_else(never, |(place, _)| make(place))
}

fn several(ctx: &mut Context, word: &str, all: &[Condition]) -> Vec<Check> {
    if all.is_empty() {
        ctx.at(word, |ctx| ctx.fault("empty", "at least one condition"));
    }
    ctx.each(word, all, condition)
}

fn compare(ctx: &mut Context, key: &str, how: Comparison, two: &[Formula; 2]) -> Check {
    ctx.at(key, |ctx| {
        let [one, other] = pair(ctx, two);
        let difference = one.reach.minus(other.reach);
        let (low, high) = (difference.low, difference.high);
        let zero = rust_decimal::Decimal::ZERO;
        let never_so = match how {
            Comparison::Equal => {
                low.is_some_and(|low| low > zero) || high.is_some_and(|high| high < zero)
            }
            Comparison::Below => low.is_some_and(|low| low >= zero),
            Comparison::AtMost => low.is_some_and(|low| low > zero),
            Comparison::Above => high.is_some_and(|high| high <= zero),
            Comparison::AtLeast => high.is_some_and(|high| high < zero),
        };
        if never_so {
            ctx.fault(
                "never-so",
                "the bounds of the facts leave no case in which this holds",
            );
        }
        Check::Compare(how, Box::new([one.num, other.num]))
    })
}

/// Says that a fact bears something its type does not have.
pub(super) fn not_for(ctx: &mut Context, key: &str, kind: FactType, has: bool) {
    if has {
        ctx.at(key, |ctx| {
            ctx.fault(
                "not-for-type",
                format!("a fact of type {} has none", word(kind)),
            );
        });
    }
}
