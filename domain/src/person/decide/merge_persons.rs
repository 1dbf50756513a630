//! Unificare due schede della stessa persona: one forwards to the other, neither is deleted.

use super::on_file;
use crate::person::{MergePersons, Person, PersonError, PersonEvent, PersonsMerged};

pub(super) fn decide(
    state: &Person,
    command: &MergePersons,
) -> Result<Vec<PersonEvent>, PersonError> {
    let absorbed = on_file(state)?;
    if command.survivor == absorbed {
        return Err(PersonError::MergedIntoItself);
    }
    if command.survivor_forwards_to.is_some() {
        return Err(PersonError::SurvivorIsMerged);
    }
    Ok(vec![
        PersonsMerged {
            survivor: command.survivor,
            absorbed,
            reason: command.reason.clone(),
            merged_at: command.at,
        }
        .into(),
    ])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::decider::Decider;
    use crate::given::when;
    use crate::person::{MERGE_SCOPE, RegisterPerson, samples};
    use crate::sample::person;

    fn known(n: u128) -> Person {
        let command = RegisterPerson {
            person_id: person(n),
            identity: None,
            tax_code: None,
            temporary_code: None,
            ..samples::register_person()
        };
        when(Person::default(), command).expect("accepted")
    }

    fn into(n: u128) -> MergePersons {
        MergePersons {
            survivor: person(n),
            ..samples::merge_persons()
        }
    }

    #[test]
    fn an_absorbed_file_forwards_to_the_survivor() {
        let absorbed = when(known(1), into(2)).expect("accepted");
        assert_eq!(absorbed.merged_into, Some(person(2)));
    }

    #[test]
    fn two_files_that_absorb_each_other_claim_the_same_thing() {
        let claim = |from: u128, to: u128| {
            let events = known(from).decide(&into(to).into()).expect("accepted");
            known(from).claims(&events)
        };
        assert_eq!(claim(1, 2), claim(2, 1));
        assert_eq!(claim(1, 2)[0].scope, MERGE_SCOPE);
        assert_ne!(claim(1, 2), claim(1, 3));
    }

    #[test]
    fn a_file_does_not_forward_to_itself_or_to_one_that_forwards() {
        assert_eq!(
            known(1).decide(&into(1).into()),
            Err(PersonError::MergedIntoItself)
        );
        let on = MergePersons {
            survivor_forwards_to: Some(person(3)),
            ..into(2)
        };
        assert_eq!(
            known(1).decide(&on.into()),
            Err(PersonError::SurvivorIsMerged)
        );
    }

    #[test]
    fn a_file_forwards_to_one_other_only() {
        let absorbed = when(known(1), into(2)).expect("accepted");
        assert_eq!(absorbed.decide(&into(3).into()), Err(PersonError::Merged));
    }
}
