//! The city at scale: a year of a real municipality's numbers with invented people, driven through the real commands.
//!
//! The numbers are read at run time from the tables of Open Welfare 2014; nobody's name comes from anywhere but the
//! dice. Days follow each other; within a day people go their ways side by side, as many as the log takes.

mod contact;
mod course;
mod kinds;
mod life;
mod plan;
mod population;
mod quota;
mod tables;
#[cfg(test)]
mod tests;
mod year;

use chrono::{DateTime, NaiveDate, Utc};
use domain::shared::time::rome_day;
use futures_util::stream::{self, StreamExt, TryStreamExt};
use serde::Serialize;
use std::collections::BTreeMap;
use std::path::Path;
use store::documents::{Archive, DocumentStore};
use store::{Clock, Store};
use tokio::sync::Mutex;
use uuid::Uuid;

pub use kinds::{AGES, AREAS, CHANNELS, PlanState, STATES, TARGETS};
pub use population::{Contact, Dossier, PlanSheet, population};
pub use quota::Scale;
pub use tables::{Counts, District, read};

use super::play;
use super::script::{Deed, Step};
use crate::config::Settings;
use crate::database::Database;
use crate::failure::Failure;
use crate::history::progress::Progress;
use crate::opened;
use life::Life;
use year::{DAYS, Year};

/// Where the tables lie beside the sources.
pub const TABLES: &str = "../shared/data/italy/bologna_open_welfare_2014";

/// Connections to the database while seeding.
const CONNECTIONS: u32 = 32;
/// People who go their ways side by side.
const SIDE_BY_SIDE: usize = 96;

/// What there is now.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Scaled {
    /// People on file.
    pub people: usize,
    /// Care plans.
    pub plans: usize,
    /// Interventions of the plans.
    pub interventions: usize,
    /// Contacts.
    pub contacts: usize,
    /// Events that were added to the log.
    pub events: i64,
}

/// Which city: the tables, which part of it, and the number that chance follows from.
#[derive(Clone, Copy, Debug)]
pub struct Wanted<'a> {
    /// The folder of the tables.
    pub from: &'a Path,
    /// Which part of their numbers.
    pub scale: Scale,
    /// The number that chance follows from.
    pub chance: u64,
}

/// Seeds the database of the settings, up to the day before today.
pub async fn seed(
    settings: &Settings,
    database: &Database,
    wanted: Wanted<'_>,
) -> Result<Scaled, Failure> {
    let districts = read(wanted.from)?;
    let clock = Clock::movable(DateTime::<Utc>::UNIX_EPOCH);
    let store = opened::open(settings, database, clock, CONNECTIONS).await?;
    let today = rome_day(Clock::System.now());
    let yesterday = today.pred_opt().unwrap_or(today);
    let scaled = match crate::service::documents(settings) {
        Ok(documents) => {
            sow(
                &store,
                &documents,
                &districts,
                yesterday,
                (wanted.scale, wanted.chance),
            )
            .await
        }
        Err(failure) => Err(failure),
    };
    store.close().await;
    scaled
}

/// Seeds a store whose clock can be moved. What is there is left, and a seeding that was broken off goes on where the
/// log ends; a log of anything else is refused.
pub async fn sow(
    store: &Store,
    documents: &DocumentStore,
    districts: &[District],
    yesterday: NaiveDate,
    (scale, chance): (Scale, u64),
) -> Result<Scaled, Failure> {
    let people = population(districts, scale, chance);
    let name = format!("scale/{chance}/{}", scale.millionths());
    let before = store.head().await?;
    let first = store.read(0, 1).await?.pop();
    let last = match before {
        0 => None,
        head => store.read(head - 1, 1).await?.pop(),
    };
    let opening = first.as_ref().map_or_else(
        || Year::opening_before(yesterday),
        |first| first.recorded_at,
    );
    let year = Year::new(
        districts,
        name,
        opening,
        &plans_by_district(districts, &people),
    );
    let setup = year.setup();
    if first.is_some_and(|first| {
        !setup
            .iter()
            .any(|step| step.command_id() == first.command_id)
    }) {
        let message =
            "this database holds other data, or the city at another scale; seed an empty one";
        return Err(Failure::told("seed.not-empty", message));
    }
    play::give(store, &setup, "offices and funds").await?;
    let doors = Doors::new(store, documents, &setup);
    let done_until = last.map(|last| rome_day(last.recorded_at));
    through_the_year(&doors, &year, &people, done_until).await?;
    let plans = people.iter().filter_map(|dossier| dossier.plan.as_ref());
    Ok(Scaled {
        people: people.len(),
        plans: plans.clone().count(),
        interventions: plans.map(|plan| plan.interventions.len()).sum(),
        contacts: people.iter().map(|dossier| dossier.contacts.len()).sum(),
        events: store.head().await? - before,
    })
}

fn plans_by_district(districts: &[District], people: &[Dossier]) -> Vec<usize> {
    let mut plans = vec![0; districts.len()];
    for dossier in people.iter().filter(|dossier| dossier.plan.is_some()) {
        plans[dossier.district] += 1;
    }
    plans
}

/// Day after day; days before the last one in the log are done.
async fn through_the_year(
    doors: &Doors<'_>,
    year: &Year<'_>,
    people: &[Dossier],
    done_until: Option<NaiveDate>,
) -> Result<(), Failure> {
    let mut days: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
    for (place, dossier) in people.iter().enumerate() {
        let mut theirs: Vec<u32> = Life::of(year, dossier)
            .into_iter()
            .map(|turn| turn.day)
            .collect();
        theirs.dedup();
        for day in theirs {
            days.entry(day).or_default().push(place);
        }
    }
    let mut progress = Progress::start("the year", DAYS.into());
    let mut given = 0;
    for (day, who) in days {
        if done_until.is_some_and(|last| year.on(day) < last) {
            continue;
        }
        doors.store.clock().set(year.at(day));
        given += stream::iter(who)
            .map(|place| doors.a_day(year, &people[place], day))
            .buffer_unordered(SIDE_BY_SIDE)
            .try_fold(0, |sum, given| async move { Ok(sum + given) })
            .await?;
        progress.advance(u64::from(day) + 1, given);
    }
    progress.finish(&format!("{given} commands"));
    Ok(())
}

/// Where the commands go, one at a time to each fund: whoever asks a fund at once with others only asks again.
struct Doors<'a> {
    archive: Archive,
    store: &'a Store,
    funds: BTreeMap<Uuid, Mutex<()>>,
}

impl<'a> Doors<'a> {
    fn new(store: &'a Store, documents: &DocumentStore, setup: &[Step]) -> Self {
        let funds = setup
            .iter()
            .filter(|step| matches!(step.deed, Deed::Fund(_)));
        Self {
            archive: Archive::new(store.clone(), documents.clone()),
            store,
            funds: funds.map(|step| (step.stream, Mutex::default())).collect(),
        }
    }

    /// What somebody's day holds, one after the other; what was done before changes nothing.
    async fn a_day(&self, year: &Year<'_>, dossier: &Dossier, day: u32) -> Result<u64, Failure> {
        let turns = Life::of(year, dossier).into_iter();
        let turns: Vec<_> = turns.filter(|turn| turn.day == day).collect();
        let mut given = 0;
        for turn in &turns {
            if let Some(paper) = &turn.paper {
                play::keep_one(&self.archive, paper).await?;
            }
            let _alone = match self.funds.get(&turn.step.stream) {
                Some(fund) => Some(fund.lock().await),
                None => None,
            };
            play::perform(self.store, &turn.step).await?;
            given += 1;
        }
        Ok(given)
    }
}
