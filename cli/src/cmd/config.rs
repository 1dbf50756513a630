//! `config`: the settings, checked or shown.

use clap::{Args, Subcommand};
use serde_json::json;

use super::Context;
use crate::failure::Failure;

/// Check or show the settings
#[derive(Debug, Args)]
pub struct ConfigVerb {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    /// Say whether the settings are valid
    Check,
    /// Show the settings in force, without secrets, as TOML
    Dump,
}

impl ConfigVerb {
    pub(super) fn run(self, context: &Context) -> Result<(), Failure> {
        match self.what {
            // The settings were loaded and checked on the way here.
            What::Check => context
                .output
                .result(&json!({ "valid": true }), "the settings are valid"),
            What::Dump => {
                let settings = context.settings.without_secrets();
                let text = toml::to_string(&settings)
                    .map_err(|error| Failure::new("settings.unwritable", &error))?;
                context.output.result(&settings, text.trim_end())
            }
        }
    }
}
