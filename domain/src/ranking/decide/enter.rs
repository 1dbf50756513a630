//! Inserire un richiedente, e rettificare ciò che di lui è noto.

use super::{Decided, entry, in_review};
use crate::call::CallContent;
use crate::ranking::{
    ApplicantEntered, CorrectEntry, EnterApplicant, EnterApplicants, EntryCorrected, Known, OnFile,
    Ranking, RankingError,
};
use crate::scoring::Rules;
use crate::scoring::rules::Code;
use crate::shared::personal::{Personal, RetentionClass};
use crate::shared::time::rome_day;
use chrono::{DateTime, Utc};
use std::collections::BTreeSet;

pub(super) fn enter(state: &Ranking, command: &EnterApplicant) -> Decided {
    let content = in_review(state)?;
    let application = &command.application;
    let same = |(code, entry): (&Code, &OnFile)| {
        *code == command.code || entry.application_id == application.application_id
    };
    if state.entries.iter().any(same) {
        return Err(RankingError::AlreadyEntered);
    }
    let rules = compiled(content)?;
    Ok(vec![one(state, content, &rules, command)?.into()])
}

/// Whoever stands on it already is passed over, so that the same can be asked for until nobody is missing.
pub(super) fn enter_many(state: &Ranking, command: &EnterApplicants) -> Decided {
    let content = in_review(state)?;
    let rules = compiled(content)?;
    let on_file = state.entries.values().map(|entry| entry.application_id);
    let mut applications: BTreeSet<_> = on_file.collect();
    let mut codes = BTreeSet::new();
    let mut events = Vec::new();
    for (n, applicant) in command.applicants.iter().enumerate() {
        if !applications.insert(applicant.application.application_id) {
            continue;
        }
        if state.entries.contains_key(&applicant.code) || !codes.insert(&applicant.code) {
            return Err(RankingError::AlreadyEntered);
        }
        let entered = one(state, content, &rules, applicant);
        events.push(entered.map_err(|why| why.among("applicants", n))?.into());
    }
    Ok(events)
}

fn one(
    state: &Ranking,
    content: &CallContent,
    rules: &Rules,
    command: &EnterApplicant,
) -> Result<ApplicantEntered, RankingError> {
    let application = &command.application;
    if Some(&application.service) != state.service.as_ref() {
        return Err(RankingError::OtherService);
    }
    if !application
        .filed_at
        .is_some_and(|filed| in_time(state, content, filed))
    {
        return Err(RankingError::NotFiledInTime);
    }
    read(rules, &command.known)?;
    let listed = |list: &Code| content.rules.lists.iter().any(|rule| rule.code == *list);
    if !command.lists.iter().all(listed) {
        return Err(RankingError::ListUnknown);
    }
    let known = command.known.clone();
    Ok(ApplicantEntered {
        code: command.code.clone(),
        application_id: application.application_id,
        person: application.person,
        applicant: application.applicant,
        known: Personal::new(application.person, RetentionClass::Application, known),
        lists: command.lists.clone(),
        entered_at: command.at,
    })
}

/// Within the window of the call; for an update, until its last day for requests.
fn in_time(state: &Ranking, content: &CallContent, filed: DateTime<Utc>) -> bool {
    let closed = match state.update {
        Some(update) => rome_day(filed) > update.requests_until_on,
        None => filed >= content.closes_at,
    };
    content.opens_at <= filed && !closed
}

pub(super) fn correct(state: &Ranking, command: &CorrectEntry) -> Decided {
    let content = in_review(state)?;
    let entry = entry(state, &command.code)?;
    if entry.now.facts.reveal() == Some(&command.known) {
        return Ok(Vec::new());
    }
    sound(content, &command.known)?;
    Ok(vec![
        EntryCorrected {
            code: command.code.clone(),
            known: entry.seal(command.known.clone()),
            reason: command.reason.clone(),
            corrected_at: command.at,
        }
        .into(),
    ])
}

/// Facts are read against the rules when they are written down, so that a ranking can always be computed.
pub(super) fn sound(content: &CallContent, known: &Known) -> Result<(), RankingError> {
    read(&compiled(content)?, known)
}

fn compiled(content: &CallContent) -> Result<Rules, RankingError> {
    content.compiled().map_err(|_| RankingError::NotComputable)
}

