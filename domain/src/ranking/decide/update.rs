//! Aggiornamento: what changed since is asked for, looked at and becomes a new version; places go on being given by
//! the version in force. And the end, where it is not updated in time.

use super::enter::sound;
use super::{Decided, content, entry, in_force, is_over};
use crate::ranking::{
    DecideRevision, ExpireRanking, OpenUpdate, Phase, Ranking, RankingError, RankingExpired,
    RequestRevision, RevisionDecided, RevisionRequested, UpdateOpened,
};
use crate::shared::time::rome_day;

/// Days within which requests for an update can be given.
const YEAR: u32 = 366;

pub(super) fn request(state: &Ranking, command: &RequestRevision) -> Decided {
    in_force(state, command.at)?;
    let entry = entry(state, &command.code)?;
    if entry.out {
        return Err(RankingError::AlreadyOut);
    }
    if entry.revision.is_some() {
        return Err(RankingError::AlreadyRequested);
    }
    let today = rome_day(command.at);
    if state
        .update
        .is_some_and(|update| today > update.requests_until_on)
    {
        return Err(RankingError::RevisionTooLate);
    }
    Ok(vec![
        RevisionRequested {
            code: command.code.clone(),
            text: entry.seal(command.text.clone()),
            requested_at: command.at,
        }
        .into(),
    ])
}

pub(super) fn open(state: &Ranking, command: &OpenUpdate) -> Decided {
    in_force(state, command.at)?;
    if state.update.is_some() {
        return Err(RankingError::AlreadyUpdating);
    }
    if command.requests_until_on < rome_day(command.at) {
        return Err(RankingError::TermOver);
    }
    if command.requests_until_on > super::days_after(command.at, YEAR) {
        return Err(RankingError::TermTooFar);
    }
    Ok(vec![
        UpdateOpened {
            requests_until_on: command.requests_until_on,
            reference_on: command.reference_on,
            opened_at: command.at,
        }
        .into(),
    ])
}

pub(super) fn decide(state: &Ranking, command: &DecideRevision) -> Decided {
    let content = content(state)?;
    if state.update.is_none() {
        return Err(RankingError::NotUpdating);
    }
    let entry = entry(state, &command.code)?;
    if entry.revision.is_none() {
        return Err(RankingError::NoRevision);
    }
    if let Some(known) = &command.upheld {
        sound(content, known)?;
    }
    Ok(vec![
        RevisionDecided {
            code: command.code.clone(),
            upheld: command.upheld.is_some(),
            known: command.upheld.clone().map(|known| entry.seal(known)),
            motivation: entry.seal(command.motivation.clone()),
            decided_at: command.at,
        }
        .into(),
    ])
}

