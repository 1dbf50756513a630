//! One application per service, beneficiary and period, where the service says so.

use super::Application;
use crate::application::{ApplicationEvent, Procedure};
use crate::decider::{Claim, ClaimAction};
use crate::service::{DuplicatePolicy, Silence};
use crate::shared::ids::PersonId;

const SCOPE: &str = "application.duplicate";

pub(super) fn of(state: &Application, events: &[ApplicationEvent]) -> Vec<Claim> {
    events
        .iter()
        .filter_map(|event| one(state, event))
        .collect()
}

fn one(state: &Application, event: &ApplicationEvent) -> Option<Claim> {
    use ApplicationEvent as E;
    if let E::ApplicationSubmitted(event) = event {
        return take(&event.procedure, event.beneficiary);
    }
    let (procedure, beneficiary) = state.procedure.as_ref().zip(state.beneficiary)?;
    let again = matches!(event, E::ApplicationReopened(_))
        || matches!(event, E::AppealDecided(event) if event.due_on.is_some());
    if again {
        take(procedure, beneficiary)
    } else if ends(event) {
        claim(procedure, beneficiary, ClaimAction::Release)
    } else {
        None
    }
}

/// Whether another application may take its place.
fn ends(event: &ApplicationEvent) -> bool {
    use ApplicationEvent as E;
    if let E::TermExpired(event) = event {
        return event.silence == Silence::Refusal;
    }
    matches!(
        event,
        E::ApplicationWithdrawn(_)
            | E::ApplicationRejected(_)
            | E::ApplicationDeclaredInadmissible(_)
            | E::ApplicationArchived(_)
            | E::EntryRenounced(_)
            | E::DecisionAnnulled(_)
            | E::DecisionRevoked(_)
            | E::BenefitForfeited(_)
            | E::DraftDiscarded(_)
    )
}

fn take(procedure: &Procedure, beneficiary: PersonId) -> Option<Claim> {
    let action = match procedure.duplicate_policy {
        DuplicatePolicy::Allow => return None,
        DuplicatePolicy::Reject => ClaimAction::Exclusive,
        DuplicatePolicy::FirstWins => ClaimAction::IfFree,
        DuplicatePolicy::LastWins => ClaimAction::TakeOver,
    };
    claim(procedure, beneficiary, action)
}

fn claim(procedure: &Procedure, beneficiary: PersonId, action: ClaimAction) -> Option<Claim> {
    if procedure.duplicate_policy == DuplicatePolicy::Allow {
        return None;
    }
    let period = procedure
        .period
        .as_ref()
        .map_or("ever", |period| period.as_str());
    Some(Claim {
        scope: SCOPE,
        key: format!("{}/{beneficiary}/{period}", procedure.service),
        action,
    })
}
