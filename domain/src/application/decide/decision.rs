//! Accogliere e rigettare: what an act must hold, and what must have come before it.

use super::notice;
use crate::application::act::Act;
use crate::application::{
    Application, ApplicationDeclaredInadmissible, ApplicationError, ApplicationEvent,
    ApplicationGranted, ApplicationRejected, ApplicationStatus, DeclareInadmissible, Grant, Ground,
    Outcome, Reasons, Reject, TermUsed,
};
use crate::service::AppealRoute;
use crate::shared::digest::Digest;
use crate::shared::ids::ReasonCode;
use crate::shared::stamp::{ActKind, Direction};
use crate::shared::text::{LongText, ShortText};
use crate::shared::time::rome_day;
use chrono::NaiveDate;
use std::collections::BTreeSet;

type Decided = Result<Vec<ApplicationEvent>, ApplicationError>;

pub(super) fn grant(state: &Application, command: &Grant) -> Decided {
    state.open()?;
    decidable(state)?;
    let reasons = command
        .reasons
        .as_ref()
        .ok_or(ApplicationError::ReasonsMissing)?;
    appealable(&command.appeals)?;
    let unexplained = command.benefit.amount.is_some() && command.criteria.is_empty();
    if unexplained {
        return Err(ApplicationError::CriteriaMissing);
    }
    let days = command.benefit.from.zip(command.benefit.until);
    if days.is_some_and(|(from, until)| until < from) {
        return Err(ApplicationError::BenefitPeriod);
    }
    follows_proposal(state, Outcome::Grant, command.divergence_reason.as_ref())?;
    let criteria = command.criteria.iter();
    Ok(vec![
        ApplicationGranted {
            registration: act(&command.counterparty, command.digest.as_ref()).stamp(state)?,
            benefit: command.benefit,
            criteria: criteria.map(|c| c.seal(|text| state.seal(text))).collect(),
            reasons: reasons.seal(|text| state.seal(text)),
            divergence_reason: state.seal_some(command.divergence_reason.as_ref()),
            known_grounds: state.known_grounds.iter().cloned().collect(),
            appeals: command.appeals.clone(),
            term: term_used(state, rome_day(command.at))?,
        }
        .into(),
    ])
}

pub(super) fn reject(state: &Application, command: &Reject) -> Decided {
    state.open()?;
    decidable(state)?;
    notice::check_grounds(state, &command.grounds)?;
    let reasons = command
        .reasons
        .as_ref()
        .ok_or(ApplicationError::ReasonsMissing)?;
    appealable(&command.appeals)?;
    if !state.procedure()?.competitive {
        notice::time_to_answer_over(state, rome_day(command.at))?;
        grounds_notified(state, &command.grounds)?;
    }
    observations_answered(state, command)?;
    follows_proposal(state, Outcome::Reject, command.divergence_reason.as_ref())?;
    Ok(vec![
        ApplicationRejected {
            registration: act(&command.counterparty, command.digest.as_ref()).stamp(state)?,
            grounds: sealed_grounds(state, &command.grounds),
            known_grounds: known_grounds(state, command),
            answers: command
                .answers
                .iter()
                .map(|answer| answer.seal(|text| state.seal(text)))
                .collect(),
            reasons: reasons.seal(|text| state.seal(text)),
            divergence_reason: state.seal_some(command.divergence_reason.as_ref()),
            appeals: command.appeals.clone(),
            term: term_used(state, rome_day(command.at))?,
        }
        .into(),
    ])
}

