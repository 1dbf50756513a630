//! Rifiutare una delega digitale.

use super::living;
use crate::mandate::{
    Mandate, MandateError, MandateEvent, MandateRefused, MandateStatus, RefuseMandate,
};

pub(super) fn decide(
    state: &Mandate,
    command: &RefuseMandate,
) -> Result<Vec<MandateEvent>, MandateError> {
    living(state)?;
    if state.status != MandateStatus::Proposed {
        return Err(MandateError::NothingToAccept);
    }
    Ok(vec![
        MandateRefused {
            refused_at: command.at,
        }
        .into(),
    ])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::decider::{ClaimAction, Decider};
    use crate::given::when;
    use crate::mandate::samples;

    #[test]
    fn a_refused_delegation_gives_its_place_back_and_stays_refused() {
        let mandate = when(Mandate::default(), samples::digital_delegation()).expect("proposed");
        let events = mandate
            .decide(&samples::refuse_mandate().into())
            .expect("accepted");
        assert_eq!(mandate.claims(&events)[0].action, ClaimAction::Release);
        let mandate = when(mandate, samples::refuse_mandate()).expect("accepted");
        let refused = mandate.decide(&samples::accept_mandate().into());
        assert_eq!(refused, Err(MandateError::AlreadyRefused));
    }

    #[test]
    fn what_was_accepted_is_revoked_and_not_refused() {
        let mandate = when(Mandate::default(), samples::digital_delegation()).expect("proposed");
        let mandate = when(mandate, samples::accept_mandate()).expect("accepted");
        let refused = mandate.decide(&samples::refuse_mandate().into());
        assert_eq!(refused, Err(MandateError::NothingToAccept));
    }
}
