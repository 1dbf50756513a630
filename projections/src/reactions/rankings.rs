//! Graduatorie: offers that nobody answered in time end, a ranking to which nobody objected becomes final where its call
//! says so, and one that counts no more ends.

use super::send;
use crate::error::ProjectionError;
use crate::projections::Projections;
use crate::rankings::{self, Task};
use crate::viewer::Viewer;
use domain::ranking::{ApproveFinal, ExpireOffers, ExpireRanking, Ranking, RankingCommand};
use domain::shared::time::rome_day;
use uuid::Uuid;

/// Rankings looked at in one go at most.
const AT_ONCE: usize = 100;

/// Does what the clock has to do for rankings; returns how many commands were done.
pub async fn follow(projections: &Projections) -> Result<u32, ProjectionError> {
    let store = projections.store();
    let at = store.clock().now();
    let today = rome_day(at);
    let mut done = 0;
    for row in rankings::due(&Viewer::system(), store, today, AT_ONCE).await? {
        let (name, command): (_, RankingCommand) = match row.task {
            Task::Offers => ("offers-over", ExpireOffers { at }.into()),
            Task::Final => {
                let command = ApproveFinal {
                    posted_from_on: today,
                    at,
                };
                ("final", command.into())
            }
            Task::Expired => ("expired", ExpireRanking { at }.into()),
        };
        // Once a day for each ranking, however many nodes look.
        let id = Uuid::new_v5(&row.ranking_id, format!("{name}/{today}").as_bytes());
        done += u32::from(send::<Ranking>(store, row.ranking_id, id, &command).await?);
    }
    Ok(done)
}
