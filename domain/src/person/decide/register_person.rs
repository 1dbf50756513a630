//! Registrare una persona.

use super::about;
use crate::person::{Person, PersonError, PersonEvent, PersonRegistered, RegisterPerson};
use crate::shared::time::rome_day;

pub(super) fn decide(
    state: &Person,
    command: &RegisterPerson,
) -> Result<Vec<PersonEvent>, PersonError> {
    if state.person_id.is_some() {
        return Err(PersonError::AlreadyRegistered);
    }
    check(command)?;
    Ok(vec![
        PersonRegistered {
            person_id: command.person_id,
            identity: command.identity.clone(),
            tax_code: command.tax_code.clone(),
            temporary_code: command.temporary_code.clone(),
            registered_at: command.at,
        }
        .into(),
    ])
}

fn check(command: &RegisterPerson) -> Result<(), PersonError> {
    let (person, today) = (command.person_id, rome_day(command.at));
    match &command.identity {
        Some(identity) => {
            let born = about(person, identity)?.birth_on;
            if born.is_some_and(|day| day > today) {
                return Err(PersonError::BirthInFuture);
            }
        }
        None if command.tax_code.is_some() || command.temporary_code.is_some() => {
            return Err(PersonError::Anonymous);
        }
        None => {}
    }
    if let Some(code) = &command.tax_code {
        about(person, code)?;
    }
    if let Some(temporary) = &command.temporary_code {
        about(person, &temporary.code)?;
        if temporary.expires_on < today {
            return Err(PersonError::TemporaryCodeExpired);
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::decider::{ClaimAction, Decider};
    use crate::given::{day, when};
    use crate::person::{Identity, TAX_CODE_SCOPE, TemporaryCode, samples};
    use crate::sample::person;
    use crate::shared::personal::{Personal, RetentionClass};

    fn refusal(command: RegisterPerson) -> PersonError {
        Person::default()
            .decide(&command.into())
            .expect_err("refused")
    }

    #[test]
    fn a_tax_code_belongs_to_one_person() {
        let events = Person::default()
            .decide(&samples::register_person().into())
            .expect("accepted");
        let claims = Person::default().claims(&events);
        assert_eq!(claims[0].scope, TAX_CODE_SCOPE);
        assert_eq!(claims[0].key, "VRDGPP80A01C351O");
        assert_eq!(claims[0].action, ClaimAction::Exclusive);
    }

    #[test]
    fn somebody_anonymous_is_on_file_without_claiming_anything() {
        let command = RegisterPerson {
            identity: None,
            tax_code: None,
            temporary_code: None,
            ..samples::register_person()
        };
        let events = Person::default().decide(&command.into()).expect("accepted");
        assert_eq!(Person::default().claims(&events), Vec::new());
    }

    #[test]
    fn somebody_anonymous_has_no_code() {
        let command = RegisterPerson {
            identity: None,
            ..samples::register_person()
        };
        assert_eq!(refusal(command), PersonError::Anonymous);
    }

    #[test]
    fn a_person_is_registered_once() {
        let known = when(Person::default(), samples::register_person()).expect("accepted");
        let refused = known.decide(&samples::register_person().into());
        assert_eq!(refused, Err(PersonError::AlreadyRegistered));
    }

    #[test]
    fn every_field_is_sealed_with_the_persons_own_key_of_identities() {
        let other = RegisterPerson {
            tax_code: Some(samples::tax_code_of(person(2), "VRDGPP80A01C351O")),
            ..samples::register_person()
        };
        assert_eq!(refusal(other), PersonError::WrongSubject);
        let identity = Personal::new(person(1), RetentionClass::Application, samples::verdi());
        let class = RegisterPerson {
            identity: Some(identity),
            ..samples::register_person()
        };
        assert_eq!(refusal(class), PersonError::WrongSubject);
    }

    #[test]
    fn nobody_is_born_tomorrow() {
        let identity = Identity {
            birth_on: Some(day("2026-03-03")),
            ..samples::verdi()
        };
        let command = RegisterPerson {
            identity: Some(samples::sealed(identity)),
            ..samples::register_person()
        };
        assert_eq!(refusal(command), PersonError::BirthInFuture);
    }

    #[test]
    fn a_temporary_code_counts_until_its_last_day() {
        let with = |expires| RegisterPerson {
            temporary_code: Some(TemporaryCode {
                expires_on: day(expires),
                ..samples::temporary_code()
            }),
            ..samples::register_person()
        };
        assert_eq!(
            refusal(with("2026-03-01")),
            PersonError::TemporaryCodeExpired
        );
        assert!(Person::default().decide(&with("2026-03-02").into()).is_ok());
    }
}
