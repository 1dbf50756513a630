//! Chiudere il registro di emergenza: the system works again.

use crate::register::{
    CloseEmergencyRegister, EmergencyRegisterClosed, Register, RegisterError, RegisterEvent,
};

pub(super) fn decide(
    state: &Register,
    command: &CloseEmergencyRegister,
) -> Result<Vec<RegisterEvent>, RegisterError> {
    let period = state
        .emergency
        .open()
        .ok_or(RegisterError::EmergencyNotOpen)?;
    if command.restored_at < period.from_at {
        return Err(RegisterError::RestoredBeforeOpening);
    }
    Ok(vec![
        EmergencyRegisterClosed {
            restored_at: command.restored_at,
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

    #[test]
    fn an_emergency_ends_once() {
        let register = when(emergency(), samples::close_emergency_register()).expect("accepted");
        assert_eq!(register.emergency.open(), None);
        let refused = register.decide(&samples::close_emergency_register().into());
        assert_eq!(refused, Err(RegisterError::EmergencyNotOpen));
    }

    #[test]
    fn the_system_is_not_restored_before_it_failed() {
        let command = CloseEmergencyRegister {
            restored_at: at("2026-12-31T08:00:00Z"),
        };
        let refused = emergency().decide(&command.into());
        assert_eq!(refused, Err(RegisterError::RestoredBeforeOpening));
    }
}
