//! Ricalcolo: every published version computed again from the log alone, and compared byte by byte.

use super::{Ranking, RankingError, RankingEvent, canonical};
use crate::decider::Decider;
use crate::ranking::PublishedRow;
use crate::shared::digest::Digest;
use serde::Serialize;

/// One version, computed again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Recomputed {
    /// Which version.
    pub version: u32,
    /// SHA-256 of what was published.
    pub published: Digest,
    /// SHA-256 of what is computed now.
    pub computed: Digest,
    /// Whether both are the same, byte by byte.
    pub same: bool,
}

/// Computes every approved version again from what was on file just before it was approved.
pub fn recompute(history: &[RankingEvent]) -> Result<Vec<Recomputed>, RankingError> {
    let mut ranking = Ranking::default();
    let mut all = Vec::new();
    for event in history {
        match event {
            RankingEvent::ProvisionalRankingApproved(event) => {
                let approved = (event.version, event.rows.as_slice(), &event.rows_digest);
                all.push(again(&ranking, approved)?);
            }
            RankingEvent::FinalRankingApproved(event) => {
                let approved = (event.version, event.rows.as_slice(), &event.rows_digest);
                all.push(again(&ranking, approved)?);
            }
            RankingEvent::RankingRevised(event) => {
                let approved = (event.version, event.rows.as_slice(), &event.rows_digest);
                all.push(again(&ranking, approved)?);
            }
            RankingEvent::RankingOpened(_)
            | RankingEvent::ApplicantEntered(_)
            | RankingEvent::EntryCorrected(_)
            | RankingEvent::EntryExcluded(_)
            | RankingEvent::EntryReadmitted(_)
            | RankingEvent::PointsGiven(_)
            | RankingEvent::ObjectionFiled(_)
            | RankingEvent::ObjectionDecided(_)
            | RankingEvent::EntryPlaced(_)
            | RankingEvent::SupplyChanged(_)
            | RankingEvent::PlaceOffered(_)
            | RankingEvent::OfferAccepted(_)
            | RankingEvent::OfferDeclined(_)
            | RankingEvent::OfferExpired(_)
            | RankingEvent::EntryRenounced(_)
            | RankingEvent::RevisionRequested(_)
            | RankingEvent::UpdateOpened(_)
            | RankingEvent::RevisionDecided(_)
            | RankingEvent::RankingExpired(_) => {}
        }
        ranking.evolve(event);
    }
    Ok(all)
}

fn again(
    ranking: &Ranking,
    (version, rows, digest): (u32, &[PublishedRow], &Digest),
) -> Result<Recomputed, RankingError> {
    let (published, _) = canonical(rows);
    let (bytes, computed) = ranking.recomputed()?;
    Ok(Recomputed {
        version,
        same: bytes == published && computed == *digest,
        published: digest.clone(),
        computed,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ranking::samples;

    #[test]
    fn what_was_published_is_computed_again_to_the_byte() {
        let all = recompute(&samples::history()).expect("computed");
        assert_eq!(
            all.iter().map(|one| one.version).collect::<Vec<_>>(),
            [1, 2, 3]
        );
        assert!(all.iter().all(|one| one.same), "{all:?}");
        assert_ne!(all[0].published, all[1].published);
    }

    #[test]
    fn a_row_that_was_changed_in_the_log_is_found() {
        let mut history = samples::history();
        for event in &mut history {
            if let RankingEvent::FinalRankingApproved(event) = event {
                event.rows.swap(0, 1);
            }
        }
        let all = recompute(&history).expect("computed");
        assert_eq!(
            all.iter().map(|one| one.same).collect::<Vec<_>>(),
            [true, false, true]
        );
    }
}
