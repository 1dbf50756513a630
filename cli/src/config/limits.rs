//! How many requests are let through.

use api::Rates;
use serde::{Deserialize, Serialize};

use super::reference::Entry;

/// Requests per second, with ten seconds' worth at once; 0 lets all through.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Limits {
    /// From one address.
    pub per_address: u32,
    /// Of one identity.
    pub per_identity: u32,
}

impl Default for Limits {
    /// An office behind one address, and somebody who clicks fast.
    fn default() -> Self {
        Self {
            per_address: 100,
            per_identity: 20,
        }
    }
}

pub(super) const ENTRIES: &[Entry] = &[
    Entry::new(
        "limits.per_address",
        "Requests per second from one address, of which ten seconds' worth may come at once; 0 lets all through, as always from this machine.",
    ),
    Entry::new("limits.per_identity", "The same of one identity."),
];

impl Limits {
    /// What the edge must know of it.
    pub fn rates(&self) -> Rates {
        Rates {
            per_address: self.per_address,
            per_identity: self.per_identity,
        }
    }
}
