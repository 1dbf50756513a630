//! Bands and tables: no gap, no overlap, nothing out of reach, nothing left out.

use super::context::Context;
use super::reach::Reach;
use crate::scoring::model::{Bound, Codes, Place, Span, Spans};
use crate::scoring::number::Number;
use crate::scoring::rules::{Band, Code, FactType, Name};
use rust_decimal::Decimal;
use std::collections::BTreeMap;

/// Checks bands against each other and against what the value can be; gives what they reach.
pub(super) fn spans(
    ctx: &mut Context,
    steps: &[Band],
    otherwise: Option<Number>,
    of: Reach,
) -> (Spans, Reach) {
    let spans = ctx.each("steps", steps, |ctx, band| one(ctx, band, of));
    if spans.is_empty() {
        ctx.at("steps", |ctx| ctx.fault("empty", "at least one band"));
    }
    ctx.at("steps", |ctx| {
        for (n, two) in spans.windows(2).enumerate() {
            ctx.at(n + 1, |ctx| neighbours(ctx, &two[0], &two[1], of.step));
        }
    });
    if otherwise.is_none() {
        ends(ctx, &spans, of);
    }
    let otherwise = otherwise.map(Number::decimal);
    let reach = gives(spans.iter().map(|span| span.give).chain(otherwise));
    (Spans { spans, otherwise }, reach)
}

/// Checks that every code has its value.
pub(super) fn table(
    ctx: &mut Context,
    of: &Name,
    codes: &BTreeMap<Code, Number>,
    otherwise: Option<Number>,
) -> Option<(Place, Codes, Reach)> {
    let (place, slot) = ctx.at("of", |ctx| ctx.place(of, FactType::Code))?;
    ctx.at("codes", |ctx| {
        for code in codes.keys().filter(|code| !slot.codes.contains(code)) {
            ctx.at(code, |ctx| {
                ctx.fault("code-unknown", format!("`{of}` has no such code"));
            });
        }
        for code in slot.codes.iter().filter(|code| !codes.contains_key(*code)) {
            if otherwise.is_none() {
                ctx.fault(
                    "code-left-out",
                    format!("`{code}` gives nothing and nothing is said of the others"),
                );
            }
        }
    });
    let gives_each: Vec<Option<Decimal>> = slot
        .codes
        .iter()
        .map(|code| codes.get(code).map(|number| number.decimal()))
        .collect();
    let otherwise = otherwise.map(Number::decimal);
    let reach = gives(gives_each.iter().flatten().copied().chain(otherwise));
    Some((
        place,
        Codes {
            gives: gives_each,
            otherwise,
        },
        reach,
    ))
}

fn gives(all: impl Iterator<Item = Decimal> + Clone) -> Reach {
    let step = all
        .clone()
        .map(|give| super::reach::step(give.normalize().scale()))
        .min();
    Reach::between(all.clone().min(), all.max()).stepping(step)
}

fn one(ctx: &mut Context, band: &Band, of: Reach) -> Span {
    if band.from.is_some() && band.above.is_some() || band.to.is_some() && band.below.is_some() {
        ctx.fault("band-two-bounds", "one bound below and one above");
    }
    let bound = |within: Option<Number>, without: Option<Number>| {
        let make = |number: Number, within| Bound {
            value: number.decimal(),
            within,
        };
        within
            .map(|n| make(n, true))
            .or(without.map(|n| make(n, false)))
    };
    let span = Span {
        low: bound(band.from, band.above),
        high: bound(band.to, band.below),
        give: band.give.decimal(),
    };
    if let (Some(low), Some(high)) = (span.low, span.high)
        && (low.value > high.value || low.value == high.value && !(low.within && high.within))
    {
        ctx.fault("band-empty", "no value lies in this band");
    }
    let beyond = of
        .high
        .zip(span.low)
        .is_some_and(|(most, low)| low.value > most || low.value == most && !low.within);
    let before = of
        .low
        .zip(span.high)
        .is_some_and(|(least, high)| high.value < least || high.value == least && !high.within);
    if beyond || before {
        ctx.fault("band-unreachable", "the fact never lies in this band");
    }
    span
}

/// The second begins where the first ends.
fn neighbours(ctx: &mut Context, first: &Span, second: &Span, step: Option<Decimal>) {
    let (Some(end), Some(begin)) = (first.high, second.low) else {
        ctx.fault(
            "band-overlap",
            "only the first band is open below and only the last one above",
        );
        return;
    };
    let next = match (end.within, begin.within) {
        (true, true) => step.and_then(|step| end.value.checked_add(step)),
        (true, false) | (false, true) => Some(end.value),
        (false, false) => None,
    };
    let touches = next == Some(begin.value);
    if touches {
        return;
    }
    let overlaps =
        begin.value < end.value || begin.value == end.value && end.within && begin.within;
    if overlaps {
        ctx.fault(
            "band-overlap",
            format!(
                "it begins at {} and the one before ends at {}",
                begin.value, end.value
            ),
        );
    } else {
        ctx.fault(
            "band-gap",
            format!(
                "what lies between {} and {} is in no band",
                end.value, begin.value
            ),
        );
    }
}

/// The first and the last band reach as far as the value does.
fn ends(ctx: &mut Context, spans: &[Span], of: Reach) {
    let reaches = |bound: Option<Bound>,
                   value: Option<Decimal>,
                   order: fn(&Decimal, &Decimal) -> bool| match (bound, value) {
        (None, _) => true,
        (Some(_), None) => false,
        (Some(bound), Some(value)) => {
            order(&bound.value, &value) || bound.within && bound.value == value
        }
    };
    let low = spans
        .first()
        .is_none_or(|span| reaches(span.low, of.low, Decimal::lt));
    let high = spans
        .last()
        .is_none_or(|span| reaches(span.high, of.high, Decimal::gt));
    if !low || !high {
        let side = if low {
            "above the last"
        } else {
            "below the first"
        };
        ctx.at("steps", |ctx| {
            ctx.fault(
                "bands-do-not-cover",
                format!("say what is given {side} band, or bound the fact"),
            );
        });
    }
}
