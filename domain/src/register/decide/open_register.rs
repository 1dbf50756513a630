//! Istituire un registro.

use crate::register::{OpenRegister, Register, RegisterError, RegisterEvent, RegisterOpened};

pub(super) fn decide(
    state: &Register,
    command: &OpenRegister,
) -> Result<Vec<RegisterEvent>, RegisterError> {
    if state.register.is_some() {
        return Err(RegisterError::AlreadyOpen);
    }
    Ok(vec![
        RegisterOpened {
            register: command.register.clone(),
            first_day: command.first_day,
        }
        .into(),
    ])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::decider::Decider;
    use crate::given::when;
    use crate::register::{RegisterCommand, samples};

    #[test]
    fn a_register_closes_its_first_day_first() {
        let register = when(Register::default(), samples::open_register()).expect("accepted");
        assert_eq!(
            register.next_day(),
            Some(samples::open_register().first_day)
        );
    }

    #[test]
    fn a_register_is_opened_once() {
        let register = when(Register::default(), samples::open_register()).expect("accepted");
        let refused = register.decide(&samples::open_register().into());
        assert_eq!(refused, Err(RegisterError::AlreadyOpen));
    }

    #[test]
    fn a_register_that_was_never_opened_does_nothing() {
        for command in samples::commands() {
            if !matches!(command, RegisterCommand::OpenRegister(_)) {
                let refused = Register::default().decide(&command);
                assert_eq!(refused, Err(RegisterError::NotOpen), "{command:?}");
            }
        }
    }
}
