//! Who gets what there is: lists, reserves of places, and money.

use super::{Code, Condition, Formula, Rounding};
use crate::scoring::number::Number;
use crate::shared::text::ShortText;
use serde::{Deserialize, Serialize};

/// Elenco: one of several rankings of the same call.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ListRule {
    /// Its code.
    pub code: Code,
    /// What it is called.
    pub label: ShortText,
    /// The centre it is for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub centre: Option<Code>,
    /// The section it is for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub section: Option<Code>,
    /// Who stands in it; absent means everybody who asks for it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub when: Option<Condition>,
    /// Posti.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub places: Option<u32>,
    /// What it may give out, where money or hours are given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fund: Option<Number>,
    /// Whose waiting applicants take its places when its own are all served, in this order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub fills_from: Vec<Spill>,
}

/// Another list whose applicants take what is left.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Spill {
    /// The other list.
    pub list: Code,
    /// Which of them; absent means all.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub when: Option<Condition>,
}

/// What of a list a code names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Part {
    /// The list.
    List,
    /// Its centre.
    Centre,
    /// Its section.
    Section,
}

/// Riserva di posti.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reserve {
    /// Its code.
    pub code: Code,
    /// What it says.
    pub label: ShortText,
    /// Where the regulation says so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<ShortText>,
    /// For whom.
    pub when: Condition,
    /// The list it is in; absent means each list.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub list: Option<Code>,
    /// The reserve it is a part of.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub within: Option<Code>,
    /// Percentage of the places of the list, or of the reserve it is part of.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub percent: Option<Number>,
    /// How a part of a place is rounded; needed with a percentage.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rounding: Option<super::RoundingMode>,
    /// A number of places.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub places: Option<u32>,
    /// Who gets what is left of it.
    #[serde(default)]
    pub unfilled: Unfilled,
}

/// Who gets the places of a reserve that nobody takes.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Unfilled {
    /// The reserve it is part of, or everybody.
    #[default]
    Return,
    /// Nobody.
    Vacant,
    /// A reserve that stands after it.
    To(Code),
}

/// Whether reserved places are filled before the others or after them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ReservedPlaces {
    /// Before: who has a right to a reserve and would get a place anyway takes one of its places.
    #[default]
    First,
    /// After: who gets a place anyway takes none of the reserve.
    Last,
}

/// Ripartizione di una somma: what is paid to each, and what happens when it is not enough.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Budget {
    /// What there is, unless the list or the call says so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fund: Option<Number>,
    /// What is due to each.
    pub grant: Formula,
    /// How it is rounded.
    pub rounding: Rounding,
    /// The least that is paid; less is not paid at all.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub least: Option<Number>,
    /// What happens when it is not enough for all.
    pub short: Short,
}

/// What happens when the fund is not enough for all.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Short {
    /// In ordine di graduatoria.
    ByOrder {
        /// What the first one gets for whom it is not enough.
        last: Last,
    },
    /// In proporzione: each the same part of what is due, rounded down; the residue is shown.
    ProRata {
        /// Whether one tier is paid before the next gets anything.
        #[serde(default)]
        by_tier: bool,
    },
}

/// What the first one gets for whom the fund is not enough.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Last {
    /// What is left.
    Part,
    /// Nothing, and so do all after them.
    Stop,
    /// Nothing; whoever comes after and for whom it is enough is paid.
    Skip,
}
