//! Which applications hold or share the one place there is for them? For the reaction that ends the ones too many.

mod project;
mod query;

use crate::rows::Table;
use crate::view::view;
pub use query::surplus;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// Raised whenever the same events should give other rows.
const REVISION: i32 = 1;

static DUPLICATES: Table = Table {
    name: "duplicates",
    key: &["application_id"],
};

/// Doppioni: the read model of applications of which only one goes on.
pub struct Duplicates;

view!(Duplicates, "duplicates", tables: [DUPLICATES],
    aggregates: crate::application::AGGREGATES, clear: &[]);

/// Which of two applications goes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Winner {
    /// The one that was there first.
    First,
    /// The one that came last.
    Last,
}

/// Doppione: an application beside which another one goes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SurplusRow {
    /// The one that does not go on.
    pub application_id: Uuid,
    /// Which of the two does.
    pub winner: Winner,
    /// The place in the log of the event that made them two.
    pub at: i64,
}
