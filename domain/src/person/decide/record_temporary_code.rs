//! Registrare un codice STP o ENI.

use super::{about, on_file};
use crate::person::{Person, PersonError, PersonEvent, RecordTemporaryCode, TemporaryCodeRecorded};
use crate::shared::personal::Personal;
use crate::shared::time::rome_day;

pub(super) fn decide(
    state: &Person,
    command: &RecordTemporaryCode,
) -> Result<Vec<PersonEvent>, PersonError> {
    let person = on_file(state)?;
    if state.identity.is_none() {
        return Err(PersonError::Anonymous);
    }
    let new = &command.temporary_code;
    let code = about(person, &new.code)?;
    if new.expires_on < rome_day(command.at) {
        return Err(PersonError::TemporaryCodeExpired);
    }
    let known = state.temporary_code.as_ref();
    let same_code = known.and_then(|old| old.code.reveal()) == Some(code);
    if same_code && known.is_some_and(|old| old.expires_on == new.expires_on) {
        return Ok(Vec::new());
    }
    let replaced: Option<Personal<_>> = known.filter(|_| !same_code).map(|old| old.code.clone());
    Ok(vec![
        TemporaryCodeRecorded {
            temporary_code: new.clone(),
            replaced,
        }
        .into(),
    ])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::decider::{ClaimAction, Decider};
    use crate::given::{day, when};
    use crate::person::{RegisterPerson, TemporaryCode, samples};

    fn known() -> Person {
        let command = RegisterPerson {
            temporary_code: None,
            ..samples::register_person()
        };
        when(Person::default(), command).expect("accepted")
    }

    #[test]
    fn a_renewed_code_only_lasts_longer() {
        let person = when(known(), samples::record_temporary_code()).expect("accepted");
        let temporary_code = TemporaryCode {
            expires_on: day("2027-03-01"),
            ..samples::temporary_code()
        };
        let command = RecordTemporaryCode {
            temporary_code,
            ..samples::record_temporary_code()
        };
        let events = person.decide(&command.into()).expect("accepted");
        let claims = person.claims(&events);
        assert_eq!(claims.len(), 1);
        assert_eq!(claims[0].action, ClaimAction::Exclusive);
    }

    #[test]
    fn the_same_code_until_the_same_day_is_already_so() {
        let person = when(known(), samples::record_temporary_code()).expect("accepted");
        let again = person.decide(&samples::record_temporary_code().into());
        assert_eq!(again, Ok(Vec::new()));
    }

    #[test]
    fn an_expired_code_identifies_nobody() {
        let temporary_code = TemporaryCode {
            expires_on: day("2026-03-01"),
            ..samples::temporary_code()
        };
        let command = RecordTemporaryCode {
            temporary_code,
            ..samples::record_temporary_code()
        };
        let refused = known().decide(&command.into());
        assert_eq!(refused, Err(PersonError::TemporaryCodeExpired));
    }

    #[test]
    fn somebody_anonymous_has_no_temporary_code() {
        let nobody = RegisterPerson {
            identity: None,
            tax_code: None,
            temporary_code: None,
            ..samples::register_person()
        };
        let anonymous = when(Person::default(), nobody).expect("accepted");
        let refused = anonymous.decide(&samples::record_temporary_code().into());
        assert_eq!(refused, Err(PersonError::Anonymous));
    }
}
