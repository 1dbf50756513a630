//! Registrare i recapiti.

use super::{about, on_file, says};
use crate::person::{ContactRecorded, Person, PersonError, PersonEvent, RecordContact};

pub(super) fn decide(
    state: &Person,
    command: &RecordContact,
) -> Result<Vec<PersonEvent>, PersonError> {
    let person = on_file(state)?;
    let contact = about(person, &command.contact)?;
    if says(state.contact.as_ref(), contact) {
        return Ok(Vec::new());
    }
    Ok(vec![
        ContactRecorded {
            contact: command.contact.clone(),
        }
        .into(),
    ])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::decider::Decider;
    use crate::given::when;
    use crate::person::samples;

    #[test]
    fn contacts_are_recorded_once_each() {
        let known = when(Person::default(), samples::register_person()).expect("accepted");
        let person = when(known, samples::record_contact()).expect("accepted");
        assert_eq!(person.contact, Some(samples::record_contact().contact));
        assert_eq!(
            person.decide(&samples::record_contact().into()),
            Ok(Vec::new())
        );
    }
}
