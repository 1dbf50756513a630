//! Registrare o correggere il codice fiscale.

use super::{about, on_file, says};
use crate::person::{Person, PersonError, PersonEvent, RecordTaxCode, TaxCodeRecorded};

pub(super) fn decide(
    state: &Person,
    command: &RecordTaxCode,
) -> Result<Vec<PersonEvent>, PersonError> {
    let person = on_file(state)?;
    if state.identity.is_none() {
        return Err(PersonError::Anonymous);
    }
    let code = about(person, &command.tax_code)?;
    if says(state.tax_code.as_ref(), code) {
        return Ok(Vec::new());
    }
    Ok(vec![
        TaxCodeRecorded {
            tax_code: command.tax_code.clone(),
            replaced: state.tax_code.clone(),
            reason: command.reason.clone(),
        }
        .into(),
    ])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::decider::{ClaimAction, Decider};
    use crate::given::when;
    use crate::person::{RegisterPerson, samples};
    use crate::sample::person;

    fn known() -> Person {
        when(Person::default(), samples::register_person()).expect("accepted")
    }

    #[test]
    fn a_corrected_code_gives_the_wrong_one_back() {
        let events = known()
            .decide(&samples::record_tax_code().into())
            .expect("accepted");
        let claims = known().claims(&events);
        let taken: Vec<_> = claims
            .iter()
            .map(|claim| (claim.key.as_str(), claim.action))
            .collect();
        let expected = [
            ("VRDGPP80A01C351O", ClaimAction::Release),
            ("RSSMRA85T10A562S", ClaimAction::Exclusive),
        ];
        assert_eq!(taken, expected);
    }

    #[test]
    fn the_same_code_is_already_so() {
        let tax_code = samples::tax_code_of(person(1), "VRDGPP80A01C351O");
        let command = RecordTaxCode {
            tax_code,
            ..samples::record_tax_code()
        };
        assert_eq!(known().decide(&command.into()), Ok(Vec::new()));
    }

    #[test]
    fn somebody_anonymous_gets_a_name_before_a_code() {
        let nobody = RegisterPerson {
            identity: None,
            tax_code: None,
            temporary_code: None,
            ..samples::register_person()
        };
        let anonymous = when(Person::default(), nobody).expect("accepted");
        let refused = anonymous.decide(&samples::record_tax_code().into());
        assert_eq!(refused, Err(PersonError::Anonymous));
        let named = when(anonymous, samples::correct_identity()).expect("accepted");
        assert!(named.decide(&samples::record_tax_code().into()).is_ok());
    }

    #[test]
    fn a_code_of_somebody_else_is_refused() {
        let tax_code = samples::tax_code_of(person(2), "RSSMRA85T10A562S");
        let command = RecordTaxCode {
            tax_code,
            ..samples::record_tax_code()
        };
        assert_eq!(
            known().decide(&command.into()),
            Err(PersonError::WrongSubject)
        );
    }
}
