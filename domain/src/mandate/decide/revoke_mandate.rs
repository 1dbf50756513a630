//! Revocare una delega.

use super::living;
use crate::mandate::{Mandate, MandateError, MandateEvent, MandateRevoked, RevokeMandate};

pub(super) fn decide(
    state: &Mandate,
    command: &RevokeMandate,
) -> Result<Vec<MandateEvent>, MandateError> {
    living(state)?;
    Ok(vec![
        MandateRevoked {
            reason: command.reason.clone(),
            revoked_at: command.at,
        }
        .into(),
    ])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::decider::{ClaimAction, Decider};
    use crate::given::{day, when};
    use crate::mandate::samples;
    use crate::sample::service;

    #[test]
    fn a_revoked_mandate_covers_nothing_and_is_revoked_once() {
        let mandate = when(Mandate::default(), samples::grant_mandate()).expect("granted");
        let mandate = when(mandate, samples::revoke_mandate()).expect("revoked");
        assert!(!mandate.covers(&service("home-care"), day("2026-06-01")));
        let refused = mandate.decide(&samples::revoke_mandate().into());
        assert_eq!(refused, Err(MandateError::AlreadyRevoked));
    }

    #[test]
    fn a_revoked_digital_delegation_gives_its_place_back() {
        let mandate = when(Mandate::default(), samples::digital_delegation()).expect("proposed");
        let events = mandate
            .decide(&samples::revoke_mandate().into())
            .expect("accepted");
        let claims = mandate.claims(&events);
        assert_eq!(claims.len(), 1);
        assert_eq!(claims[0].action, ClaimAction::Release);
    }
}
