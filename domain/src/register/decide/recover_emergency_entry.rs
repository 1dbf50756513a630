//! Recuperare una registrazione di emergenza nel registro ordinario.

use crate::register::{
    EmergencyEntryRecovered, RecoverEmergencyEntry, Register, RegisterError, RegisterEvent,
};

pub(super) fn decide(
    state: &Register,
    command: &RecoverEmergencyEntry,
) -> Result<Vec<RegisterEvent>, RegisterError> {
    let book = &state.emergency;
    if command.number == 0 || command.number >= book.next_number(command.year) {
        return Err(RegisterError::EmergencyEntryUnknown);
    }
    let waiting = book
        .unrecovered
        .iter()
        .find(|entry| entry.year == command.year && entry.number == command.number)
        .ok_or(RegisterError::EmergencyEntryAlreadyRecovered)?;
    if book.open().is_some() {
        return Err(RegisterError::EmergencyStillOpen);
    }
    Ok(vec![
        EmergencyEntryRecovered {
            year: command.year,
            number: command.number,
            received_on: waiting.received_on,
            registration_id: command.registration_id,
        }
        .into(),
    ])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::decider::Decider;
    use crate::given::{day, given, when};
    use crate::register::samples;

    fn emergency() -> Register {
        let open: Register = given([samples::register_opened().into()]);
        let open = when(open, samples::open_emergency_register()).expect("accepted");
        when(open, samples::record_emergency_entry()).expect("accepted")
    }

    fn restored() -> Register {
        when(emergency(), samples::close_emergency_register()).expect("accepted")
    }

    #[test]
    fn the_ordinary_number_is_tied_to_the_emergency_day() {
        let events = restored()
            .decide(&samples::recover_emergency_entry().into())
            .expect("ok");
        let [RegisterEvent::EmergencyEntryRecovered(event)] = &events[..] else {
            panic!("one recovery, not {events:?}");
        };
        assert_eq!(event.received_on, day("2026-12-31"));
    }

    #[test]
    fn an_entry_is_recovered_once() {
        let register = when(restored(), samples::recover_emergency_entry()).expect("accepted");
        let refused = register.decide(&samples::recover_emergency_entry().into());
        assert_eq!(refused, Err(RegisterError::EmergencyEntryAlreadyRecovered));
    }

    #[test]
    fn a_number_that_was_never_given_is_not_recovered() {
        for (year, number) in [(2026, 0), (2026, 2), (2027, 1)] {
            let command = RecoverEmergencyEntry {
                year,
                number,
                ..samples::recover_emergency_entry()
            };
            let refused = restored().decide(&command.into());
            assert_eq!(refused, Err(RegisterError::EmergencyEntryUnknown));
        }
    }

    #[test]
    fn nothing_is_recovered_while_the_emergency_lasts() {
        let refused = emergency().decide(&samples::recover_emergency_entry().into());
        assert_eq!(refused, Err(RegisterError::EmergencyStillOpen));
    }
}
