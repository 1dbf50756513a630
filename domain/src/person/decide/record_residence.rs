//! Registrare la residenza, dal giorno in cui è vera.

use super::{about, on_file};
use crate::person::{Person, PersonError, PersonEvent, RecordResidence, ResidenceRecorded};

pub(super) fn decide(
    state: &Person,
    command: &RecordResidence,
) -> Result<Vec<PersonEvent>, PersonError> {
    let person = on_file(state)?;
    let residence = about(person, &command.residence)?;
    let known = state.residence_on(command.from_on);
    if known.and_then(|known| known.residence.reveal()) == Some(residence) {
        return Ok(Vec::new());
    }
    Ok(vec![
        ResidenceRecorded {
            residence: command.residence.clone(),
            from_on: command.from_on,
        }
        .into(),
    ])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::decider::Decider;
    use crate::given::{day, when};
    use crate::person::samples;

    fn at_home() -> Person {
        let known = when(Person::default(), samples::register_person()).expect("accepted");
        when(known, samples::record_residence()).expect("accepted")
    }

    #[test]
    fn every_day_has_the_residence_of_that_day_whatever_the_order_of_recording() {
        let earlier = RecordResidence {
            from_on: day("2020-01-01"),
            residence: samples::residence("Via Etnea", "2"),
        };
        let person = when(at_home(), earlier.clone()).expect("accepted");
        let on = |text| person.residence_on(day(text)).map(|known| &known.residence);
        assert_eq!(on("2019-12-31"), None);
        assert_eq!(on("2024-06-30"), Some(&earlier.residence));
        assert_eq!(
            on("2024-07-01"),
            Some(&samples::record_residence().residence)
        );
    }

    #[test]
    fn the_same_residence_on_a_later_day_is_already_so() {
        let again = RecordResidence {
            from_on: day("2025-01-01"),
            ..samples::record_residence()
        };
        assert_eq!(at_home().decide(&again.into()), Ok(Vec::new()));
    }
}
