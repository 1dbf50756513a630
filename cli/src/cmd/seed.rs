//! `seed`: the demo city, or a city with the numbers of a real one, driven through the real commands.

use clap::Args;
use clap::builder::PossibleValuesParser;
use std::path::PathBuf;

use super::Context;
use crate::database::{Database, Tenure};
use crate::failure::Failure;
use crate::seed::scale::{self, Scale, Scaled, TABLES, Wanted};
use crate::seed::{Seeded, seed, stories};

/// Fill an empty database with the demo city; a second time adds nothing
#[derive(Debug, Args)]
pub struct Seed {
    /// Only these stories, with the offices, services and people they need
    #[arg(value_name = "STORY", value_parser = PossibleValuesParser::new(stories().map(|(name, _)| name)))]
    stories: Vec<String>,
    /// A year of a real municipality's numbers instead, in this part of them: 1.0 for all
    #[arg(long, value_name = "PART", conflicts_with = "stories", value_parser = parse_scale)]
    scale: Option<Scale>,
    /// The folder of the Open Welfare 2014 tables that the numbers follow
    #[arg(long, value_name = "DIR", requires = "scale", default_value = TABLES)]
    from: PathBuf,
    /// The number that chance follows from: the same one makes the same people
    #[arg(long, value_name = "NUMBER", requires = "scale", default_value_t = 1)]
    chance: u64,
}

fn parse_scale(text: &str) -> Result<Scale, String> {
    text.parse().map_err(str::to_owned)
}

impl Seed {
    pub(super) async fn run(self, context: Context) -> Result<(), Failure> {
        let Context { settings, output } = context;
        let database = Database::open(&settings, Tenure::Shared).await?;
        if let Some(scale) = self.scale {
            let wanted = Wanted {
                from: &self.from,
                scale,
                chance: self.chance,
            };
            let scaled = scale::seed(&settings, &database, wanted).await;
            database.close().await?;
            let scaled = scaled?;
            return output.result(&scaled, &told_at_scale(&scaled));
        }
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

fn told_at_scale(scaled: &Scaled) -> String {
    let Scaled {
        people,
        plans,
        interventions,
        contacts,
        events,
    } = scaled;
    format!(
        "the city is there: {people} people, {contacts} contacts, {plans} care plans with \
         {interventions} interventions; {events} events added"
    )
}