/// Manifestly inadmissible or unfounded: a concise reference to the decisive point is enough (art. 2 c. 1).
pub(super) fn inadmissible(state: &Application, command: &DeclareInadmissible) -> Decided {
    state.pending()?;
    let early = matches!(
        state.status,
        ApplicationStatus::Submitted | ApplicationStatus::UnderReview | ApplicationStatus::Proposed
    );
    if !early {
        return Err(ApplicationError::TermSuspended);
    }
    let reasons = command
        .reasons
        .as_ref()
        .ok_or(ApplicationError::ReasonsMissing)?;
    appealable(&command.appeals)?;
    Ok(vec![
        ApplicationDeclaredInadmissible {
            registration: act(&command.counterparty, command.digest.as_ref()).stamp(state)?,
            kind: command.kind,
            reasons: state.seal(reasons),
            appeals: command.appeals.clone(),
            term: term_used(state, rome_day(command.at))?,
        }
        .into(),
    ])
}

/// The act of a decision, outbound.
pub(super) fn act<'a>(counterparty: &'a ShortText, digest: Option<&'a Digest>) -> Act<'a> {
    Act {
        kind: ActKind::Decision,
        direction: Direction::Outbound,
        counterparty,
        digest,
    }
}

/// Facts and law of an act, or why it cannot be adopted.
pub(super) fn stated(reasons: Option<&Reasons>) -> Result<&Reasons, ApplicationError> {
    reasons.ok_or(ApplicationError::ReasonsMissing)
}

fn decidable(state: &Application) -> Result<(), ApplicationError> {
    if state.status == ApplicationStatus::Submitted {
        Err(ApplicationError::NotUnderReview)
    } else if state.status == ApplicationStatus::AwaitingIntegration {
        Err(ApplicationError::TermSuspended)
    } else {
        Ok(())
    }
}

fn appealable(appeals: &[AppealRoute]) -> Result<(), ApplicationError> {
    if appeals.is_empty() || appeals.iter().any(|route| route.term_days == 0) {
        Err(ApplicationError::AppealRouteMissing)
    } else {
        Ok(())
    }
}

fn follows_proposal(
    state: &Application,
    outcome: Outcome,
    divergence_reason: Option<&LongText>,
) -> Result<(), ApplicationError> {
    let departs = state.proposal.is_some_and(|proposal| proposal != outcome);
    if departs && divergence_reason.is_none() {
        Err(ApplicationError::DivergenceReasonMissing)
    } else {
        Ok(())
    }
}

/// A refusal adds only grounds that follow from the observations.
fn grounds_notified(state: &Application, grounds: &[Ground]) -> Result<(), ApplicationError> {
    let notice = state
        .notice
        .as_ref()
        .ok_or(ApplicationError::NoticeNotServed)?;
    let allowed = |ground: &Ground| {
        let follows = ground.follows_from_observations && !state.observations.is_empty();
        notice.grounds.contains(&ground.code) || follows
    };
    if grounds.iter().all(allowed) {
        Ok(())
    } else {
        Err(ApplicationError::GroundNotNotified)
    }
}

fn observations_answered(state: &Application, command: &Reject) -> Result<(), ApplicationError> {
    let filed: BTreeSet<_> = state.observations.iter().map(|o| o.observations).collect();
    let answered: BTreeSet<_> = command.answers.iter().map(|a| a.observations).collect();
    if !answered.is_subset(&filed) {
        return Err(ApplicationError::ObservationsUnknown);
    }
    if answered.len() < filed.len() {
        return Err(ApplicationError::ObservationsUnanswered);
    }
    Ok(())
}

fn known_grounds(state: &Application, command: &Reject) -> Vec<ReasonCode> {
    let mut known = state.known_grounds.clone();
    known.extend(command.grounds.iter().map(|ground| ground.code.clone()));
    known.extend(command.other_known_grounds.iter().cloned());
    known.into_iter().collect()
}

fn sealed_grounds(
    state: &Application,
    grounds: &[Ground],
) -> Vec<Ground<crate::shared::personal::Personal<LongText>>> {
    grounds
        .iter()
        .map(|ground| ground.seal(|text| state.seal(text)))
        .collect()
}

