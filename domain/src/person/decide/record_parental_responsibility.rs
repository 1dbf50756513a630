//! Registrare che cosa un tribunale ha lasciato della responsabilità genitoriale.

use super::{about, on_file, says};
use crate::person::{
    ParentalResponsibilityRecorded, Person, PersonError, PersonEvent, RecordParentalResponsibility,
};

pub(super) fn decide(
    state: &Person,
    command: &RecordParentalResponsibility,
) -> Result<Vec<PersonEvent>, PersonError> {
    let person = on_file(state)?;
    if command.child == person {
        return Err(PersonError::OwnChild);
    }
    let status = about(person, &command.status)?;
    if says(state.children.get(&command.child), status) {
        return Ok(Vec::new());
    }
    Ok(vec![
        ParentalResponsibilityRecorded {
            child: command.child,
            status: command.status.clone(),
            from_on: command.from_on,
        }
        .into(),
    ])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::decider::Decider;
    use crate::given::when;
    use crate::person::{ParentalResponsibility, samples};
    use crate::sample::person;

    fn known() -> Person {
        when(Person::default(), samples::register_person()).expect("accepted")
    }

    #[test]
    fn a_suspended_parent_is_limited_for_that_child_until_it_is_given_back() {
        let child = samples::record_parental_responsibility().child;
        assert_eq!(known().responsibility_limited(child), Some(false));
        let parent = when(known(), samples::record_parental_responsibility()).expect("accepted");
        assert_eq!(parent.responsibility_limited(child), Some(true));
        assert_eq!(parent.responsibility_limited(person(77)), Some(false));
        let back = RecordParentalResponsibility {
            status: samples::sealed(ParentalResponsibility::Full),
            ..samples::record_parental_responsibility()
        };
        let parent = when(parent, back).expect("accepted");
        assert_eq!(parent.responsibility_limited(child), Some(false));
    }

    #[test]
    fn the_same_measure_is_already_so() {
        let parent = when(known(), samples::record_parental_responsibility()).expect("accepted");
        let again = parent.decide(&samples::record_parental_responsibility().into());
        assert_eq!(again, Ok(Vec::new()));
    }

    #[test]
    fn nobody_is_their_own_child() {
        let child = samples::register_person().person_id;
        let command = RecordParentalResponsibility {
            child,
            ..samples::record_parental_responsibility()
        };
        assert_eq!(known().decide(&command.into()), Err(PersonError::OwnChild));
    }
}
