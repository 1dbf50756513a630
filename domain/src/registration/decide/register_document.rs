//! Protocollare: give an act its number.

use crate::registration::{
    DocumentRegistered, Record, RegisterDocument, RegistrationError, RegistrationEvent,
};

pub(super) fn decide(
    state: &Record,
    command: &RegisterDocument,
) -> Result<Vec<RegistrationEvent>, RegistrationError> {
    if state.registration.is_some() {
        return Err(RegistrationError::AlreadyRegistered);
    }
    if command.emergency.is_some_and(|origin| origin.number == 0) {
        return Err(RegistrationError::EmergencyNumberZero);
    }
    let event = DocumentRegistered::from(command.request.clone());
    Ok(vec![
        DocumentRegistered {
            emergency: command.emergency,
            ..event
        }
        .into(),
    ])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::decider::{Decider, Fact};
    use crate::given::{at, day, given};
    use crate::registration::{EmergencyOrigin, samples};
    use crate::shared::stamp::Stamp;

    #[test]
    fn an_act_asks_for_a_number_with_what_the_register_must_know() {
        let command = samples::register_document();
        let events = Record::default()
            .decide(&command.clone().into())
            .expect("accepted");
        let [RegistrationEvent::DocumentRegistered(event)] = &events[..] else {
            panic!("one registration, not {events:?}");
        };
        assert_eq!(
            event.registration,
            Stamp::Requested(Box::new(command.request.clone()))
        );
        assert_eq!(event.subject, command.request.subject);
        assert_eq!(events[0].effective_at(), None);
    }

    #[test]
    fn a_record_holds_one_act_only() {
        let record = given::<Record>([samples::document_registered().into()]);
        let refused = record.decide(&samples::register_document().into());
        assert_eq!(refused, Err(RegistrationError::AlreadyRegistered));
    }

    #[test]
    fn an_act_of_the_emergency_register_counts_from_its_emergency_day() {
        let origin = EmergencyOrigin {
            number: 3,
            received_on: day("2026-12-31"),
        };
        let command = RegisterDocument {
            emergency: Some(origin),
            ..samples::register_document()
        };
        let events = Record::default().decide(&command.into()).expect("accepted");
        assert_eq!(events[0].effective_at(), Some(at("2026-12-30T23:00:00Z")));
    }

    #[test]
    fn emergency_numbers_begin_at_one() {
        let origin = EmergencyOrigin {
            number: 0,
            received_on: day("2026-12-31"),
        };
        let command = RegisterDocument {
            emergency: Some(origin),
            ..samples::register_document()
        };
        let refused = Record::default().decide(&command.into());
        assert_eq!(refused, Err(RegistrationError::EmergencyNumberZero));
    }
}
