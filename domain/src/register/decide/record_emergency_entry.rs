//! Riportare una registrazione di emergenza, con il suo numero e il suo giorno.

use crate::register::{
    EmergencyEntryRecorded, RecordEmergencyEntry, Register, RegisterError, RegisterEvent,
};
use crate::shared::time::{rome_day, rome_year};

pub(super) fn decide(
    state: &Register,
    command: &RecordEmergencyEntry,
) -> Result<Vec<RegisterEvent>, RegisterError> {
    let book = &state.emergency;
    if !book.allowed_at(command.received_at) {
        return Err(RegisterError::OutsideEmergency);
    }
    let received_on = rome_day(command.received_at);
    if book.closed_days.contains(&received_on) {
        return Err(RegisterError::EmergencyDayClosed);
    }
    let year = rome_year(command.received_at);
    if command.number != book.next_number(year) {
        return Err(RegisterError::EmergencyNumberOutOfOrder);
    }
    Ok(vec![
        EmergencyEntryRecorded {
            year,
            number: command.number,
            received_on,
            received_at: command.received_at,
            direction: command.direction,
            subject: command.subject.clone(),
            counterparty: command.counterparty.clone(),
        }
        .into(),
    ])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::decider::Decider;
    use crate::given::{at, given, when};
    use crate::register::{RecordEmergencyDay, samples};

    fn emergency() -> Register {
        let open: Register = given([samples::register_opened().into()]);
        when(open, samples::open_emergency_register()).expect("accepted")
    }

    fn entry(number: u64, received: &str) -> RecordEmergencyEntry {
        RecordEmergencyEntry {
            number,
            received_at: at(received),
            ..samples::record_emergency_entry()
        }
    }

    #[test]
    fn numbers_begin_again_at_new_year_within_one_outage() {
        let register = when(emergency(), entry(1, "2026-12-31T10:00:00Z")).expect("the first");
        let register = when(register, entry(2, "2026-12-31T22:59:59Z")).expect("the second");
        let went_on = register.decide(&entry(3, "2026-12-31T23:00:00Z").into());
        assert_eq!(went_on, Err(RegisterError::EmergencyNumberOutOfOrder));
        let register = when(register, entry(1, "2026-12-31T23:00:00Z")).expect("already 2027");
        assert_eq!(register.emergency.next_number(2026), 3);
        assert_eq!(register.emergency.next_number(2027), 2);
    }

    #[test]
    fn numbers_go_on_over_several_outages_of_a_year() {
        let register = when(emergency(), entry(1, "2026-12-31T10:00:00Z")).expect("accepted");
        let mut restored = samples::close_emergency_register();
        restored.restored_at = at("2026-12-31T11:00:00Z");
        let register = when(register, restored).expect("accepted");
        let mut again = samples::open_emergency_register();
        again.from_at = at("2026-12-31T12:00:00Z");
        again.at = again.from_at;
        let register = when(register, again).expect("accepted");
        let again = register.decide(&entry(1, "2026-12-31T13:00:00Z").into());
        assert_eq!(again, Err(RegisterError::EmergencyNumberOutOfOrder));
        assert!(
            register
                .decide(&entry(2, "2026-12-31T13:00:00Z").into())
                .is_ok()
        );
    }

    #[test]
    fn an_entry_can_be_typed_in_after_the_system_is_back() {
        let register = when(emergency(), samples::close_emergency_register()).expect("accepted");
        assert!(
            register
                .decide(&entry(1, "2026-12-31T10:00:00Z").into())
                .is_ok()
        );
    }

    #[test]
    fn no_entry_is_taken_from_outside_what_was_authorised() {
        for received in ["2026-12-31T08:59:59Z", "2027-01-01T09:00:00Z"] {
            let refused = emergency().decide(&entry(1, received).into());
            assert_eq!(refused, Err(RegisterError::OutsideEmergency));
        }
    }

    #[test]
    fn a_day_with_its_total_takes_no_more_entries() {
        let register = when(emergency(), entry(1, "2026-12-31T10:00:00Z")).expect("accepted");
        let total = RecordEmergencyDay {
            total: 1,
            ..samples::record_emergency_day()
        };
        let register = when(register, total).expect("accepted");
        let refused = register.decide(&entry(2, "2026-12-31T11:00:00Z").into());
        assert_eq!(refused, Err(RegisterError::EmergencyDayClosed));
    }
}
