//! One applicant as the engine sees them: a public code, facts, and what people decided.

use super::rules::Code;
use super::value::Facts;
use rust_decimal::Decimal;

/// Posizione da valutare: one applicant of the call.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// Codice pubblico: the random code that stands for the applicant in everything that is published.
    pub code: Code,
    /// What is known on the reference day.
    pub facts: Facts,
    /// The lists asked for, the dearest first; empty means every list, in the order of the rule set.
    pub preferences: Vec<usize>,
    /// Points of the commission, by criterion.
    pub commission: Vec<(usize, Decimal)>,
    /// Motivi di esclusione that an officer found, by their place among the grounds of the rule set.
    pub grounds: Vec<usize>,
    /// What is added to the score or taken from it after caps, such as a penalty for a refusal.
    pub adjustments: Vec<Adjustment>,
    /// Whether places can be given.
    pub standing: Standing,
}

/// Variazione del punteggio.
#[derive(Clone, Debug, PartialEq)]
pub struct Adjustment {
    /// Why.
    pub code: Code,
    /// By how much.
    pub points: Decimal,
}

/// Whether an applicant can be given a place.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Standing {
    /// Yes.
    #[default]
    Open,
    /// Not any more: renounced, removed, forfeited.
    Out,
    /// One is held already, in this list, and is not taken away.
    Holds(usize),
}

impl Entry {
    /// An applicant of whom nothing but facts is known.
    pub fn new(code: Code, facts: Facts) -> Self {
        Self {
            code,
            facts,
            preferences: Vec::new(),
            commission: Vec::new(),
            grounds: Vec::new(),
            adjustments: Vec::new(),
            standing: Standing::Open,
        }
    }
}
