//! Dopo la decisione: annulment, revocation, forfeiture, appeals.

use super::decision::{act, stated};
use crate::application::act::Act;
use crate::application::{
    AnnulDecision, AppealDecided, AppealFiled, AppealOutcome, Application, ApplicationError,
    ApplicationEvent, ApplicationStatus, BenefitForfeited, DecisionAnnulled, DecisionRevoked,
    DeclarationOutcome, DeclareForfeiture, FileAppeal, ProtectedSituation, RecordAppealOutcome,
    RevokeDecision,
};
use crate::shared::stamp::{ActKind, Direction};
use crate::shared::term::Term;
use crate::shared::time::rome_day;

type Decided = Result<Vec<ApplicationEvent>, ApplicationError>;

pub(super) fn annul(state: &Application, command: &AnnulDecision) -> Decided {
    state.filed()?;
    let decision = state
        .decision
        .as_ref()
        .filter(|_| state.status.is_decided())
        .ok_or(ApplicationError::NotDecided)?;
    let reasons = stated(command.reasons.as_ref())?;
    let annulled_on = rome_day(command.at);
    let limit = state.procedure()?.caps.annulment_limit(decision.adopted_on);
    let limited =
        state.status == ApplicationStatus::Granted && !command.criminal_falsehood_final_judgment;
    if limited && annulled_on > limit {
        return Err(ApplicationError::AnnulmentTooLate);
    }
    Ok(vec![
        DecisionAnnulled {
            registration: act(&command.counterparty, command.digest.as_ref()).stamp(state)?,
            reasons: reasons.seal(|text| state.seal(text)),
            criminal_falsehood_final_judgment: command.criminal_falsehood_final_judgment,
            annulled_on,
        }
        .into(),
    ])
}

pub(super) fn revoke(state: &Application, command: &RevokeDecision) -> Decided {
    granted(state)?;
    let economic = state
        .decision
        .as_ref()
        .is_some_and(|decision| decision.economic);
    if command.mere_reevaluation && economic {
        return Err(ApplicationError::RevocationOnReevaluation);
    }
    let reasons = stated(command.reasons.as_ref())?;
    Ok(vec![
        DecisionRevoked {
            registration: act(&command.counterparty, command.digest.as_ref()).stamp(state)?,
            reasons: reasons.seal(|text| state.seal(text)),
            effective_on: command.effective_on,
        }
        .into(),
    ])
}

pub(super) fn forfeit(state: &Application, command: &DeclareForfeiture) -> Decided {
    granted(state)?;
    let declarations: Vec<_> = state
        .checks
        .iter()
        .filter(|(_, outcome)| **outcome == DeclarationOutcome::False)
        .map(|(code, _)| code.clone())
        .collect();
    if declarations.is_empty() {
        return Err(ApplicationError::NoFalseDeclaration);
    }
    let (situation, motivation) = command
        .protected_situation
        .zip(command.motivation.as_ref())
        .ok_or(ApplicationError::ProtectedSituationNotEvaluated)?;
    if situation != ProtectedSituation::None {
        return Err(ApplicationError::SituationProtected);
    }
    Ok(vec![
        BenefitForfeited {
            registration: act(&command.counterparty, command.digest.as_ref()).stamp(state)?,
            protected_situation: situation,
            motivation: state.seal(motivation),
            declarations,
            forfeited_on: rome_day(command.at),
        }
        .into(),
    ])
}

fn granted(state: &Application) -> Result<(), ApplicationError> {
    state.filed()?;
    if state.status == ApplicationStatus::Granted {
        Ok(())
    } else {
        Err(ApplicationError::NotGranted)
    }
}

pub(super) fn appeal(state: &Application, command: &FileAppeal) -> Decided {
    state.filed()?;
    let challengeable = state.status.is_decided()
        || matches!(
            state.status,
            ApplicationStatus::Appealed
                | ApplicationStatus::Annulled
                | ApplicationStatus::Revoked
                | ApplicationStatus::Forfeited
        );
    if !challengeable {
        return Err(ApplicationError::NotDecided);
    }
    let act = Act {
        kind: ActKind::Appeal,
        direction: Direction::Inbound,
        counterparty: &command.counterparty,
        digest: command.digest.as_ref(),
    };
    Ok(vec![
        AppealFiled {
            registration: act.stamp(state)?,
            kind: command.kind,
            text: state.seal(&command.text),
            filed_at: command.at,
        }
        .into(),
    ])
}

pub(super) fn appeal_outcome(state: &Application, command: &RecordAppealOutcome) -> Decided {
    state.filed()?;
    if state.status != ApplicationStatus::Appealed {
        return Err(ApplicationError::NotAppealed);
    }
    let decided_on = rome_day(command.at);
    let upheld = command.outcome == AppealOutcome::Upheld;
    let rule = &state.procedure()?.term;
    let decision = state.decision.as_ref().filter(|_| upheld);
    let foreclosed = decision.map(|d| d.known_grounds.difference(&d.grounds).cloned().collect());
    Ok(vec![
        AppealDecided {
            outcome: command.outcome,
            note: state.seal_some(command.note.as_ref()),
            foreclosed_grounds: foreclosed.unwrap_or_default(),
            decided_on,
            due_on: rule
                .due_on(&Term::new(decided_on, rule.days))
                .filter(|_| upheld),
        }
        .into(),
    ])
}