fn term_used(state: &Application, today: NaiveDate) -> Result<TermUsed, ApplicationError> {
    let (rule, term) = (&state.procedure()?.term, state.term()?);
    Ok(TermUsed {
        decided_on: today,
        term_days: rule.days,
        net_days_used: term.net_days_used(today),
        days_suspended: term.days_suspended(today),
        due_on: rule.due_on(term),
        days_late: rule.days_late(term, today),
    })
}

#[cfg(test)]
mod tests {
    use crate::application::samples::{
        self, decided, given, noticed, observed, refused, submitted, then, under_review,
    };
    use crate::application::{
        ApplicationError, ApplicationEvent, ApplicationRejected, ApplicationStatus, Outcome,
        Reject, TermUsed,
    };
    use chrono::NaiveDate;

    fn without_answers() -> Reject {
        Reject {
            answers: Vec::new(),
            ..samples::reject()
        }
    }

    fn rejected(event: &ApplicationEvent) -> Option<&ApplicationRejected> {
        if let ApplicationEvent::ApplicationRejected(event) = event {
            Some(event)
        } else {
            None
        }
    }

    fn term_of(event: &ApplicationEvent) -> Option<TermUsed> {
        if let ApplicationEvent::ApplicationRejected(event) = event {
            Some(event.term)
        } else if let ApplicationEvent::ApplicationGranted(event) = event {
            Some(event.term)
        } else {
            None
        }
    }

    #[test]
    fn an_application_under_review_is_granted() {
        let story = then(under_review(), samples::grant());
        assert_eq!(given(&story).status, ApplicationStatus::Granted);
        assert_eq!(refused(&story, samples::grant()), ApplicationError::NotOpen);
    }

    #[test]
    fn nothing_is_decided_before_the_review_or_while_papers_are_awaited() {
        assert_eq!(
            refused(&submitted(), samples::grant()),
            ApplicationError::NotUnderReview
        );
        let story = then(under_review(), samples::request_integration());
        assert_eq!(
            refused(&story, samples::grant()),
            ApplicationError::TermSuspended
        );
    }

    #[test]
    fn an_act_states_reasons_and_before_whom_it_can_be_challenged() {
        let mut mute = samples::grant();
        mute.reasons = None;
        assert_eq!(
            refused(&under_review(), mute),
            ApplicationError::ReasonsMissing
        );
        let mut final_word = samples::grant();
        final_word.appeals.clear();
        let why = refused(&under_review(), final_word);
        assert_eq!(why, ApplicationError::AppealRouteMissing);
        let mut mute = without_answers();
        mute.reasons = None;
        assert_eq!(refused(&noticed(), mute), ApplicationError::ReasonsMissing);
    }

    #[test]
    fn money_is_granted_only_with_the_criteria_shown() {
        let mut command = samples::grant();
        command.criteria.clear();
        assert_eq!(
            refused(&under_review(), command),
            ApplicationError::CriteriaMissing
        );
    }

    #[test]
    fn a_benefit_does_not_end_before_it_begins() {
        let mut command = samples::grant();
        command.benefit.until = NaiveDate::from_ymd_opt(2026, 3, 31);
        assert_eq!(
            refused(&under_review(), command),
            ApplicationError::BenefitPeriod
        );
    }

    #[test]
    fn who_departs_from_the_proposal_says_why() {
        let mut proposal = samples::propose_decision();
        proposal.outcome = Outcome::Reject;
        let story = then(under_review(), proposal);
        let why = refused(&story, samples::grant());
        assert_eq!(why, ApplicationError::DivergenceReasonMissing);
        let mut command = samples::grant();
        command.divergence_reason = Some(samples::reopen().reason);
        assert!(decided(&story, command).is_ok());
    }

    #[test]
    fn nothing_is_rejected_without_a_notice() {
        let why = refused(&under_review(), without_answers());
        assert_eq!(why, ApplicationError::NoticeNotServed);
    }

