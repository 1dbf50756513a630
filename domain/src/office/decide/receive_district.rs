//! Ricevere un quartiere da un altro ufficio.

use super::open_on;
use crate::office::{DistrictReceived, Office, OfficeError, OfficeEvent, ReceiveDistrict};

pub(super) fn decide(
    state: &Office,
    command: &ReceiveDistrict,
) -> Result<Vec<OfficeEvent>, OfficeError> {
    let code = open_on(state, command.from_on)?;
    if command.from == *code {
        return Err(OfficeError::SameOffice);
    }
    if state.will_serve(&command.district) {
        return Err(OfficeError::DistrictAlreadyServed);
    }
    Ok(vec![
        DistrictReceived {
            district: command.district.clone(),
            from: command.from.clone(),
            from_on: command.from_on,
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

    fn open() -> Office {
        given([samples::office_opened().into()])
    }

    #[test]
    fn the_district_is_served_from_the_day_of_the_change() {
        let command = samples::receive_district();
        let office = when(open(), command.clone()).expect("accepted");
        assert!(!office.serves(&command.district, day("2026-08-31")));
        assert!(office.serves(&command.district, day("2026-09-01")));
    }

    #[test]
    fn a_district_that_went_away_can_come_back() {
        let district = samples::reassign_district().district;
        let gone = when(open(), samples::reassign_district()).expect("accepted");
        let back = ReceiveDistrict {
            district: district.clone(),
            from_on: day("2027-02-01"),
            ..samples::receive_district()
        };
        let office = when(gone, back).expect("accepted");
        assert!(!office.serves(&district, day("2027-01-31")));
        assert!(office.serves(&district, day("2027-02-01")));
    }

    #[test]
    fn a_district_is_not_received_twice() {
        let office = when(open(), samples::receive_district()).expect("accepted");
        let refused = office.decide(&samples::receive_district().into());
        assert_eq!(refused, Err(OfficeError::DistrictAlreadyServed));
    }

    #[test]
    fn a_district_is_not_received_from_the_same_office() {
        let from = open().code.expect("it is open");
        let command = ReceiveDistrict {
            from,
            ..samples::receive_district()
        };
        assert_eq!(open().decide(&command.into()), Err(OfficeError::SameOffice));
    }
}
