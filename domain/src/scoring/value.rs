//! What is known of an applicant, read against the types and bounds of the rule set.

use super::model::{Rules, SlotInfo};
use super::number::Number;
use super::rules::{Code, FactType, Name};
use crate::shared::error::FieldError;
use chrono::NaiveDate;
use rust_decimal::Decimal;
use serde_json::{Map, Value as Json};

/// Dati di un richiedente: what is known, each of its type and within its bounds.
#[derive(Clone, Debug, PartialEq)]
pub struct Facts(pub(super) Box<[Option<Value>]>);

/// One value.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Value {
    Flag(bool),
    Number(Decimal),
    Day(NaiveDate),
    /// The place among the codes of the fact.
    Code(usize),
    Members(Box<[Member]>),
}

/// What is known of one member.
pub(super) type Member = Box<[Option<Value>]>;

/// The most members of one kind that an applicant has.
const MOST_MEMBERS: usize = 200;

impl Rules {
    /// Reads the facts of one applicant; every fault is told by its place, its rule and what is wanted.
    pub fn read_facts(&self, facts: &Map<String, Json>) -> Result<Facts, Vec<FieldError>> {
        let mut faults = Vec::new();
        let values = read(&self.facts, facts, "", &mut faults);
        if faults.is_empty() {
            Ok(Facts(values))
        } else {
            Err(faults)
        }
    }

    /// The facts as they were read.
    pub fn write_facts(&self, facts: &Facts) -> Map<String, Json> {
        write(&self.facts, &facts.0)
    }

    /// The facts that a rule set asks for, with where the form of the service holds each.
    pub fn form_places(&self) -> impl Iterator<Item = (&Name, &str)> {
        let all = self.set.facts.iter();
        all.filter_map(|(name, rule)| Some((name, rule.form.as_ref()?.as_str())))
    }
}

fn read(
    slots: &[SlotInfo],
    facts: &Map<String, Json>,
    at: &str,
    faults: &mut Vec<FieldError>,
) -> Box<[Option<Value>]> {
    for name in facts.keys() {
        if !slots.iter().any(|slot| slot.name.as_str() == name) {
            faults.push(fault(
                format!("{at}/{}", escaped(name)),
                "unknown",
                "a fact of the rule set",
            ));
        }
    }
    let one = |slot: &SlotInfo| {
        let pointer = format!("{at}/{}", slot.name);
        match facts.get(slot.name.as_str()) {
            None | Some(Json::Null) if slot.optional => None,
            None | Some(Json::Null) => {
                faults.push(fault(pointer, "required", "it must be known"));
                None
            }
            Some(json) => value(slot, json, &pointer, faults),
        }
    };
    slots.iter().map(one).collect()
}

fn value(slot: &SlotInfo, json: &Json, at: &str, faults: &mut Vec<FieldError>) -> Option<Value> {
    let read = match (slot.kind, json) {
        (FactType::Boolean, Json::Bool(flag)) => Some(Value::Flag(*flag)),
        (FactType::Integer | FactType::Decimal, json) => return number(slot, json, at, faults),
        (FactType::Day, Json::String(text)) => text.parse().ok().map(Value::Day),
        (FactType::Code, Json::String(text)) => slot
            .codes
            .iter()
            .position(|code| code.as_str() == text)
            .map(Value::Code),
        (FactType::Members, Json::Array(all)) if all.len() <= MOST_MEMBERS => {
            let member = |(n, json): (usize, &Json)| {
                let at = format!("{at}/{n}");
                let Json::Object(facts) = json else {
                    faults.push(fault(at, "type", "an object"));
                    return Box::default();
                };
                read(&slot.each, facts, &at, faults)
            };
            return Some(Value::Members(all.iter().enumerate().map(member).collect()));
        }
        (FactType::Boolean | FactType::Day | FactType::Code | FactType::Members, _) => None,
    };
    if read.is_none() {
        faults.push(fault(at.to_owned(), "type", wanted(slot)));
    }
    read
}

fn number(slot: &SlotInfo, json: &Json, at: &str, faults: &mut Vec<FieldError>) -> Option<Value> {
    let number = match json {
        Json::String(text) => Number::parse(text),
        // A fraction that is no text has passed through a binary fraction already.
        Json::Number(number) => number.as_i64().and_then(|n| Number::parse(&n.to_string())),
        Json::Null | Json::Bool(_) | Json::Array(_) | Json::Object(_) => None,
    };
    let read = number
        .map(Number::decimal)
        .filter(|n| n.normalize().scale() <= slot.decimals);
    let Some(read) = read else {
        faults.push(fault(at.to_owned(), "type", wanted(slot)));
        return None;
    };
    if slot.min.is_some_and(|min| read < min) || slot.max.is_some_and(|max| read > max) {
        faults.push(fault(
            at.to_owned(),
            "out-of-bounds",
            "within the bounds of the fact",
        ));
        return None;
    }
    Some(Value::Number(read))
}

fn wanted(slot: &SlotInfo) -> &'static str {
    match slot.kind {
        FactType::Boolean => "true or false",
        FactType::Integer => "a whole number",
        FactType::Decimal => "a number as a text, with no more decimals than the fact has",
        FactType::Day => "a day such as 2026-03-31",
        FactType::Code => "one of the codes of the fact",
        FactType::Members => "a list of at most 200 objects",
    }
}

fn fault(pointer: String, rule: &str, wanted: &str) -> FieldError {
    FieldError {
        pointer,
        rule: rule.to_owned(),
        wanted: Some(wanted.to_owned()),
    }
}

fn escaped(name: &str) -> String {
    name.replace('~', "~0").replace('/', "~1")
}

fn write(slots: &[SlotInfo], values: &[Option<Value>]) -> Map<String, Json> {
    let one = |(slot, value): (&SlotInfo, &Option<Value>)| {
        Some((slot.name.to_string(), shown(slot, value.as_ref()?)))
    };
    slots.iter().zip(values).filter_map(one).collect()
}

/// A value as JSON; numbers are texts where they may have decimals.
pub(super) fn shown(slot: &SlotInfo, value: &Value) -> Json {
    match value {
        Value::Flag(_) | Value::Number(_) => plain(value),
        Value::Day(day) => Json::String(day.to_string()),
        Value::Code(place) => slot
            .codes
            .get(*place)
            .map_or(Json::Null, |code: &Code| Json::String(code.to_string())),
        Value::Members(all) => all
            .iter()
            .map(|member| Json::Object(write(&slot.each, member)))
            .collect(),
    }
}

/// A derived value as JSON; only flags and numbers are derived.
pub(super) fn plain(value: &Value) -> Json {
    match value {
        Value::Flag(flag) => Json::Bool(*flag),
        Value::Number(number) => Json::String(number.normalize().to_string()),
        Value::Day(_) | Value::Code(_) | Value::Members(_) => Json::Null,
    }
}
