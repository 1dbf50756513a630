//! Rettificare le generalità.

use super::{about, on_file, says};
use crate::person::{CorrectIdentity, IdentityCorrected, Person, PersonError, PersonEvent};
use crate::shared::time::rome_day;

pub(super) fn decide(
    state: &Person,
    command: &CorrectIdentity,
) -> Result<Vec<PersonEvent>, PersonError> {
    let person = on_file(state)?;
    let identity = about(person, &command.identity)?;
    if identity
        .birth_on
        .is_some_and(|day| day > rome_day(command.at))
    {
        return Err(PersonError::BirthInFuture);
    }
    if says(state.identity.as_ref(), identity) {
        return Ok(Vec::new());
    }
    Ok(vec![
        IdentityCorrected {
            identity: command.identity.clone(),
            reason: command.reason.clone(),
            corrected_at: command.at,
        }
        .into(),
    ])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::decider::Decider;
    use crate::given::{day, when};
    use crate::person::{Identity, PersonCommand, samples};

    fn known() -> Person {
        when(Person::default(), samples::register_person()).expect("accepted")
    }

    #[test]
    fn a_corrected_name_is_the_one_on_file() {
        let person = when(known(), samples::correct_identity()).expect("accepted");
        assert_eq!(person.identity, Some(samples::correct_identity().identity));
    }

    #[test]
    fn the_same_name_is_no_correction() {
        let identity = samples::sealed(samples::verdi());
        let command = CorrectIdentity {
            identity,
            ..samples::correct_identity()
        };
        assert_eq!(known().decide(&command.into()), Ok(Vec::new()));
    }

    #[test]
    fn nobody_is_corrected_into_the_future() {
        let identity = Identity {
            birth_on: Some(day("2030-01-01")),
            ..samples::verdi()
        };
        let identity = samples::sealed(identity);
        let command = CorrectIdentity {
            identity,
            ..samples::correct_identity()
        };
        assert_eq!(
            known().decide(&command.into()),
            Err(PersonError::BirthInFuture)
        );
    }

    #[test]
    fn a_file_without_a_person_does_nothing() {
        for command in samples::commands().into_iter().skip(1) {
            let refused = Person::default().decide(&command);
            assert_eq!(refused, Err(PersonError::NotRegistered), "{command:?}");
        }
    }

    #[test]
    fn a_file_that_forwards_changes_no_more() {
        let merged = when(known(), samples::merge_persons()).expect("accepted");
        for command in samples::commands().into_iter().skip(1) {
            if !matches!(command, PersonCommand::UndoMerge(_)) {
                let refused = merged.decide(&command);
                assert_eq!(refused, Err(PersonError::Merged), "{command:?}");
            }
        }
    }
}
