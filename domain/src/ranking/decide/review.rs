//! Istruttoria: grounds of exclusion that an officer finds, and the points of the commission.

use super::{Decided, entry, in_review};
use crate::ranking::{
    EntryExcluded, EntryReadmitted, ExcludeEntry, GiveManyPoints, GivePoints, PointsGiven, Ranking,
    RankingError, ReadmitEntry,
};
use crate::scoring::rules::Scale;

pub(super) fn exclude(state: &Ranking, command: &ExcludeEntry) -> Decided {
    let content = in_review(state)?;
    let entry = entry(state, &command.code)?;
    let mut grounds = content.rules.grounds.iter();
    if !grounds.any(|ground| ground.code == command.ground) {
        return Err(RankingError::GroundUnknown);
    }
    if entry.now.grounds.contains(&command.ground) {
        return Ok(Vec::new());
    }
    Ok(vec![
        EntryExcluded {
            code: command.code.clone(),
            ground: command.ground.clone(),
            note: entry.seal(command.note.clone()),
            excluded_at: command.at,
        }
        .into(),
    ])
}

pub(super) fn readmit(state: &Ranking, command: &ReadmitEntry) -> Decided {
    in_review(state)?;
    let entry = entry(state, &command.code)?;
    if !entry.now.grounds.contains(&command.ground) {
        return Err(RankingError::NotExcluded);
    }
    Ok(vec![
        EntryReadmitted {
            code: command.code.clone(),
            ground: command.ground.clone(),
            note: entry.seal(command.note.clone()),
            readmitted_at: command.at,
        }
        .into(),
    ])
}

pub(super) fn give(state: &Ranking, command: &GivePoints) -> Decided {
    Ok(vec![given(state, command)?.into()])
}

/// All of them or none.
pub(super) fn give_many(state: &Ranking, command: &GiveManyPoints) -> Decided {
    let events = command
        .given
        .iter()
        .map(|one| Ok(given(state, one)?.into()));
    events.collect()
}

fn given(state: &Ranking, command: &GivePoints) -> Result<PointsGiven, RankingError> {
    let content = in_review(state)?;
    let entry = entry(state, &command.code)?;
    let mut criteria = content.rules.criteria.iter();
    let criterion = criteria.find(|criterion| criterion.code == command.criterion);
    let Some(Scale::Commission {
        least,
        most,
        decimals,
    }) = criterion.map(|criterion| &criterion.points)
    else {
        return Err(RankingError::CriterionUnknown);
    };
    let points = command.assessed.points;
    if points < *least || points > *most || points.decimal().scale() > *decimals {
        return Err(RankingError::PointsOutOfRange);
    }
    Ok(PointsGiven {
        code: command.code.clone(),
        criterion: command.criterion.clone(),
        assessed: entry.seal(command.assessed.clone()),
        given_at: command.at,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::decider::Decider;
    use crate::given::when;
    use crate::ranking::samples;
    use crate::scoring::rules::Code;

    fn entered() -> Ranking {
        let ranking = when(Ranking::default(), samples::open_ranking()).expect("opened");
        when(ranking, samples::enter_applicant()).expect("entered")
    }

    #[test]
    fn an_officer_excludes_for_a_ground_of_the_call_and_takes_it_back() {
        let ranking = when(entered(), samples::exclude_entry()).expect("excluded");
        assert_eq!(
            ranking.decide(&samples::exclude_entry().into()),
            Ok(Vec::new())
        );
        let ranking = when(ranking, samples::readmit_entry()).expect("readmitted");
        let again = ranking.decide(&samples::readmit_entry().into());
        assert_eq!(again, Err(RankingError::NotExcluded));
        let mut other = samples::exclude_entry();
        other.ground = Code::parse("too-rich").expect("valid");
        assert_eq!(
            ranking.decide(&other.into()),
            Err(RankingError::GroundUnknown)
        );
    }

    #[test]
    fn points_are_given_to_many_or_to_nobody() {
        let mut command = samples::give_many_points();
        assert_eq!(
            entered()
                .decide(&command.clone().into())
                .map(|all| all.len()),
            Ok(1)
        );
        let mut other = command.given[0].clone();
        other.code = Code::parse("zzzzzzzz").expect("valid");
        command.given.push(other);
        let refused = entered().decide(&command.into());
        assert_eq!(refused, Err(RankingError::EntryUnknown));
    }

    #[test]
    fn the_commission_gives_points_within_the_range_of_its_criterion() {
        let give = |criterion: &str, points: &str| {
            let mut command = samples::give_points();
            command.criterion = Code::parse(criterion).expect("valid");
            command.assessed.points = crate::scoring::Number::parse(points).expect("valid");
            entered().decide(&command.into()).map(|events| events.len())
        };
        assert_eq!(give("hardship", "4"), Ok(1));
        assert_eq!(give("hardship", "4.5"), Err(RankingError::PointsOutOfRange));
        assert_eq!(give("hardship", "0.5"), Err(RankingError::PointsOutOfRange));
        assert_eq!(give("hardship", "-1"), Err(RankingError::PointsOutOfRange));
        assert_eq!(give("both-work", "4"), Err(RankingError::CriterionUnknown));
        assert_eq!(give("nothing", "4"), Err(RankingError::CriterionUnknown));
    }
}
