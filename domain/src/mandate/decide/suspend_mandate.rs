//! Sospendere una delega.

use super::living;
use crate::mandate::{
    Mandate, MandateError, MandateEvent, MandateStatus, MandateSuspended, SuspendMandate,
};

pub(super) fn decide(
    state: &Mandate,
    command: &SuspendMandate,
) -> Result<Vec<MandateEvent>, MandateError> {
    living(state)?;
    match state.status {
        MandateStatus::Suspended => Err(MandateError::AlreadySuspended),
        MandateStatus::Proposed => Err(MandateError::NotAccepted),
        MandateStatus::Missing
        | MandateStatus::Active
        | MandateStatus::Refused
        | MandateStatus::Revoked
        | MandateStatus::Expired => Ok(vec![
            MandateSuspended {
                reason: command.reason.clone(),
                suspended_at: command.at,
            }
            .into(),
        ]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::decider::Decider;
    use crate::given::{day, when};
    use crate::mandate::samples;
    use crate::sample::service;

    #[test]
    fn a_suspended_mandate_covers_nothing_and_is_suspended_once() {
        let mandate = when(Mandate::default(), samples::grant_mandate()).expect("granted");
        let mandate = when(mandate, samples::suspend_mandate()).expect("suspended");
        assert!(!mandate.covers(&service("home-care"), day("2026-06-01")));
        assert!(mandate.facts().expect("it was granted").revoked);
        let refused = mandate.decide(&samples::suspend_mandate().into());
        assert_eq!(refused, Err(MandateError::AlreadySuspended));
    }

    #[test]
    fn what_was_not_accepted_is_not_suspended() {
        let mandate = when(Mandate::default(), samples::digital_delegation()).expect("proposed");
        let refused = mandate.decide(&samples::suspend_mandate().into());
        assert_eq!(refused, Err(MandateError::NotAccepted));
    }
}
