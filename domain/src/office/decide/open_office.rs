//! Aprire un ufficio.

use crate::office::{Office, OfficeError, OfficeEvent, OfficeOpened, OpenOffice};

pub(super) fn decide(
    state: &Office,
    command: &OpenOffice,
) -> Result<Vec<OfficeEvent>, OfficeError> {
    if state.code.is_some() {
        return Err(OfficeError::AlreadyOpen);
    }
    Ok(vec![
        OfficeOpened {
            code: command.code.clone(),
            profile: command.profile.clone(),
            opens_on: command.opens_on,
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

    #[test]
    fn an_office_serves_its_districts_from_its_first_day() {
        let office = when(Office::default(), samples::open_office()).expect("accepted");
        let district = ReasonCode::new("1").expect("a valid code");
        assert!(office.serves(&district, day("2026-01-01")));
        assert!(!office.serves(&district, day("2025-12-31")));
    }

    #[test]
    fn a_code_names_one_office_only() {
        let office = given::<Office>([samples::office_opened().into()]);
        let refused = office.decide(&samples::open_office().into());
        assert_eq!(refused, Err(OfficeError::AlreadyOpen));
    }
}