    #[test]
    fn nothing_is_rejected_within_ten_days_from_receipt_of_the_notice() {
        let mut command = without_answers();
        command.at = samples::at("04-15");
        assert_eq!(
            refused(&noticed(), command.clone()),
            ApplicationError::WindowStillOpen
        );
        command.at = samples::at("04-16");
        assert!(decided(&noticed(), command).is_ok());
    }

    #[test]
    fn nothing_is_rejected_while_receipt_of_the_notice_is_unknown() {
        let story = then(samples::supplied(), samples::notify_rejection_grounds());
        let why = refused(&story, without_answers());
        assert_eq!(why, ApplicationError::NoticeNotReceived);
    }

    #[test]
    fn a_ranking_call_rejects_without_a_notice() {
        assert!(decided(&samples::competing(), without_answers()).is_ok());
    }

    #[test]
    fn every_observation_has_its_answer_and_no_answer_is_made_up() {
        let why = refused(&observed(), without_answers());
        assert_eq!(why, ApplicationError::ObservationsUnanswered);
        let why = refused(&noticed(), samples::reject());
        assert_eq!(why, ApplicationError::ObservationsUnknown);
        assert!(decided(&observed(), samples::reject()).is_ok());
    }

    #[test]
    fn a_new_ground_follows_from_the_observations_or_is_refused() {
        let mut command = samples::reject();
        command.grounds.push(samples::ground("income-too-high"));
        let why = refused(&observed(), command.clone());
        assert_eq!(why, ApplicationError::GroundNotNotified);
        command.grounds[1].follows_from_observations = true;
        assert!(decided(&observed(), command.clone()).is_ok());
        command.answers.clear();
        assert_eq!(
            refused(&noticed(), command),
            ApplicationError::GroundNotNotified
        );
    }

    #[test]
    fn a_rejection_has_grounds() {
        let mut command = without_answers();
        command.grounds.clear();
        assert_eq!(
            refused(&noticed(), command),
            ApplicationError::GroundsMissing
        );
    }

    #[test]
    fn a_rejection_keeps_every_ground_that_was_known() {
        let events = decided(&observed(), samples::reject()).expect("rejected");
        let known = events
            .iter()
            .find_map(rejected)
            .map(|event| event.known_grounds.clone());
        let known: Vec<_> = known
            .expect("one")
            .iter()
            .map(ToString::to_string)
            .collect();
        assert_eq!(known, ["income-too-high", "not-resident"]);
    }

    #[test]
    fn a_decision_states_the_days_of_the_law_and_the_days_used() {
        // 14 days for papers, 17 for the notice: due on 2 May, decided on 5 May.
        let mut command = samples::reject();
        command.at = samples::at("05-05");
        let events = decided(&observed(), command).expect("late, and still owed");
        let term = events.iter().find_map(term_of).expect("one decision");
        assert_eq!(term.term_days, 30);
        assert_eq!(
            (term.days_suspended, term.net_days_used, term.days_late),
            (31, 33, 3)
        );
    }

    #[test]
    fn an_application_for_another_body_is_irreceivable_at_once() {
        let story = then(submitted(), samples::declare_inadmissible());
        assert_eq!(given(&story).status, ApplicationStatus::Inadmissible);
        let mut mute = samples::declare_inadmissible();
        mute.reasons = None;
        assert_eq!(
            refused(&submitted(), mute),
            ApplicationError::ReasonsMissing
        );
    }

    #[test]
    fn a_ground_lost_with_an_annulled_decision_never_comes_back() {
        let story = then(observed(), samples::reject());
        let story = then(story, samples::file_appeal());
        let story = then(story, samples::record_appeal_outcome());
        assert_eq!(given(&story).status, ApplicationStatus::UnderReview);
        let mut notice = samples::notify_rejection_grounds();
        notice.at = samples::at("06-20");
        notice.grounds = vec![samples::ground("income-too-high")];
        assert_eq!(refused(&story, notice), ApplicationError::GroundForeclosed);
    }
}
