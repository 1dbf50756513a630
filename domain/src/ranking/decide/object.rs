//! Osservazioni: filed by whoever stands on the provisional ranking, each answered before it is final.

use super::enter::sound;
use super::{Decided, entry, provisional};
use crate::ranking::{
    DecideObjection, FileObjection, ObjectionDecided, ObjectionFiled, Ranking, RankingError,
};
use crate::shared::time::rome_day;

pub(super) fn file(state: &Ranking, command: &FileObjection) -> Decided {
    provisional(state)?;
    let entry = entry(state, &command.code)?;
    if entry.objection.is_some() {
        return Err(RankingError::AlreadyObjected);
    }
    let today = rome_day(command.at);
    let approval = state
        .approval
        .as_ref()
        .ok_or(RankingError::NotProvisional)?;
    if today < approval.posted_from_on {
        return Err(RankingError::NotPostedYet);
    }
    if today > approval.ends_on {
        return Err(RankingError::ObjectionTooLate);
    }
    Ok(vec![
        ObjectionFiled {
            code: command.code.clone(),
            text: entry.seal(command.text.clone()),
            filed_at: command.at,
        }
        .into(),
    ])
}

pub(super) fn decide(state: &Ranking, command: &DecideObjection) -> Decided {
    let content = provisional(state)?;
    let entry = entry(state, &command.code)?;
    let objection = entry.objection.as_ref();
    if objection.is_none_or(|objection| objection.upheld.is_some()) {
        return Err(RankingError::NoObjection);
    }
    if let Some(known) = &command.upheld {
        sound(content, known)?;
    }
    Ok(vec![
        ObjectionDecided {
            code: command.code.clone(),
            upheld: command.upheld.is_some(),
            known: command.upheld.clone().map(|known| entry.seal(known)),
            motivation: entry.seal(command.motivation.clone()),
            decided_at: command.at,
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
    use serde_json::json;

    fn filed_after(days: i64) -> Result<usize, RankingError> {
        let mut command = samples::file_objection();
        command.at = samples::approve_provisional().at + TimeDelta::days(days);
        let filed = samples::provisional().decide(&command.into());
        filed.map(|events| events.len())
    }

    #[test]
    fn objections_are_filed_from_the_first_day_of_posting_to_the_last_of_the_term() {
        assert_eq!(filed_after(-1), Err(RankingError::NotPostedYet));
        assert_eq!(filed_after(0), Ok(1));
        assert_eq!(filed_after(9), Ok(1));
        assert_eq!(filed_after(10), Err(RankingError::ObjectionTooLate));
    }

    #[test]
    fn each_objects_once_and_is_answered_once() {
        let none = samples::provisional().decide(&samples::decide_objection().into());
        assert_eq!(none, Err(RankingError::NoObjection));
        let ranking = when(samples::provisional(), samples::file_objection()).expect("filed");
        let again = ranking.decide(&samples::file_objection().into());
        assert_eq!(again, Err(RankingError::AlreadyObjected));
        let mut wrong = samples::decide_objection();
        if let Some(known) = &mut wrong.upheld {
            known.facts.insert("isee".to_owned(), json!("-1"));
        }
        let refused = ranking.decide(&wrong.into());
        assert!(matches!(refused, Err(RankingError::FactsUnsound(_))));
        let ranking = when(ranking, samples::decide_objection()).expect("decided");
        let again = ranking.decide(&samples::decide_objection().into());
        assert_eq!(again, Err(RankingError::NoObjection));
    }

    #[test]
    fn only_a_provisional_ranking_is_objected_to() {
        let early = samples::reviewed().decide(&samples::file_objection().into());
        assert_eq!(early, Err(RankingError::NotProvisional));
    }
}