fn read(rules: &Rules, known: &Known) -> Result<(), RankingError> {
    let read = rules.read_facts(&known.facts);
    read.map(|_| ()).map_err(RankingError::unsound)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::decider::Decider;
    use crate::given::when;
    use crate::ranking::samples;
    use crate::shared::error::Coded;
    use crate::shared::ids::ApplicationId;
    use serde_json::json;
    use uuid::Uuid;

    fn opened() -> Ranking {
        when(Ranking::default(), samples::open_ranking()).expect("opened")
    }

    fn refused(change: impl FnOnce(&mut EnterApplicant)) -> RankingError {
        let mut command = samples::enter_applicant();
        change(&mut command);
        opened().decide(&command.into()).expect_err("refused")
    }

    #[test]
    fn an_applicant_stands_on_a_ranking_once() {
        let ranking = when(opened(), samples::enter_applicant()).expect("entered");
        let again = ranking.decide(&samples::enter_applicant().into());
        assert_eq!(again, Err(RankingError::AlreadyEntered));
        let mut other_code = samples::enter_applicant();
        other_code.code = Code::parse("zzzzzzzz").expect("valid");
        let again = ranking.decide(&other_code.clone().into());
        assert_eq!(again, Err(RankingError::AlreadyEntered));
        other_code.application.application_id = ApplicationId(Uuid::from_u128(0x99));
        assert!(ranking.decide(&other_code.into()).is_ok());
    }

    #[test]
    fn many_are_entered_at_once_and_whoever_stands_there_is_passed_over() {
        let command = samples::enter_applicants();
        let events = opened().decide(&command.clone().into()).expect("entered");
        assert_eq!(events.len(), 2);
        let one = when(opened(), samples::enter_applicant()).expect("entered");
        assert_eq!(
            one.decide(&command.clone().into()).map(|all| all.len()),
            Ok(2)
        );
        let all = when(one, command.clone()).expect("entered");
        assert_eq!(all.decide(&command.into()), Ok(Vec::new()));
    }

    #[test]
    fn what_is_wrong_with_one_of_many_is_told_at_their_place_and_nobody_is_entered() {
        let mut command = samples::enter_applicants();
        let known = &mut command.applicants[1].known;
        known.facts.insert("isee".to_owned(), json!("-1"));
        let refused = opened().decide(&command.into()).expect_err("refused");
        let faults = refused.fields();
        assert_eq!(faults[0].pointer, "/applicants/1/facts/isee");
    }

    #[test]
    fn only_what_was_filed_within_the_window_for_this_service_is_ranked() {
        let content = samples::open_ranking().call.content;
        let at = |filed| refused(|command| command.application.filed_at = filed);
        assert_eq!(at(None), RankingError::NotFiledInTime);
        assert_eq!(at(Some(content.closes_at)), RankingError::NotFiledInTime);
        let other =
            refused(|command| command.application.service = crate::sample::service("meals"));
        assert_eq!(other, RankingError::OtherService);
        let list = refused(|command| command.lists = vec![Code::parse("north").expect("valid")]);
        assert_eq!(list, RankingError::ListUnknown);
    }

    #[test]
    fn facts_are_read_against_the_rules_of_the_call() {
        let why = refused(|command| {
            command
                .known
                .facts
                .insert("siblings".to_owned(), json!("many"));
            command.known.facts.remove("isee");
        });
        assert!(matches!(why, RankingError::FactsUnsound(_)));
        let told: Vec<_> = why
            .fields()
            .iter()
            .map(|field| (field.pointer.as_str(), field.rule.as_str()))
            .collect();
        assert_eq!(
            told,
            [
                ("/facts/isee", "facts.required"),
                ("/facts/siblings", "facts.type")
            ]
        );
    }

    #[test]
    fn what_is_known_is_put_right_until_the_first_approval() {
        let ranking = when(opened(), samples::enter_applicant()).expect("entered");
        let ranking = when(ranking, samples::correct_entry()).expect("corrected");
        assert_eq!(
            ranking.decide(&samples::correct_entry().into()),
            Ok(Vec::new())
        );
        let mut other = samples::correct_entry();
        other.code = Code::parse("zzzzzzzz").expect("valid");
        assert_eq!(
            ranking.decide(&other.into()),
            Err(RankingError::EntryUnknown)
        );
        let approved = samples::provisional();
        let late = approved.decide(&samples::correct_entry().into());
        assert_eq!(late, Err(RankingError::NotInReview));
    }
}
