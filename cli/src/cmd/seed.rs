//! `seed`: the demo city, driven through the real commands.

use clap::Args;
use clap::builder::PossibleValuesParser;

use super::Context;
use crate::database::{Database, Tenure};
use crate::failure::Failure;
use crate::seed::{Seeded, seed, stories};

/// Fill an empty database with the demo city; a second time adds nothing
#[derive(Debug, Args)]
pub struct Seed {
    /// Only these stories, with the offices, services and people they need
    #[arg(value_name = "STORY", value_parser = PossibleValuesParser::new(stories().map(|(name, _)| name)))]
    stories: Vec<String>,
}

impl Seed {
    pub(super) async fn run(self, context: Context) -> Result<(), Failure> {
        let Context { settings, output } = context;
        let database = Database::open(&settings, Tenure::Shared).await?;
        let seeded = seed(&settings, &database, &self.stories).await;
        database.close().await?;
        let seeded = seeded?;
        output.result(&seeded, &told(&seeded))
    }
}

/// What a person is told.
pub(super) fn told(seeded: &Seeded) -> String {
    let Seeded {
        stories,
        applications,
        case_files,
        residents,
        events,
    } = seeded;
    format!(
        "the demo city is there: {stories} stories, {applications} applications, \
         {case_files} case files, {residents} residents; {events} events added"
    )
}
