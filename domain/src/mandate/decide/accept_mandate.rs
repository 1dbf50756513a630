//! Accettare una delega digitale.

use super::living;
use crate::mandate::{
    AcceptMandate, Mandate, MandateAccepted, MandateError, MandateEvent, MandateStatus,
};

pub(super) fn decide(
    state: &Mandate,
    command: &AcceptMandate,
) -> Result<Vec<MandateEvent>, MandateError> {
    living(state)?;
    if state.status != MandateStatus::Proposed {
        return Err(MandateError::NothingToAccept);
    }
    Ok(vec![
        MandateAccepted {
            accepted_at: command.at,
        }
        .into(),
    ])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::decider::Decider;
    use crate::given::{day, when};
    use crate::mandate::samples;
    use crate::sample::service;

    #[test]
    fn a_digital_delegation_counts_once_it_is_accepted() {
        let mandate = when(Mandate::default(), samples::digital_delegation()).expect("proposed");
        assert!(!mandate.covers(&service("home-care"), day("2026-06-01")));
        let mandate = when(mandate, samples::accept_mandate()).expect("accepted");
        assert!(mandate.covers(&service("home-care"), day("2026-06-01")));
    }

    #[test]
    fn a_decree_waits_for_nobody() {
        let mandate = when(Mandate::default(), samples::grant_mandate()).expect("granted");
        let refused = mandate.decide(&samples::accept_mandate().into());
        assert_eq!(refused, Err(MandateError::NothingToAccept));
    }

    #[test]
    fn what_was_never_granted_does_nothing() {
        for command in samples::commands().into_iter().skip(1) {
            let refused = Mandate::default().decide(&command);
            assert_eq!(refused, Err(MandateError::NotGranted), "{command:?}");
        }
    }
}
