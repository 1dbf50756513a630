//! The forms of the demo services: a table of fields gives both the JSON Schema and answers that fit it.

use serde_json::{Map, Value, json};

use super::dice::Dice;

/// Campo: one question of a form.
#[derive(Clone, Copy, Debug)]
pub(super) struct Field {
    /// Its name in the answers.
    pub(super) name: &'static str,
    /// The question, in Italian.
    pub(super) title: &'static str,
    pub(super) kind: Kind,
    pub(super) required: bool,
}

/// What an answer looks like.
#[derive(Clone, Copy, Debug)]
pub(super) enum Kind {
    /// Euro with cents, as text; from and to in whole euro.
    Euro(u32, u32),
    /// A whole number between two others.
    Whole(u32, u32),
    /// Yes or no.
    Flag,
    /// One of these: code and label.
    One(Options),
    /// At least one of these.
    Some(Options),
    /// A day, with the years it may fall in when it is made up.
    Day(i32, i32),
    /// A telephone number.
    Phone,
    /// One line, with answers to choose from when it is made up.
    Line(&'static [&'static str]),
    /// Several lines, likewise.
    Lines(&'static [&'static str]),
}

/// Code and Italian label of each choice.
pub(super) type Options = &'static [(&'static str, &'static str)];

/// A question that must be answered.
pub(super) const fn must(name: &'static str, title: &'static str, kind: Kind) -> Field {
    Field {
        name,
        title,
        kind,
        required: true,
    }
}

/// A question that may stay open.
pub(super) const fn may(name: &'static str, title: &'static str, kind: Kind) -> Field {
    Field {
        name,
        title,
        kind,
        required: false,
    }
}

/// The form as JSON Schema 2020-12.
pub(super) fn schema(fields: &[Field]) -> Value {
    let properties: Map<String, Value> = fields
        .iter()
        .map(|field| (field.name.to_owned(), property(field)))
        .collect();
    let required: Vec<_> = fields
        .iter()
        .filter(|f| f.required)
        .map(|f| f.name)
        .collect();
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "type": "object",
        "properties": properties,
        "required": required,
        "additionalProperties": false,
    })
}

fn property(field: &Field) -> Value {
    let mut property = match field.kind {
        Kind::Euro(..) => json!({ "type": "string", "pattern": "^[0-9]{1,7}\\.[0-9]{2}$" }),
        Kind::Whole(low, high) => json!({ "type": "integer", "minimum": low, "maximum": high }),
        Kind::Flag => json!({ "type": "boolean" }),
        Kind::One(options) => choice(options),
        Kind::Some(options) => {
            json!({ "type": "array", "items": choice(options), "minItems": 1, "uniqueItems": true })
        }
        Kind::Day(..) => json!({ "type": "string", "format": "date" }),
        Kind::Phone => json!({ "type": "string", "pattern": "^\\+?[0-9 ]{6,20}$" }),
        Kind::Line(_) => json!({ "type": "string", "minLength": 1, "maxLength": 200 }),
        Kind::Lines(_) => json!({ "type": "string", "minLength": 1, "maxLength": 4000 }),
    };
    property["title"] = Value::from(field.title);
    property
}

fn choice(options: Options) -> Value {
    let options: Vec<_> = options
        .iter()
        .map(|(code, label)| json!({ "const": code, "title": label }))
        .collect();
    json!({ "type": "string", "oneOf": options })
}

/// Answers that fit; most of the open questions are answered too.
pub(super) fn answers(fields: &[Field], dice: &mut Dice) -> Value {
    let mut answers = Map::new();
    for field in fields {
        if field.required || dice.percent(70) {
            answers.insert(field.name.to_owned(), answer(field.kind, dice));
        }
    }
    Value::Object(answers)
}

fn answer(kind: Kind, dice: &mut Dice) -> Value {
    match kind {
        Kind::Euro(low, high) => {
            let euro = dice.between(low, high);
            Value::from(format!("{euro}.{:02}", dice.between(0, 99)))
        }
        Kind::Whole(low, high) => Value::from(dice.between(low, high)),
        Kind::Flag => Value::from(dice.percent(50)),
        Kind::One(options) => Value::from(dice.pick(options).0),
        Kind::Some(options) => {
            let mut chosen: Vec<_> = options
                .iter()
                .filter(|_| dice.percent(40))
                .map(|option| option.0)
                .collect();
            if chosen.is_empty() {
                chosen.push(options[0].0);
            }
            Value::from(chosen)
        }
        Kind::Day(first, last) => {
            let years = u32::try_from(last - first).unwrap_or_default();
            let year = first + i32::try_from(dice.between(0, years)).unwrap_or_default();
            let (month, day) = (dice.between(1, 12), dice.between(1, 28));
            Value::from(format!("{year}-{month:02}-{day:02}"))
        }
        Kind::Phone => Value::from(format!("095 0{:06}", dice.between(500_000, 999_999))),
        Kind::Line(lines) | Kind::Lines(lines) => Value::from(*dice.pick(lines)),
    }
}
