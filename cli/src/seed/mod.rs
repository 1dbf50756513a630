//! The demo city: Catania's districts with invented people, driven through the real commands.
//!
//! Nothing here writes an event of its own: every story is a list of commands of the right people at
//! the right time, and the store decides. Times go back ten months from the last working day, and
//! the same story always carries the same command identifiers, so that seeding twice adds nothing.

mod bulk;
mod case;
mod cast;
mod city;
mod dice;
mod file;
mod forms;
mod mandates;
mod names;
mod opening;
mod papers;
mod people;
mod plan;
mod play;
mod rankings;
#[cfg(test)]
mod rehearsal;
pub mod scale;
mod script;
mod secrets;
mod services;
mod sign_in;
mod stories;
mod timeline;
mod twice;
mod words;

use chrono::{DateTime, NaiveDate, Utc};
use domain::shared::time::rome_day;
use serde::Serialize;
use std::collections::BTreeSet;
use store::documents::{Archive, DocumentStore};
use store::{Clock, Store};

pub use cast::{Identity, identities};
pub use city::DISTRICTS;
pub use sign_in::{DEMO_PASSWORD, let_in};

use crate::config::Settings;
use crate::database::Database;
use crate::failure::Failure;
use crate::opened;
use papers::Paper;
use script::{Deed, Script, Step, World};
use secrets::Secrets;
use stories::STORIES;
use timeline::Timeline;

/// Connections to the database while seeding.
const CONNECTIONS: u32 = 20;

/// What a seeding did.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Seeded {
    /// Stories that are there now.
    pub stories: usize,
    /// Applications that are there now.
    pub applications: usize,
    /// Case files that are there now.
    pub case_files: usize,
    /// Residents on file.
    pub residents: usize,
    /// Events that were added to the log.
    pub events: i64,
}

/// Name of every story and what it shows, in Italian.
pub fn stories() -> impl Iterator<Item = (&'static str, &'static str)> {
    STORIES.iter().map(|story| (story.name, story.tells))
}

/// Names and tax codes of everybody in the demo city: for whoever checks that no log shows them.
pub fn personal_texts() -> Vec<String> {
    let texts = |person: people::Resident| [person.name(), person.tax_code.as_str().to_owned()];
    people::residents().into_iter().flat_map(texts).collect()
}

/// Seeds the database of the settings, up to the day before today.
pub async fn seed(
    settings: &Settings,
    database: &Database,
    only: &[String],
) -> Result<Seeded, Failure> {
    let clock = Clock::movable(DateTime::<Utc>::UNIX_EPOCH);
    let store = opened::open(settings, database, clock, CONNECTIONS).await?;
    let seeded = match crate::service::documents(settings) {
        Ok(documents) => {
            let today = rome_day(Clock::System.now());
            let yesterday = today.pred_opt().unwrap_or(today);
            sow(&store, &documents, yesterday, only).await
        }
        Err(failure) => Err(failure),
    };
    store.close().await;
    seeded
}

/// Seeds a store whose clock can be moved: every story, or only those named, which must exist.
///
/// A log that holds anything else than the demo city is refused, and so is a story that lies before
/// the end of what is there: time never runs backwards.
pub async fn sow(
    store: &Store,
    documents: &DocumentStore,
    yesterday: NaiveDate,
    only: &[String],
) -> Result<Seeded, Failure> {
    let before = store.head().await?;
    let timeline = match store.read(0, 1).await?.first() {
        None => Timeline::until(yesterday, city::calendar()),
        Some(first) => Timeline::opened(first.recorded_at, city::calendar()),
    };
    let mut world = World::new(timeline, Secrets::of(store));
    let (steps, papers) = write(&mut world, only);
    check_place(store, before, &steps).await?;
    let archive = Archive::new(store.clone(), documents.clone());
    play::keep(&archive, &papers).await?;
    play::give(store, &steps, "demo city").await?;
    let count = |is_one: fn(&Deed) -> bool| {
        let of = steps.iter().filter(|step| is_one(&step.deed));
        of.map(|step| step.stream).collect::<BTreeSet<_>>().len()
    };
    Ok(Seeded {
        stories: if only.is_empty() {
            STORIES.len()
        } else {
            only.len()
        },
        applications: count(|deed| matches!(deed, Deed::Application(_))),
        case_files: count(|deed| matches!(deed, Deed::CaseFile(_))),
        residents: world.people.len(),
        events: store.head().await? - before,
    })
}

/// Whether there is nothing in the log yet.
pub async fn is_empty(settings: &Settings, database: &Database) -> Result<bool, Failure> {
    let store = opened::open(settings, database, Clock::System, 1).await?;
    let head = store.head().await;
    store.close().await;
    Ok(head? == 0)
}

/// Every step of the stories asked for, in order of time; without names, of the whole city.
///
/// They are written twice: the first time tells who stands where on the rankings, and the second time they go on so.
fn write(world: &mut World, only: &[String]) -> (Vec<Step>, Vec<Paper>) {
    let (filed, _) = told(world, only).finish();
    world.standings = rankings::standings(world, &filed);
    let mut script = told(world, only);
    rankings::write(&mut script);
    script.finish()
}

/// The stories asked for, without rankings.
fn told<'a>(world: &'a World, only: &[String]) -> Script<'a> {
    let mut script = Script::new(world);
    opening::write(&mut script);
    for (place, story) in STORIES.iter().enumerate() {
        if only.is_empty() || only.iter().any(|name| name == story.name) {
            script.begin(story.name, place);
            (story.write)(&mut script);
        }
    }
    if only.is_empty() {
        bulk::write(&mut script, STORIES.len());
    }
    script
}

/// Refuses a log of somebody else, and cases that would have to be put before its end.
async fn check_place(store: &Store, head: i64, steps: &[Step]) -> Result<(), Failure> {
    let (Some(first), Some(last)) = (
        store.read(0, 1).await?.pop(),
        store.read(head - 1, 1).await?.pop(),
    ) else {
        return Ok(());
    };
    let ours = steps.iter().take_while(|step| step.at == steps[0].at);
    if !ours.map(Step::command_id).any(|id| id == first.command_id) {
        let message = "this database holds data that are not of the demo city; seed an empty one";
        return Err(Failure::told("seed.not-empty", message));
    }
    let mut seen = BTreeSet::new();
    for step in steps.iter().filter(|step| step.at < last.recorded_at) {
        let begins = matches!(step.deed, Deed::Application(_)) && seen.insert(step.stream);
        if begins
            && store
                .load::<domain::application::Application>(step.stream)
                .await?
                .version
                == 0
        {
            let message = format!(
                "{} lies before the end of the log, and time never runs backwards; seed it into an empty database",
                step.name
            );
            return Err(Failure::told("seed.too-late", &message));
        }
    }
    Ok(())
}
