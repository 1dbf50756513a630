//! Aprire il registro di emergenza.

use crate::register::{
    EmergencyRegisterOpened, OpenEmergencyRegister, Register, RegisterError, RegisterEvent,
};
use crate::shared::time::rome_day;
use chrono::Duration;

/// What one authorisation covers before it must be extended.
const FIRST_PERIOD: Duration = Duration::hours(24);

pub(super) fn decide(
    state: &Register,
    command: &OpenEmergencyRegister,
) -> Result<Vec<RegisterEvent>, RegisterError> {
    if state.emergency.open().is_some() {
        return Err(RegisterError::EmergencyAlreadyOpen);
    }
    if command.from_at > command.at {
        return Err(RegisterError::NotYet);
    }
    if state
        .first_day
        .is_some_and(|first| rome_day(command.from_at) < first)
    {
        return Err(RegisterError::DayBeforeRegister);
    }
    let last_end = state
        .emergency
        .periods
        .last()
        .and_then(|period| period.restored_at);
    if last_end.is_some_and(|end| command.from_at < end) {
        return Err(RegisterError::EmergencyOverlaps);
    }
    let until_at = command
        .from_at
        .checked_add_signed(FIRST_PERIOD)
        .unwrap_or(command.from_at);
    Ok(vec![
        EmergencyRegisterOpened {
            cause: command.cause.clone(),
            authorising_act: command.authorising_act.clone(),
            from_at: command.from_at,
            until_at,
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

    fn open() -> Register {
        given([samples::register_opened().into()])
    }

    #[test]
    fn an_emergency_is_allowed_for_a_day() {
        let register = when(open(), samples::open_emergency_register()).expect("accepted");
        assert!(register.emergency.allowed_at(at("2027-01-01T08:59:59Z")));
        assert!(!register.emergency.allowed_at(at("2027-01-01T09:00:00Z")));
        assert!(!register.emergency.allowed_at(at("2026-12-31T08:59:59Z")));
    }

    #[test]
    fn an_emergency_begins_when_there_is_a_register_and_not_tomorrow() {
        let from = |from_at: &str| {
            let mut command = samples::open_emergency_register();
            command.from_at = at(from_at);
            open().decide(&command.into()).map(|events| events.len())
        };
        assert_eq!(from("2026-12-31T09:00:01Z"), Err(RegisterError::NotYet));
        assert_eq!(
            from("2026-03-01T22:59:59Z"),
            Err(RegisterError::DayBeforeRegister)
        );
        assert_eq!(from("2026-03-01T23:00:00Z"), Ok(1));
    }

    #[test]
    fn there_is_one_emergency_at_a_time() {
        let register = when(open(), samples::open_emergency_register()).expect("accepted");
        let refused = register.decide(&samples::open_emergency_register().into());
        assert_eq!(refused, Err(RegisterError::EmergencyAlreadyOpen));
    }

    #[test]
    fn an_emergency_does_not_begin_before_the_last_one_ended() {
        let register = when(open(), samples::open_emergency_register()).expect("accepted");
        let register = when(register, samples::close_emergency_register()).expect("accepted");
        let refused = register.decide(&samples::open_emergency_register().into());
        assert_eq!(refused, Err(RegisterError::EmergencyOverlaps));
    }
}
