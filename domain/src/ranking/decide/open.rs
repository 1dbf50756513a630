//! Formare la graduatoria: once nobody can apply any more, the seed of the draw is revealed.

use super::Decided;
use crate::ranking::{OpenRanking, Ranking, RankingError, RankingOpened};
use crate::scoring::Seed;

pub(super) fn open(state: &Ranking, command: &OpenRanking) -> Decided {
    if state.id.is_some() {
        return Err(RankingError::AlreadyOpened);
    }
    let call = &command.call;
    let Some(commitment) = call.draw_commitment.clone().filter(|_| call.running) else {
        return Err(RankingError::CallNotRunning);
    };
    if command.at < call.content.closes_at {
        return Err(RankingError::WindowOpen);
    }
    if Seed::parse(&command.draw_seed).commitment() != commitment {
        return Err(RankingError::SeedDiffers);
    }
    Ok(vec![
        RankingOpened {
            ranking_id: command.ranking_id,
            call: call.code.clone(),
            service: call.service.clone(),
            office: call.office.clone(),
            call_version: call.version,
            content: call.content.clone(),
            draw_commitment: commitment,
            draw_seed: command.draw_seed.clone(),
            opened_at: command.at,
        }
        .into(),
    ])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::decider::Decider;
    use crate::given::when;
    use crate::ranking::samples;
    use chrono::TimeDelta;

    fn refused(change: impl FnOnce(&mut OpenRanking)) -> RankingError {
        let mut command = samples::open_ranking();
        change(&mut command);
        let refused = Ranking::default().decide(&command.into());
        refused.expect_err("refused")
    }

    #[test]
    fn a_ranking_begins_once_and_only_after_the_window() {
        let ranking = when(Ranking::default(), samples::open_ranking()).expect("opened");
        let again = ranking.decide(&samples::open_ranking().into());
        assert_eq!(again, Err(RankingError::AlreadyOpened));
        let early =
            refused(|command| command.at = command.call.content.closes_at - TimeDelta::seconds(1));
        assert_eq!(early, RankingError::WindowOpen);
    }

    #[test]
    fn a_call_that_was_taken_back_or_never_published_has_no_ranking() {
        let revoked = refused(|command| command.call.running = false);
        assert_eq!(revoked, RankingError::CallNotRunning);
        let never = refused(|command| command.call.draw_commitment = None);
        assert_eq!(never, RankingError::CallNotRunning);
    }

    #[test]
    fn the_seed_is_the_one_that_was_committed_to() {
        let other = refused(|command| command.draw_seed = Seed::new([8; 32]).reveal());
        assert_eq!(other, RankingError::SeedDiffers);
    }

    #[test]
    fn nothing_happens_to_a_ranking_that_was_never_begun() {
        for command in samples::commands().into_iter().skip(1) {
            let refused = Ranking::default().decide(&command);
            assert_eq!(refused, Err(RankingError::NotOpened), "{command:?}");
        }
    }
}