/// An update that is under way is finished first.
pub(super) fn expire(state: &Ranking, command: &ExpireRanking) -> Decided {
    let content = content(state)?;
    match state.phase {
        Phase::Expired => return Ok(Vec::new()),
        Phase::Final => {}
        Phase::Missing | Phase::Review | Phase::Provisional => return Err(RankingError::NotFinal),
    }
    if state.update.is_some() || !is_over(state, content, command.at) {
        return Err(RankingError::StillValid);
    }
    Ok(vec![
        RankingExpired {
            expired_at: command.at,
        }
        .into(),
    ])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::decider::Decider;
    use crate::given::{day, when};
    use crate::ranking::{RankingEvent, samples};
    use crate::scoring::rules::Code;
    use chrono::TimeDelta;
    use serde_json::json;

    fn updating() -> Ranking {
        when(samples::last(), samples::open_update()).expect("opened")
    }

    /// The codes in the order of a version.
    fn order(event: &RankingEvent) -> Vec<String> {
        let RankingEvent::RankingRevised(event) = event else {
            panic!("the approval comes first")
        };
        event.rows.iter().map(|row| row.code.to_string()).collect()
    }

    fn offered(ranking: &Ranking) -> Vec<String> {
        let events = ranking.decide(&samples::offer_places().into());
        let events = events.expect("accepted");
        let code =
            |event: &RankingEvent| serde_json::to_value(event).expect("JSON")["code"].clone();
        events
            .iter()
            .map(|event| code(event).as_str().expect("a code").to_owned())
            .collect()
    }

    #[test]
    fn what_changed_is_looked_at_and_counts_once_the_update_is_approved() {
        let asked = when(updating(), samples::request_revision()).expect("asked");
        let decided = when(asked, samples::decide_revision()).expect("decided");
        // Until then places are given by the version in force.
        assert_eq!(offered(&decided), ["aaaa1111", "bbbb2222"]);
        let events = decided.decide(&samples::approve_update().into());
        let events = events.expect("approved");
        let codes = ["aaaa1111", "cccc3333", "bbbb2222", "dddd4444"];
        assert_eq!(order(&events[0]), codes);
        let ranking = when(decided, samples::approve_update()).expect("approved");
        assert_eq!(ranking.update, None);
        assert_eq!(ranking.reference_on, Some(day("2026-07-01")));
        assert_eq!(offered(&ranking), ["aaaa1111", "cccc3333"]);
    }

    #[test]
    fn an_update_waits_for_the_term_and_for_every_answer() {
        let asked = when(updating(), samples::request_revision()).expect("asked");
        let pending = asked.decide(&samples::approve_update().into());
        assert_eq!(pending, Err(RankingError::RevisionsPending));
        let mut early = samples::approve_update();
        early.at = samples::open_update().at;
        early.posted_from_on = day("2026-06-15");
        let refused = updating().decide(&early.into());
        assert_eq!(refused, Err(RankingError::RevisionsOpen));
        let none = samples::last().decide(&samples::approve_update().into());
        assert_eq!(none, Err(RankingError::NotUpdating));
        let again = updating().decide(&samples::open_update().into());
        assert_eq!(again, Err(RankingError::AlreadyUpdating));
        let mut over = samples::open_update();
        over.requests_until_on = day("2026-06-01");
        let refused = samples::last().decide(&over.into());
        assert_eq!(refused, Err(RankingError::TermOver));
        let mut far = samples::open_update();
        far.requests_until_on = day("9999-12-31");
        let refused = samples::last().decide(&far.into());
        assert_eq!(refused, Err(RankingError::TermTooFar));
    }

    #[test]
    fn each_asks_once_and_in_time() {
        let asked = when(updating(), samples::request_revision()).expect("asked");
        let again = asked.decide(&samples::request_revision().into());
        assert_eq!(again, Err(RankingError::AlreadyRequested));
        let mut late = samples::request_revision();
        late.at = samples::approve_update().at;
        let refused = updating().decide(&late.into());
        assert_eq!(refused, Err(RankingError::RevisionTooLate));
        let none = updating().decide(&samples::decide_revision().into());
        assert_eq!(none, Err(RankingError::NoRevision));
        let not_yet = samples::last().decide(&samples::decide_revision().into());
        assert_eq!(not_yet, Err(RankingError::NotUpdating));
    }

    #[test]
    fn whoever_filed_since_stands_on_the_update_and_is_offered_nothing_before() {
        let mut enter = samples::enter_applicant();
        enter.code = Code::parse("eeee5555").expect("valid");
        enter.application.application_id.0 = uuid::Uuid::from_u128(0x505);
        enter.application.filed_at = Some(samples::open_update().at + TimeDelta::days(1));
        enter.known.facts.insert("siblings".to_owned(), json!(4));
        let ranking = when(updating(), enter.clone()).expect("entered");
        let mut give = samples::give_points();
        give.code = enter.code.clone();
        let ranking = when(ranking, give).expect("scored");
        assert_eq!(offered(&ranking), ["aaaa1111", "bbbb2222"]);
        let ranking = when(ranking, samples::approve_update()).expect("approved");
        assert_eq!(offered(&ranking), ["aaaa1111", "eeee5555"]);
        enter.code = Code::parse("ffff6666").expect("valid");
        enter.application.application_id.0 = uuid::Uuid::from_u128(0x506);
        enter.application.filed_at = Some(samples::approve_update().at);
        let late = updating().decide(&enter.into());
        assert_eq!(late, Err(RankingError::NotFiledInTime));
    }

    #[test]
    fn a_ranking_ends_after_its_last_day_unless_it_counts_until_it_is_updated() {
        let early = ExpireRanking {
            at: samples::open_update().at,
        };
        let refused = samples::last().decide(&early.into());
        assert_eq!(refused, Err(RankingError::StillValid));
        let late = ExpireRanking {
            at: samples::approve_final().at + TimeDelta::days(366),
        };
        let ended = when(samples::last(), late.clone()).expect("ended");
        assert_eq!(ended.phase, Phase::Expired);
        let refused = ended.decide(&samples::offer_places().into());
        assert_eq!(refused, Err(RankingError::NoLongerValid));
        assert_eq!(ended.decide(&late.clone().into()), Ok(Vec::new()));
        let refused = updating().decide(&late.clone().into());
        assert_eq!(refused, Err(RankingError::StillValid));
        let mut housing = samples::last();
        if let Some(content) = &mut housing.content {
            content.holds_until_updated = true;
        }
        assert_eq!(
            housing.decide(&late.clone().into()),
            Err(RankingError::StillValid)
        );
        let offer = crate::ranking::OfferPlaces { at: late.at };
        assert_eq!(housing.decide(&offer.into()).map(|all| all.len()), Ok(2));
    }
}
