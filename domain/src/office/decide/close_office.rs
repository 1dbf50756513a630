//! Chiudere un ufficio.

use super::open_on;
use crate::office::{CloseOffice, Office, OfficeClosed, OfficeError, OfficeEvent};

pub(super) fn decide(
    state: &Office,
    command: &CloseOffice,
) -> Result<Vec<OfficeEvent>, OfficeError> {
    let code = open_on(state, command.closes_on)?;
    if command.successor.as_ref() == Some(code) {
        return Err(OfficeError::SuccessorIsItself);
    }
    Ok(vec![
        OfficeClosed {
            closes_on: command.closes_on,
            successor: command.successor.clone(),
        }
        .into(),
    ])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::decider::Decider;
    use crate::given::{day, given, when};
    use crate::office::samples;
    use crate::shared::ids::ReasonCode;

    fn open() -> Office {
        given([samples::office_opened().into()])
    }

    #[test]
    fn a_closed_office_serves_nobody_and_names_its_successor() {
        let office = when(open(), samples::close_office()).expect("accepted");
        let district = ReasonCode::new("1").expect("a valid code");
        assert!(office.serves(&district, day("2026-12-31")));
        assert!(!office.serves(&district, day("2027-01-01")));
        assert_eq!(office.successor, samples::close_office().successor);
    }

    #[test]
    fn an_office_cannot_be_closed_twice() {
        let office = when(open(), samples::close_office()).expect("accepted");
        let refused = office.decide(&samples::close_office().into());
        assert_eq!(refused, Err(OfficeError::AlreadyClosed));
    }

    #[test]
    fn an_office_cannot_succeed_itself() {
        let command = CloseOffice {
            successor: open().code,
            ..samples::close_office()
        };
        assert_eq!(
            open().decide(&command.into()),
            Err(OfficeError::SuccessorIsItself)
        );
    }
}
