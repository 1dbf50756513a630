//! What gives points, how many, and how many at most.

use super::{Code, Condition, Formula, Name, Rounding};
use crate::scoring::number::Number;
use crate::shared::text::ShortText;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Gruppo di criteri.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Group {
    /// Its code.
    pub code: Code,
    /// What it is called.
    pub label: ShortText,
    /// Where the regulation says so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<ShortText>,
    /// The group it is part of.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub within: Option<Code>,
    /// The most points it gives.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cap: Option<Number>,
    /// The least points it must give, or the applicant is not eligible.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub minimum: Option<Number>,
    /// Non cumulabili: only the criterion that gives most counts.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub exclusive: bool,
}

/// Criterio.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Criterion {
    /// Its code.
    pub code: Code,
    /// What it says.
    pub label: ShortText,
    /// Where the regulation says so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<ShortText>,
    /// The group it is part of.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub group: Option<Code>,
    /// What it gives.
    pub points: Scale,
    /// What multiplies it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub times: Option<Multiplier>,
}

/// Moltiplicatore.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Multiplier {
    /// By how much.
    pub by: Number,
    /// When.
    pub when: Condition,
}

/// Scala di punteggio: one of seven.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Scale {
    /// Points for what holds.
    Fixed {
        /// What must hold.
        when: Condition,
        /// How many points.
        give: Number,
    },
    /// Points by band.
    Bands {
        /// Of what.
        of: Formula,
        /// The bands, upwards.
        steps: Vec<Band>,
        /// What is given outside all of them.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        otherwise: Option<Number>,
    },
    /// Points for each one.
    Each {
        /// How many there are.
        of: Formula,
        /// Points for one.
        give: Number,
        /// How many give nothing yet, such as 2 in "for each child beyond the second".
        #[serde(default, skip_serializing_if = "Option::is_none")]
        beyond: Option<Number>,
        /// The most points.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        most: Option<Number>,
    },
    /// Points by code.
    Table {
        /// Of which code.
        of: Name,
        /// What each gives.
        codes: BTreeMap<Code, Number>,
        /// What the others give.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        otherwise: Option<Number>,
    },
    /// Points by a formula.
    Formula {
        /// How they are computed.
        value: Formula,
        /// How they are rounded.
        rounding: Rounding,
        /// The least.
        least: Number,
        /// The most.
        most: Number,
    },
    /// Ipotesi alternative: one of several, joined by "or" in the regulation.
    Alternatives {
        /// Which one counts.
        choose: Choice,
        /// The alternatives.
        of: Vec<Alternative>,
    },
    /// Valutazione della commissione: points within a range, with a motivation.
    Commission {
        /// The least.
        least: Number,
        /// The most.
        most: Number,
        /// Digits after the point.
        #[serde(default)]
        decimals: u32,
    },
}

/// Which of several alternatives counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Choice {
    /// The one that gives most.
    Highest,
    /// The first that gives anything.
    First,
}

/// Ipotesi alternativa.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Alternative {
    /// Its code.
    pub code: Code,
    /// What it says.
    pub label: ShortText,
    /// What it gives.
    pub points: Scale,
}

/// Fascia: from a bound to another; `from` and `to` belong to it, `above` and `below` do not.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Band {
    /// Its first value.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<Number>,
    /// The value after which it begins.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub above: Option<Number>,
    /// Its last value.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<Number>,
    /// The value before which it ends.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub below: Option<Number>,
    /// What it gives.
    pub give: Number,
}
