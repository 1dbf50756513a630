//! Where the keys are: settings name files, never the keys themselves.

use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use super::reference::Entry;

/// Where the keys are.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Secrets {
    /// The key that wraps all keys of personal data.
    pub master_key_file: Option<PathBuf>,
    /// The key that signs the tokens of local identities.
    pub token_key_file: Option<PathBuf>,
}

pub(super) const ENTRIES: &[Entry] = &[
    Entry::with_example(
        "secrets.master_key_file",
        "The key that wraps the keys of personal data: lose it and they are lost. Without this \
         setting secrets/master.key below data_dir, made on the first start with a private database.",
        "/etc/policentrica/master.key",
    ),
    Entry::with_example(
        "secrets.token_key_file",
        "The key that signs the tokens of local identities; by default secrets/token.key below data_dir.",
        "/etc/policentrica/token.key",
    ),
];
