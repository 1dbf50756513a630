//! Rinnovare una delega.

use super::living;
use crate::mandate::{Mandate, MandateError, MandateEvent, MandateRenewed, RenewMandate};

pub(super) fn decide(
    state: &Mandate,
    command: &RenewMandate,
) -> Result<Vec<MandateEvent>, MandateError> {
    let granted = living(state)?;
    if granted
        .until_on
        .is_none_or(|until| command.until_on <= until)
    {
        return Err(MandateError::RenewalTooShort);
    }
    Ok(vec![
        MandateRenewed {
            until_on: command.until_on,
            renewed_at: command.at,
        }
        .into(),
    ])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::application::Capacity;
    use crate::decider::Decider;
    use crate::given::{day, when};
    use crate::mandate::{GrantMandate, samples};
    use crate::sample::service;

    #[test]
    fn a_renewed_mandate_lasts_longer() {
        let mandate = when(Mandate::default(), samples::grant_mandate()).expect("granted");
        let mandate = when(mandate, samples::renew_mandate()).expect("renewed");
        assert!(mandate.covers(&service("home-care"), day("2029-12-31")));
    }

    #[test]
    fn a_renewal_moves_the_last_day_onwards() {
        let mandate = when(Mandate::default(), samples::grant_mandate()).expect("granted");
        let until_on = day("2027-12-31");
        let command = RenewMandate {
            until_on,
            ..samples::renew_mandate()
        };
        assert_eq!(
            mandate.decide(&command.into()),
            Err(MandateError::RenewalTooShort)
        );
    }

    #[test]
    fn a_mandate_without_an_end_is_not_shortened_by_a_renewal() {
        let capacity = Capacity::Guardian;
        let grant = GrantMandate {
            capacity,
            until_on: None,
            ..samples::grant_mandate()
        };
        let mandate = when(Mandate::default(), grant).expect("granted");
        let refused = mandate.decide(&samples::renew_mandate().into());
        assert_eq!(refused, Err(MandateError::RenewalTooShort));
    }
}