#[cfg(test)]
mod tests {
    use crate::application::samples::{
        self, due, given, granted, refused, submitted, then, under_review,
    };
    use crate::application::{
        AppealOutcome, ApplicationError, ApplicationStatus, Grant, ProtectedSituation,
    };

    #[test]
    fn a_benefit_is_annulled_within_six_months() {
        let mut command = samples::annul_decision();
        command.at = samples::at("09-30");
        assert!(samples::decided(&granted(), command.clone()).is_ok());
        command.at = samples::at("10-01");
        let why = refused(&granted(), command.clone());
        assert_eq!(why, ApplicationError::AnnulmentTooLate);
        command.criminal_falsehood_final_judgment = true;
        assert!(samples::decided(&granted(), command).is_ok());
    }

    #[test]
    fn only_a_decision_is_annulled_and_with_reasons() {
        let why = refused(&under_review(), samples::annul_decision());
        assert_eq!(why, ApplicationError::NotDecided);
        let mut mute = samples::annul_decision();
        mute.reasons = None;
        assert_eq!(refused(&granted(), mute), ApplicationError::ReasonsMissing);
    }

    #[test]
    fn money_is_not_taken_back_because_the_office_thinks_again() {
        let mut command = samples::revoke_decision();
        command.mere_reevaluation = true;
        let why = refused(&granted(), command.clone());
        assert_eq!(why, ApplicationError::RevocationOnReevaluation);
        let mut place = samples::grant();
        place.benefit.amount = None;
        place.benefit.places = Some(1);
        assert!(samples::decided(&then(under_review(), place), command).is_ok());
    }

    #[test]
    fn only_what_was_granted_is_revoked_or_forfeited() {
        let why = refused(&under_review(), samples::revoke_decision());
        assert_eq!(why, ApplicationError::NotGranted);
        let why = refused(&under_review(), samples::declare_forfeiture());
        assert_eq!(why, ApplicationError::NotGranted);
    }

    #[test]
    fn a_benefit_is_forfeited_for_a_false_declaration() {
        let why = refused(&granted(), samples::declare_forfeiture());
        assert_eq!(why, ApplicationError::NoFalseDeclaration);
        let story = then(granted(), samples::check_declaration());
        let story = then(story, samples::declare_forfeiture());
        assert_eq!(given(&story).status, ApplicationStatus::Forfeited);
    }

    #[test]
    fn minors_and_hardship_are_weighed_and_kept_safe() {
        let story = then(granted(), samples::check_declaration());
        let mut blind = samples::declare_forfeiture();
        blind.protected_situation = None;
        let why = refused(&story, blind);
        assert_eq!(why, ApplicationError::ProtectedSituationNotEvaluated);
        let mut mute = samples::declare_forfeiture();
        mute.motivation = None;
        let why = refused(&story, mute);
        assert_eq!(why, ApplicationError::ProtectedSituationNotEvaluated);
        for situation in [
            ProtectedSituation::Minors,
            ProtectedSituation::ParticularHardship,
        ] {
            let mut command = samples::declare_forfeiture();
            command.protected_situation = Some(situation);
            assert_eq!(
                refused(&story, command),
                ApplicationError::SituationProtected
            );
        }
    }

    #[test]
    fn nothing_is_challenged_before_it_is_decided() {
        let why = refused(&submitted(), samples::file_appeal());
        assert_eq!(why, ApplicationError::NotDecided);
        let why = refused(&granted(), samples::record_appeal_outcome());
        assert_eq!(why, ApplicationError::NotAppealed);
    }

    #[test]
    fn an_upheld_appeal_reopens_the_review_and_a_dismissed_one_leaves_the_decision() {
        let appealed = then(granted(), samples::file_appeal());
        let upheld = then(appealed.clone(), samples::record_appeal_outcome());
        assert_eq!(given(&upheld).status, ApplicationStatus::UnderReview);
        assert_eq!(due(&upheld), "2026-07-10");
        let mut dismissed = samples::record_appeal_outcome();
        dismissed.outcome = AppealOutcome::Dismissed;
        let dismissed = then(appealed, dismissed);
        assert_eq!(given(&dismissed).status, ApplicationStatus::Granted);
    }

    #[test]
    fn a_file_examined_again_is_decided_again() {
        let story = then(granted(), samples::file_appeal());
        let story = then(story, samples::record_appeal_outcome());
        let again = Grant {
            at: samples::at("06-20"),
            ..samples::grant()
        };
        assert_eq!(
            given(&then(story, again)).status,
            ApplicationStatus::Granted
        );
    }
}
