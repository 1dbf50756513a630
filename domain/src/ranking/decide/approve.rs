//! Approvare la graduatoria: computed from what is on file, written down row by row, posted from a day on.

use super::{Decided, in_review, last_of, provisional};
use crate::call::CallContent;
use crate::ranking::compute::{Basis, Computed};
use crate::ranking::{
    ApproveFinal, ApproveProvisional, ApproveUpdate, EntryPlaced, FinalRankingApproved,
    ProvisionalRankingApproved, Ranking, RankingError, RankingEvent, RankingRevised, canonical,
};
use crate::scoring::{Admission, Rules, Standings};
use crate::shared::time::rome_day;
use chrono::{DateTime, Months, NaiveDate, Utc};

pub(super) fn provisional_ranking(state: &Ranking, command: &ApproveProvisional) -> Decided {
    let content = in_review(state)?;
    if state.update.is_some() {
        return Err(RankingError::NotInReview);
    }
    let (computed, version) = ready(state, command.posted_from_on, command.at)?;
    let from = command.posted_from_on;
    let (_, rows_digest) = canonical(&computed.rows);
    let approved = ProvisionalRankingApproved {
        version,
        rows: computed.rows.clone(),
        rows_digest,
        posted_from_on: from,
        posted_until_on: last_of(from, content.posting_days),
        objections_until_on: last_of(from, content.objection_days),
        approved_at: command.at,
    };
    Ok(with_entries(state, approved, computed, version, command.at))
}

pub(super) fn final_ranking(state: &Ranking, command: &ApproveFinal) -> Decided {
    let content = provisional(state)?;
    let pending = |entry: &crate::ranking::OnFile| {
        let objection = entry.objection.as_ref();
        objection.is_some_and(|objection| objection.upheld.is_none())
    };
    if state.entries.values().any(pending) {
        return Err(RankingError::ObjectionsPending);
    }
    let term = state.approval.as_ref().map(|approval| approval.ends_on);
    if term.is_some_and(|term| rome_day(command.at) <= term) {
        return Err(RankingError::ObjectionsOpen);
    }
    let (computed, version) = ready(state, command.posted_from_on, command.at)?;
    let from = command.posted_from_on;
    let (_, rows_digest) = canonical(&computed.rows);
    let approved = FinalRankingApproved {
        version,
        rows: computed.rows.clone(),
        rows_digest,
        posted_from_on: from,
        posted_until_on: last_of(from, content.posting_days),
        valid_until_on: valid_until(from, content),
        approved_at: command.at,
    };
    Ok(with_entries(state, approved, computed, version, command.at))
}

pub(super) fn updated_ranking(state: &Ranking, command: &ApproveUpdate) -> Decided {
    let content = super::content(state)?;
    let update = state.update.ok_or(RankingError::NotUpdating)?;
    if rome_day(command.at) <= update.requests_until_on {
        return Err(RankingError::RevisionsOpen);
    }
    if state.entries.values().any(|entry| entry.revision.is_some()) {
        return Err(RankingError::RevisionsPending);
    }
    let (computed, version) = ready(state, command.posted_from_on, command.at)?;
    let from = command.posted_from_on;
    let (_, rows_digest) = canonical(&computed.rows);
    let approved = RankingRevised {
        version,
        rows: computed.rows.clone(),
        rows_digest,
        posted_from_on: from,
        posted_until_on: last_of(from, content.posting_days),
        valid_until_on: valid_until(from, content),
        approved_at: command.at,
    };
    Ok(with_entries(state, approved, computed, version, command.at))
}

/// The last day of the months for which it counts, of which the first day is `from`.
fn valid_until(from: NaiveDate, content: &CallContent) -> NaiveDate {
    let months = Months::new(content.validity_months);
    let after = from.checked_add_months(months);
    after
        .and_then(|day| day.pred_opt())
        .unwrap_or(NaiveDate::MAX)
}

/// Days after an approval within which a ranking is posted.
const SOON: u32 = 60;

