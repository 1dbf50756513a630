//! Chiudere una giornata di emergenza con il totale delle operazioni a mano.

use crate::register::{
    EmergencyDayRecorded, RecordEmergencyDay, Register, RegisterError, RegisterEvent,
};

pub(super) fn decide(
    state: &Register,
    command: &RecordEmergencyDay,
) -> Result<Vec<RegisterEvent>, RegisterError> {
    let book = &state.emergency;
    if !book.touches(command.day) {
        return Err(RegisterError::OutsideEmergency);
    }
    if book.closed_days.contains(&command.day) {
        return Err(RegisterError::EmergencyDayClosed);
    }
    if book.entries_of_day.get(&command.day).copied().unwrap_or(0) != command.total {
        return Err(RegisterError::EmergencyTotalContradicts);
    }
    Ok(vec![
        EmergencyDayRecorded {
            day: command.day,
            total: command.total,
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

    fn with_entry() -> Register {
        let open: Register = given([samples::register_opened().into()]);
        let open = when(open, samples::open_emergency_register()).expect("accepted");
        when(open, samples::record_emergency_entry()).expect("accepted")
    }

    #[test]
    fn the_total_is_stored_once() {
        let register = when(with_entry(), samples::record_emergency_day()).expect("accepted");
        let refused = register.decide(&samples::record_emergency_day().into());
        assert_eq!(refused, Err(RegisterError::EmergencyDayClosed));
    }

    #[test]
    fn the_total_is_the_number_of_entries() {
        let command = RecordEmergencyDay {
            total: 2,
            ..samples::record_emergency_day()
        };
        let refused = with_entry().decide(&command.into());
        assert_eq!(refused, Err(RegisterError::EmergencyTotalContradicts));
    }

    #[test]
    fn a_day_without_emergency_has_no_total() {
        for date in ["2026-12-30", "2027-01-02"] {
            let command = RecordEmergencyDay {
                day: day(date),
                total: 0,
            };
            let refused = with_entry().decide(&command.into());
            assert_eq!(refused, Err(RegisterError::OutsideEmergency));
        }
    }

    #[test]
    fn a_day_of_emergency_on_which_nothing_came_has_a_total_of_zero() {
        let command = RecordEmergencyDay {
            day: day("2027-01-01"),
            total: 0,
        };
        assert!(with_entry().decide(&command.into()).is_ok());
    }
}
