//! `ranking recompute`: published rankings computed again from the log, and compared byte by byte.

use clap::{Args, Subcommand};
use domain::ranking::{self, Recomputed};
use domain::shared::time::rome_day;
use projections::rankings::{Day, page};
use projections::{PageRequest, Viewer};
use serde::Serialize;
use std::fmt::Write;
use store::{Moment, Store};
use uuid::Uuid;

use super::Context;
use crate::failure::Failure;
use crate::opened::Opened;

/// Work with rankings
#[derive(Debug, Args)]
pub struct Ranking {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Debug, Subcommand)]
enum Verb {
    /// Compute published rankings again from the log; end with 1 where one differs by a byte
    Recompute {
        /// The ranking; all of them when none is named
        #[arg(value_name = "ID")]
        id: Option<Uuid>,
    },
}

/// What was found of one ranking.
#[derive(Serialize)]
struct Found {
    ranking: Uuid,
    versions: Vec<Recomputed>,
}

impl Ranking {
    pub(super) async fn run(self, context: Context) -> Result<(), Failure> {
        let Context { settings, output } = context;
        let Verb::Recompute { id } = self.verb;
        let opened = Opened::existing(&settings).await?;
        let found = recompute(&opened.store, id).await;
        opened.close().await?;
        let found = found?;
        let mut text = String::new();
        for one in &found {
            for version in &one.versions {
                let same = if version.same { "the same" } else { "DIFFERS" };
                writeln!(
                    text,
                    "{} version {}: {same}, {}",
                    one.ranking, version.version, version.computed
                )
                .expect("writes to a string");
            }
        }
        output.result(&found, &text)?;
        let differs = |one: &Found| one.versions.iter().any(|version| !version.same);
        match found.iter().find(|one| differs(one)) {
            None => Ok(()),
            Some(one) => Err(Failure::told(
                "ranking.differs",
                &format!(
                    "{}: what was published is not what the log gives",
                    one.ranking
                ),
            )),
        }
    }
}

async fn recompute(store: &Store, id: Option<Uuid>) -> Result<Vec<Found>, Failure> {
    let rankings = match id {
        Some(id) => vec![id],
        None => all(store).await?,
    };
    let mut found = Vec::with_capacity(rankings.len());
    for ranking in rankings {
        let replayed = store
            .replay::<ranking::Ranking>(ranking, Moment::default(), true)
            .await?;
        if replayed.events.is_empty() {
            return Err(Failure::told(
                "ranking.not-found",
                "there is no such ranking",
            ));
        }
        let history = replayed.events.iter().map(store::Recorded::decode);
        let history: Vec<ranking::RankingEvent> = history.collect::<Result<_, _>>()?;
        let versions = ranking::recompute(&history)
            .map_err(|error| Failure::new("ranking.not-computable", &error))?;
        found.push(Found { ranking, versions });
    }
    Ok(found)
}

/// Every ranking there is.
async fn all(store: &Store) -> Result<Vec<Uuid>, Failure> {
    let today = Day(rome_day(store.clock().now()));
    let viewer = Viewer::system();
    let mut request = PageRequest::default();
    let mut all = Vec::new();
    loop {
        let rows = page(&viewer, store, today, None, &request).await?;
        all.extend(rows.items.iter().map(|row| row.ranking_id));
        let Some(next) = rows.next else {
            return Ok(all);
        };
        request.after = Some(next);
    }
}
