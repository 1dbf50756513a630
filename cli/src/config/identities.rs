//! Who may come in without an outside identity provider.

use serde::{Deserialize, Serialize};

use super::reference::Entry;

/// Who may come in.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Identities {
    /// Whether the service itself gives out tokens and offers a page to choose an identity.
    pub local: bool,
}

pub(super) const ENTRIES: &[Entry] = &[Entry::new(
    "identities.local",
    "Whether the service vouches for identities itself: for tests and the demo, never with real data.",
)];
