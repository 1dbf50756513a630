//! The demo city.

use serde::{Deserialize, Serialize};

use super::reference::Entry;

/// The demo city.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Demo {
    /// Whether `serve` fills an empty database with the demo city; switches local identities on.
    pub enabled: bool,
}

pub(super) const ENTRIES: &[Entry] = &[Entry::new(
    "demo.enabled",
    "Whether serve fills an empty database with the demo city and lets its people in.",
)];