/// What can be approved now, and as which version.
fn ready(
    state: &Ranking,
    from: NaiveDate,
    at: DateTime<Utc>,
) -> Result<(Computed, u32), RankingError> {
    if from < rome_day(at) {
        return Err(RankingError::PostingInThePast);
    }
    if from > super::days_after(at, SOON) {
        return Err(RankingError::PostingTooFar);
    }
    if state.entries.is_empty() {
        return Err(RankingError::Empty);
    }
    let rules = state.rules()?;
    let now = state.standings(&rules, Basis::Now)?;
    points_given(&rules, &now)?;
    let before = state
        .approval
        .as_ref()
        .map_or(0, |approval| approval.version);
    Ok((state.computed(&rules, &now)?, before.saturating_add(1)))
}

/// Whoever is admitted has all points of the commission.
fn points_given(rules: &Rules, all: &Standings) -> Result<(), RankingError> {
    for (entry, sheet) in all.entries().iter().zip(all.sheets()) {
        let excluded = matches!(sheet.admission, Admission::Excluded(_));
        if !excluded && rules.unscored(entry).next().is_some() {
            return Err(RankingError::PointsMissing);
        }
    }
    Ok(())
}

/// The approval, and what it says of each applicant.
fn with_entries(
    state: &Ranking,
    approved: impl Into<RankingEvent>,
    computed: Computed,
    version: u32,
    at: DateTime<Utc>,
) -> Vec<RankingEvent> {
    let mut events = vec![approved.into()];
    for (code, placed) in computed.placed {
        if let Some(entry) = state.entries.get(&code) {
            let event = EntryPlaced {
                application_id: entry.application_id,
                person: entry.person,
                version,
                placed: entry.seal(placed),
                placed_at: at,
                code,
            };
            events.push(event.into());
        }
    }
    events
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::decider::Decider;
    use crate::given::{day, when};
    use crate::ranking::{Outcome, Phase, PublishedRow, samples};
    use crate::scoring::Why;
    use chrono::TimeDelta;

    fn reviewed() -> Ranking {
        samples::reviewed()
    }

    fn codes(events: &[RankingEvent]) -> Vec<(Option<usize>, String, Outcome)> {
        let approval = serde_json::to_value(&events[0]).expect("events are JSON");
        let rows: Vec<PublishedRow> =
            serde_json::from_value(approval["rows"].clone()).expect("the approval comes first");
        let shown = |row: PublishedRow| (row.position, row.code.to_string(), row.outcome);
        rows.into_iter().map(shown).collect()
    }

    /// Who was told that something changed, and why.
    fn told(events: &[RankingEvent]) -> Vec<(String, Vec<Why>)> {
        let placed = events[1..].iter().map(|event| {
            let RankingEvent::EntryPlaced(event) = event else {
                panic!("after the approval comes what it says of each")
            };
            let placed = event.placed.reveal().expect("in clear");
            let why = placed.changes.iter().flat_map(|change| change.why.clone());
            (event.code.to_string(), why.collect::<Vec<_>>())
        });
        placed.filter(|(_, why)| !why.is_empty()).collect()
    }

    #[test]
    fn what_is_approved_follows_from_what_is_on_file() {
        let events = reviewed()
            .decide(&samples::approve_provisional().into())
            .expect("approved");
        assert_eq!(
            codes(&events),
            [
                (Some(1), "aaaa1111".to_owned(), Outcome::Beneficiary),
                (Some(2), "bbbb2222".to_owned(), Outcome::Beneficiary),
                (Some(3), "cccc3333".to_owned(), Outcome::Eligible),
                (None, "dddd4444".to_owned(), Outcome::Excluded),
            ]
        );
        assert_eq!(
            events.len(),
            5,
            "one for the ranking and one for each applicant"
        );
        let (bytes, digest) = reviewed().recomputed().expect("computed again");
        assert!(!bytes.contains("isee") && !bytes.contains("resident\":"));
        let RankingEvent::ProvisionalRankingApproved(approved) = &events[0] else {
            panic!("the approval comes first")
        };
        assert_eq!(
            (canonical(&approved.rows).0, &approved.rows_digest),
            (bytes, &digest)
        );
        assert_eq!(approved.posted_until_on, day("2026-05-18"));
        assert_eq!(approved.objections_until_on, day("2026-05-13"));
    }

    #[test]
    fn a_ranking_is_approved_when_everything_is_there() {
        let opened = when(Ranking::default(), samples::open_ranking()).expect("opened");
        let empty = opened.decide(&samples::approve_provisional().into());
        assert_eq!(empty, Err(RankingError::Empty));
        let entered = when(opened, samples::enter_applicant()).expect("entered");
        let unscored = entered.decide(&samples::approve_provisional().into());
        assert_eq!(unscored, Err(RankingError::PointsMissing));
        let mut past = samples::approve_provisional();
        past.posted_from_on = day("2026-05-03");
        assert_eq!(
            reviewed().decide(&past.into()),
            Err(RankingError::PostingInThePast)
        );
        let mut far = samples::approve_provisional();
        far.posted_from_on = day("9999-12-31");
        let refused = reviewed().decide(&far.into());
        assert_eq!(refused, Err(RankingError::PostingTooFar));
    }

    #[test]
    fn a_number_that_is_too_large_stops_the_ranking_and_is_not_guessed() {
        let mut open = samples::open_ranking();
        let mut rules = serde_json::to_value(&open.call.content.rules).expect("JSON");
        rules["derived"] = serde_json::json!([{
            "name": "cube", "label": "Cubo",
            "means": {"number": {"value": {"multiply": ["isee", "isee", "isee"]}}},
        }]);
        open.call.content.rules = serde_json::from_value(rules).expect("rules");
        let mut enter = samples::enter_applicant();
        let isee = serde_json::json!("999999999999.99");
        enter.known.facts.insert("isee".to_owned(), isee);
        let opened = when(Ranking::default(), open).expect("opened");
        let entered = when(opened, enter).expect("entered");
        let scored = when(entered, samples::give_points()).expect("scored");
        let refused = scored.decide(&samples::approve_provisional().into());
        assert_eq!(refused, Err(RankingError::NotComputable));
    }

    #[test]
    fn it_is_final_when_all_could_object_and_all_were_answered() {
        let provisional = samples::provisional();
        let mut early = samples::approve_final();
        early.at = samples::approve_provisional().at + TimeDelta::days(9);
        early.posted_from_on = day("2026-05-13");
        let refused = provisional.decide(&early.into());
        assert_eq!(refused, Err(RankingError::ObjectionsOpen));
        let objected = when(provisional, samples::file_objection()).expect("filed");
        let refused = objected.decide(&samples::approve_final().into());
        assert_eq!(refused, Err(RankingError::ObjectionsPending));
        let decided = when(objected, samples::decide_objection()).expect("decided");
        let ranking = when(decided, samples::approve_final()).expect("final");
        assert_eq!(ranking.phase, Phase::Final);
        let again = ranking.decide(&samples::approve_final().into());
        assert_eq!(again, Err(RankingError::NotProvisional));
    }

    #[test]
    fn an_objection_moves_two_and_each_is_told_why() {
        let provisional = samples::provisional();
        let objected = when(provisional, samples::file_objection()).expect("filed");
        let decided = when(objected, samples::decide_objection()).expect("decided");
        let events = decided
            .decide(&samples::approve_final().into())
            .expect("final");
        let order: Vec<_> = codes(&events)
            .into_iter()
            .map(|(_, code, _)| code)
            .collect();
        assert_eq!(order, ["aaaa1111", "cccc3333", "bbbb2222", "dddd4444"]);
        let told = told(&events);
        assert_eq!(told.len(), 2, "{told:?}");
        let text = serde_json::to_string(&told).expect("JSON");
        assert!(
            text.contains("both-work") && text.contains("overtaken"),
            "{text}"
        );
    }
}
