//! Who comes before whom.

use super::{Code, Condition, Formula, Name};
use crate::shared::text::ShortText;
use serde::{Deserialize, Serialize};

/// Precedenza assoluta: whoever has it comes before all who have none, whatever their points.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Tier {
    /// Its code.
    pub code: Code,
    /// What it says.
    pub label: ShortText,
    /// Where the regulation says so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<ShortText>,
    /// Who has it.
    pub when: Condition,
}

/// Criterio a parità di punteggio.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TieBreaker {
    /// Its code.
    pub code: Code,
    /// What it says.
    pub label: ShortText,
    /// Where the regulation says so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<ShortText>,
    /// Who comes first.
    pub first: Preference,
}

/// Who comes first; whoever has no value comes last.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Preference {
    /// For whom it holds.
    Holds(Condition),
    /// The lowest value.
    Lowest(Formula),
    /// The highest value.
    Highest(Formula),
    /// The earliest day, such as the oldest.
    Earliest(Name),
    /// The latest day, such as the youngest.
    Latest(Name),
    /// The order in which codes are listed here.
    Listed {
        /// The code.
        fact: Name,
        /// The order.
        codes: Vec<Code>,
    },
    /// Sorteggio: the draw, which leaves no two equal.
    Draw,
}
