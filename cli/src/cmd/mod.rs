//! The verbs. To add one: a file here, a line in [`Verb`] and a line in [`Verb::run`].

pub mod bench;
pub mod config;
pub mod doctor;
pub mod export;
pub mod identity;
pub mod import;
pub mod migrate;
pub mod ranking;
pub mod rebuild;
pub mod replay;
pub mod seed;
pub mod serve;
pub mod token;
pub mod verify;
pub mod views;

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};

use crate::config::{Settings, Sources};
use crate::failure::Failure;
use crate::output::Output;

/// Case management for municipal social services.
#[derive(Debug, Parser)]
#[command(
    name = "policentrica",
    version,
    propagate_version = true,
    disable_help_subcommand = true
)]
pub struct Cli {
    #[command(flatten)]
    global: Global,
    #[command(subcommand)]
    verb: Verb,
}

/// What every verb understands.
#[derive(Debug, Args)]
#[command(next_help_heading = "Everywhere")]
struct Global {
    /// The configuration file, if not ./policentrica.toml
    #[arg(long, global = true, value_name = "FILE")]
    config: Option<PathBuf>,
    /// The municipality to work on
    #[arg(long, global = true, value_name = "NAME")]
    municipality: Option<String>,
    /// Where the service keeps its own files
    #[arg(long, global = true, value_name = "DIR")]
    data_dir: Option<PathBuf>,
    /// Write results and failures as JSON
    #[arg(long, global = true)]
    json: bool,
}

/// The verbs, in the order of the help.
#[derive(Debug, Subcommand)]
enum Verb {
    Serve(serve::Serve),
    Migrate(migrate::Migrate),
    Import(import::Import),
    Export(export::Export),
    Seed(seed::Seed),
    Replay(replay::Replay),
    Rebuild(rebuild::Rebuild),
    Views(views::Views),
    Ranking(ranking::Ranking),
    Verify(verify::Verify),
    Token(token::Token),
    Identity(identity::Identity),
    Config(config::ConfigVerb),
    Doctor(doctor::Doctor),
    Bench(bench::Bench),
}

impl Verb {
    /// What the verb's own options say about the settings.
    fn settings(&self, sources: Sources) -> Sources {
        match self {
            Self::Serve(verb) => verb.settings(sources),
            Self::Migrate(_)
            | Self::Import(_)
            | Self::Export(_)
            | Self::Seed(_)
            | Self::Replay(_)
            | Self::Rebuild(_)
            | Self::Views(_)
            | Self::Ranking(_)
            | Self::Verify(_)
            | Self::Token(_)
            | Self::Identity(_)
            | Self::Config(_)
            | Self::Doctor(_)
            | Self::Bench(_) => sources,
        }
    }

    async fn run(self, context: Context) -> Result<(), Failure> {
        match self {
            Self::Serve(verb) => verb.run(context).await,
            Self::Migrate(verb) => verb.run(context).await,
            Self::Import(verb) => verb.run(context).await,
            Self::Export(verb) => verb.run(context).await,
            Self::Seed(verb) => verb.run(context).await,
            Self::Replay(verb) => verb.run(context).await,
            Self::Rebuild(verb) => verb.run(context).await,
            Self::Views(verb) => verb.run(context).await,
            Self::Ranking(verb) => verb.run(context).await,
            Self::Verify(verb) => verb.run(context).await,
            Self::Token(verb) => verb.run(&context),
            Self::Identity(verb) => verb.run(context).await,
            Self::Config(verb) => verb.run(&context),
            Self::Doctor(verb) => verb.run(context).await,
            Self::Bench(verb) => verb.run(context).await,
        }
    }
}

/// What a verb works with.
#[derive(Debug, Clone)]
pub struct Context {
    /// The settings, checked.
    pub settings: Settings,
    /// Where results go.
    pub output: Output,
}

impl Cli {
    /// Where results and failures go.
    pub fn output(&self) -> Output {
        Output::new(self.global.json)
    }

    /// Does what was asked.
    pub async fn run(self) -> Result<(), Failure> {
        let output = self.output();
        let data_dir = self.global.data_dir.as_ref().map(|dir| dir.display());
        let sources = Sources::of_process(self.global.config.as_deref())?
            .with("municipality", self.global.municipality.as_ref())
            .with("data_dir", data_dir);
        let settings = self.verb.settings(sources).load()?;
        crate::logging::start(&settings.log)?;
        self.verb.run(Context { settings, output }).await
    }
}

#[cfg(test)]
mod tests {
    use super::Cli;
    use clap::CommandFactory;

    #[test]
    fn the_command_line_contradicts_itself_nowhere() {
        Cli::command().debug_assert();
    }
}
