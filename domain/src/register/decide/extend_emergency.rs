//! Prorogare il registro di emergenza, una settimana per volta.

use crate::register::{EmergencyExtended, ExtendEmergency, Register, RegisterError, RegisterEvent};
use chrono::Duration;

/// The most that one authorisation covers.
const LONGEST: Duration = Duration::days(7);

pub(super) fn decide(
    state: &Register,
    command: &ExtendEmergency,
) -> Result<Vec<RegisterEvent>, RegisterError> {
    let period = state
        .emergency
        .open()
        .ok_or(RegisterError::EmergencyNotOpen)?;
    let more = command.until_at.signed_duration_since(period.until_at);
    if more <= Duration::zero() {
        return Err(RegisterError::ExtensionTooShort);
    }
    if more > LONGEST {
        return Err(RegisterError::ExtensionTooLong);
    }
    Ok(vec![
        EmergencyExtended {
            authorising_act: command.authorising_act.clone(),
            until_at: command.until_at,
        }
        .into(),
    ])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::decider::Decider;
    use crate::given::{at, given, when};
    use crate::register::samples;

    fn emergency() -> Register {
        let open: Register = given([samples::register_opened().into()]);
        when(open, samples::open_emergency_register()).expect("accepted")
    }

    fn until(text: &str) -> ExtendEmergency {
        ExtendEmergency {
            until_at: at(text),
            ..samples::extend_emergency()
        }
    }

    #[test]
    fn an_extension_covers_exactly_a_week_at_most() {
        let week = emergency().decide(&until("2027-01-08T09:00:00Z").into());
        assert!(week.is_ok());
        let more = emergency().decide(&until("2027-01-08T09:00:01Z").into());
        assert_eq!(more, Err(RegisterError::ExtensionTooLong));
    }

    #[test]
    fn an_extension_must_extend() {
        let refused = emergency().decide(&until("2027-01-01T09:00:00Z").into());
        assert_eq!(refused, Err(RegisterError::ExtensionTooShort));
    }

    #[test]
    fn without_an_emergency_there_is_nothing_to_extend() {
        let open = given::<Register>([samples::register_opened().into()]);
        let refused = open.decide(&samples::extend_emergency().into());
        assert_eq!(refused, Err(RegisterError::EmergencyNotOpen));
    }
}
