//! Riattivare una delega sospesa.

use super::living;
use crate::mandate::{
    Mandate, MandateError, MandateEvent, MandateResumed, MandateStatus, ResumeMandate,
};

pub(super) fn decide(
    state: &Mandate,
    command: &ResumeMandate,
) -> Result<Vec<MandateEvent>, MandateError> {
    living(state)?;
    if state.status != MandateStatus::Suspended {
        return Err(MandateError::NotSuspended);
    }
    Ok(vec![
        MandateResumed {
            resumed_at: command.at,
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
    fn a_resumed_mandate_counts_again() {
        let mandate = when(Mandate::default(), samples::grant_mandate()).expect("granted");
        let mandate = when(mandate, samples::suspend_mandate()).expect("suspended");
        let mandate = when(mandate, samples::resume_mandate()).expect("resumed");
        assert!(mandate.covers(&service("home-care"), day("2026-06-01")));
    }

    #[test]
    fn a_running_mandate_is_not_resumed() {
        let mandate = when(Mandate::default(), samples::grant_mandate()).expect("granted");
        let refused = mandate.decide(&samples::resume_mandate().into());
        assert_eq!(refused, Err(MandateError::NotSuspended));
    }

    #[test]
    fn the_agent_does_not_resume_what_the_principal_stopped() {
        let grant = samples::digital_delegation();
        let mandate = when(Mandate::default(), grant).expect("granted");
        let standing = mandate.standing(&samples::resume_mandate().into());
        assert_eq!(standing.people, [samples::grant_mandate().principal]);
    }
}
