//! Istituire un registro.

use crate::register::{OpenRegister, Register, RegisterError, RegisterEvent, RegisterOpened};
use crate::shared::time::rome_day;
use chrono::Duration;

/// How far the first day may be from the day of the opening: one of last year's is made up for, a mistyped year is not.
const FARTHEST: Duration = Duration::days(366);

pub(super) fn decide(
    state: &Register,
    command: &OpenRegister,
) -> Result<Vec<RegisterEvent>, RegisterError> {
    if state.register.is_some() {
        return Err(RegisterError::AlreadyOpen);
    }
    let away = command
        .first_day
        .signed_duration_since(rome_day(command.at));
    if away.abs() > FARTHEST {
        return Err(RegisterError::FirstDayFarOff);
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
    use crate::given::{day, when};
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
    fn a_first_day_is_at_most_a_year_away() {
        let first_day = |first: &str| {
            let mut command = samples::open_register();
            command.first_day = day(first);
            Register::default().decide(&command.into()).map(|_| ())
        };
        for far in [
            "0001-01-01",
            "0206-03-02",
            "2025-02-28",
            "2027-03-04",
            "2206-03-02",
        ] {
            assert_eq!(first_day(far), Err(RegisterError::FirstDayFarOff), "{far}");
        }
        for near in ["2025-03-01", "2026-01-01", "2027-03-03"] {
            assert_eq!(first_day(near), Ok(()), "{near}");
        }
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
