//! Ritirare, rinunciare, archiviare, riaprire: ends without a decision on the merits.

use crate::application::act::Act;
use crate::application::{
    Application, ApplicationArchived, ApplicationError, ApplicationEvent, ApplicationReopened,
    ApplicationStatus, ApplicationWithdrawn, Archive, EntryRenounced, Renounce, Reopen, Withdraw,
};
use crate::shared::digest::Digest;
use crate::shared::stamp::{ActKind, Direction};
use crate::shared::term::Term;
use crate::shared::text::ShortText;
use crate::shared::time::rome_day;

type Decided = Result<Vec<ApplicationEvent>, ApplicationError>;

pub(super) fn withdraw(state: &Application, command: &Withdraw) -> Decided {
    state.filed()?;
    if state.status.is_listed() || state.status.is_decided() {
        return Err(ApplicationError::TooLateToWithdraw);
    }
    state.pending()?;
    Ok(vec![
        ApplicationWithdrawn {
            registration: act(&command.counterparty, command.digest.as_ref()).stamp(state)?,
            reason: state.seal_some(command.reason.as_ref()),
            withdrawn_at: command.at,
        }
        .into(),
    ])
}

pub(super) fn renounce(state: &Application, command: &Renounce) -> Decided {
    state.filed()?;
    let held = matches!(
        state.status,
        ApplicationStatus::Granted | ApplicationStatus::Ranked | ApplicationStatus::WaitingList
    );
    if !held {
        return Err(ApplicationError::NothingToRenounce);
    }
    Ok(vec![
        EntryRenounced {
            registration: act(&command.counterparty, command.digest.as_ref()).stamp(state)?,
            reason: state.seal_some(command.reason.as_ref()),
            renounced_at: command.at,
        }
        .into(),
    ])
}

fn act<'a>(counterparty: &'a ShortText, digest: Option<&'a Digest>) -> Act<'a> {
    Act {
        kind: ActKind::Withdrawal,
        direction: Direction::Inbound,
        counterparty,
        digest,
    }
}

pub(super) fn archive(state: &Application, command: &Archive) -> Decided {
    state.open()?;
    Ok(vec![
        ApplicationArchived {
            reason: command.reason,
            note: state.seal_some(command.note.as_ref()),
            archived_at: command.at,
        }
        .into(),
    ])
}

pub(super) fn reopen(state: &Application, command: &Reopen) -> Decided {
    state.filed()?;
    let ended = matches!(
        state.status,
        ApplicationStatus::Withdrawn | ApplicationStatus::Archived
    );
    if !ended {
        return Err(ApplicationError::NotReopenable);
    }
    let rule = &state.procedure()?.term;
    let reopened_on = rome_day(command.at);
    Ok(vec![
        ApplicationReopened {
            reason: state.seal(&command.reason),
            reopened_on,
            due_on: rule.due_on(&Term::new(reopened_on, rule.days)),
        }
        .into(),
    ])
}

#[cfg(test)]
mod tests {
    use crate::application::samples::{
        self, decided, due, given, refused, submitted, then, under_review,
    };
    use crate::application::{ApplicationError, ApplicationStatus};
    use crate::decider::{ClaimAction, Decider};

    #[test]
    fn what_is_decided_or_ranked_is_renounced_and_not_withdrawn() {
        let granted = then(under_review(), samples::grant());
        let why = refused(&granted, samples::withdraw());
        assert_eq!(why, ApplicationError::TooLateToWithdraw);
        let story = then(granted, samples::renounce());
        assert_eq!(given(&story).status, ApplicationStatus::Renounced);
        let ranked = then(samples::competing(), samples::record_ranking());
        let why = refused(&ranked, samples::withdraw());
        assert_eq!(why, ApplicationError::TooLateToWithdraw);
    }

    #[test]
    fn only_what_is_held_can_be_renounced() {
        let why = refused(&under_review(), samples::renounce());
        assert_eq!(why, ApplicationError::NothingToRenounce);
    }

    #[test]
    fn a_withdrawal_has_a_number_of_its_own() {
        let events = samples::evolved(&then(submitted(), samples::withdraw()));
        let numbers: Vec<_> = events
            .iter()
            .filter_map(|event| event.registration()?.assigned())
            .map(|registration| registration.registration_id)
            .collect();
        assert_eq!(numbers.len(), 2);
        assert_ne!(numbers[0], numbers[1]);
    }

    #[test]
    fn what_was_withdrawn_is_reopened_with_a_new_term() {
        let story = then(submitted(), samples::withdraw());
        let story = then(story, samples::reopen());
        assert_eq!(given(&story).status, ApplicationStatus::Submitted);
        assert_eq!(due(&story), "2026-04-15");
        let why = refused(&story, samples::reopen());
        assert_eq!(why, ApplicationError::NotReopenable);
    }

    #[test]
    fn what_is_reopened_takes_its_claim_again() {
        let story = then(submitted(), samples::archive());
        let events = decided(&story, samples::reopen()).expect("reopened");
        let claims = given(&story).claims(&events);
        assert_eq!(claims[0].action, ClaimAction::Exclusive);
    }

    #[test]
    fn what_has_ended_is_not_archived() {
        let story = then(submitted(), samples::withdraw());
        assert_eq!(
            refused(&story, samples::archive()),
            ApplicationError::NotOpen
        );
    }
}
