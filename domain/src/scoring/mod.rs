//! Punteggi e graduatorie: what a regulation says as data, and the engine that computes a ranking from it.
//!
//! A [`rules::RuleSet`] is written down, checked when it is saved ([`Rules::check`]) and computed with
//! ([`Standings::of`]). Numbers are exact decimals. Nothing here reads a clock or a machine, so that the same facts
//! give the same ranking ten years later.

mod allot;
mod budget;
mod compare;
mod compile;
mod draw;
mod entry;
mod evaluate;
mod explain;
mod model;
mod number;
pub mod rules;
#[cfg(test)]
mod schemes;
mod standings;
mod value;

pub use allot::Given;
pub use compare::{Change, Why, changes};
pub use compile::Checked;
pub use draw::{Drawn, Seed};
pub use entry::{Adjustment, Entry, Standing};
pub use evaluate::{Admission, Below, Cut, Line, Reason, Score, Sheet};
pub use explain::{DecidedBy, ExplainedLine, Explanation, InList, Next, UsedFact};
pub use model::Rules;
pub use number::Number;
pub use standings::{Listed, Standings, Supply};
pub use value::Facts;
