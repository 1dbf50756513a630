//! Aggiornare la scheda di un ufficio.

use super::open_on;
use crate::office::{Office, OfficeError, OfficeEvent, OfficeRevised, ReviseOffice};

pub(super) fn decide(
    state: &Office,
    command: &ReviseOffice,
) -> Result<Vec<OfficeEvent>, OfficeError> {
    open_on(state, command.from_on)?;
    if state.profile.as_ref() == Some(&command.profile) {
        return Ok(Vec::new());
    }
    Ok(vec![
        OfficeRevised {
            profile: command.profile.clone(),
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
    use crate::shared::ids::ReasonCode;

    fn open() -> Office {
        given([samples::office_opened().into()])
    }

    #[test]
    fn a_district_that_is_left_out_is_served_until_the_day_of_the_change() {
        let mut command = samples::revise_office();
        command.profile.districts.clear();
        let office = when(open(), command).expect("accepted");
        let district = ReasonCode::new("1").expect("a valid code");
        assert!(office.serves(&district, day("2026-05-31")));
        assert!(!office.serves(&district, day("2026-06-01")));
    }

    #[test]
    fn the_same_profile_changes_nothing() {
        let command = ReviseOffice {
            profile: samples::profile(),
            from_on: samples::revise_office().from_on,
        };
        assert_eq!(open().decide(&command.into()), Ok(Vec::new()));
    }

    #[test]
    fn an_office_that_was_never_opened_has_no_profile() {
        let refused = Office::default().decide(&samples::revise_office().into());
        assert_eq!(refused, Err(OfficeError::NotOpen));
    }

    #[test]
    fn an_office_does_not_change_before_it_opens() {
        let command = ReviseOffice {
            from_on: day("2025-06-01"),
            ..samples::revise_office()
        };
        assert_eq!(
            open().decide(&command.into()),
            Err(OfficeError::DateBeforeOpening)
        );
    }

    #[test]
    fn a_closed_office_is_not_revised() {
        let office = given::<Office>([
            samples::office_opened().into(),
            samples::office_closed().into(),
        ]);
        let refused = office.decide(&samples::revise_office().into());
        assert_eq!(refused, Err(OfficeError::AlreadyClosed));
    }
}
