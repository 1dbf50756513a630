//! Riassegnare un quartiere a un altro ufficio.

use super::open_on;
use crate::office::{DistrictReassigned, Office, OfficeError, OfficeEvent, ReassignDistrict};

pub(super) fn decide(
    state: &Office,
    command: &ReassignDistrict,
) -> Result<Vec<OfficeEvent>, OfficeError> {
    let code = open_on(state, command.from_on)?;
    if command.to == *code {
        return Err(OfficeError::SameOffice);
    }
    if !state.will_serve(&command.district) {
        return Err(OfficeError::DistrictNotServed);
    }
    Ok(vec![
        DistrictReassigned {
            district: command.district.clone(),
            to: command.to.clone(),
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
    fn the_district_is_served_here_until_the_day_before() {
        let command = samples::reassign_district();
        let office = when(open(), command.clone()).expect("accepted");
        assert!(office.serves(&command.district, day("2026-08-31")));
        assert!(!office.serves(&command.district, day("2026-09-01")));
    }

    #[test]
    fn a_district_cannot_be_given_away_twice() {
        let office = when(open(), samples::reassign_district()).expect("accepted");
        let refused = office.decide(&samples::reassign_district().into());
        assert_eq!(refused, Err(OfficeError::DistrictNotServed));
    }

    #[test]
    fn a_district_is_not_given_to_the_office_that_has_it() {
        let to = open().code.expect("it is open");
        let command = ReassignDistrict {
            to,
            ..samples::reassign_district()
        };
        assert_eq!(open().decide(&command.into()), Err(OfficeError::SameOffice));
    }
}
