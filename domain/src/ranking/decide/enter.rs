//! Inserire un richiedente, e rettificare ciò che di lui è noto.

use super::{Decided, entry, in_review};
use crate::call::CallContent;
use crate::ranking::{
    ApplicantEntered, CorrectEntry, EnterApplicant, EntryCorrected, Known, OnFile, Ranking,
    RankingError,
};
use crate::scoring::rules::Code;
use crate::shared::personal::{Personal, RetentionClass};
use chrono::{DateTime, Utc};

pub(super) fn enter(state: &Ranking, command: &EnterApplicant) -> Decided {
    let content = in_review(state)?;
    let application = &command.application;
    if Some(&application.service) != state.service.as_ref() {
        return Err(RankingError::OtherService);
    }
    let in_time = |filed: DateTime<Utc>| content.opens_at <= filed && filed < content.closes_at;
    if !application.filed_at.is_some_and(in_time) {
        return Err(RankingError::NotFiledInTime);
    }
    let same = |(code, entry): (&Code, &OnFile)| {
        *code == command.code || entry.application_id == application.application_id
    };
    if state.entries.iter().any(same) {
        return Err(RankingError::AlreadyEntered);
    }
    sound(content, &command.known)?;
    let listed = |list: &Code| content.rules.lists.iter().any(|rule| rule.code == *list);
    if !command.lists.iter().all(listed) {
        return Err(RankingError::ListUnknown);
    }
    let known = command.known.clone();
    Ok(vec![
        ApplicantEntered {
            code: command.code.clone(),
            application_id: application.application_id,
            person: application.person,
            known: Personal::new(application.person, RetentionClass::Application, known),
            lists: command.lists.clone(),
            entered_at: command.at,
        }
        .into(),
    ])
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
    let rules = content.compiled();
    let rules = rules.map_err(|_| RankingError::NotComputable)?;
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
