//! Scadenza di una delega, by the clock.

use super::living;
use crate::mandate::{ExpireMandate, Mandate, MandateError, MandateEvent, MandateExpired};
use crate::shared::time::rome_day;

pub(super) fn decide(
    state: &Mandate,
    command: &ExpireMandate,
) -> Result<Vec<MandateEvent>, MandateError> {
    let granted = living(state)?;
    if granted
        .until_on
        .is_none_or(|until| rome_day(command.at) <= until)
    {
        return Err(MandateError::NotExpiredYet);
    }
    Ok(vec![
        MandateExpired {
            expired_at: command.at,
        }
        .into(),
    ])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::decider::Decider;
    use crate::given::{at, when};
    use crate::mandate::samples;

    #[test]
    fn a_mandate_expires_when_its_last_day_is_over_in_rome() {
        let mandate = when(Mandate::default(), samples::grant_mandate()).expect("granted");
        let early = ExpireMandate {
            at: at("2027-12-31T22:59:59Z"),
        };
        assert_eq!(
            mandate.decide(&early.into()),
            Err(MandateError::NotExpiredYet)
        );
        let due = ExpireMandate {
            at: at("2027-12-31T23:00:00Z"),
        };
        assert!(mandate.decide(&due.into()).is_ok());
    }

    #[test]
    fn an_expired_mandate_is_not_renewed() {
        let mandate = when(Mandate::default(), samples::grant_mandate()).expect("granted");
        let mandate = when(mandate, samples::expire_mandate()).expect("expired");
        let refused = mandate.decide(&samples::renew_mandate().into());
        assert_eq!(refused, Err(MandateError::AlreadyExpired));
    }
}
