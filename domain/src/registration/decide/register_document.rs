//! Protocollare: give an act its number.

use crate::registration::{
    DocumentRegistered, Record, RegisterDocument, RegistrationError, RegistrationEvent,
};
use crate::shared::stamp::Stamp;

pub(super) fn decide(
    state: &Record,
    command: &RegisterDocument,
) -> Result<Vec<RegistrationEvent>, RegistrationError> {
    if state.registration.is_some() {
        return Err(RegistrationError::AlreadyRegistered);
    }
    let request = command.request.clone();
    Ok(vec![RegistrationEvent::DocumentRegistered(
        DocumentRegistered {
            direction: request.direction,
            act: request.act,
            subject: request.subject.clone(),
            counterparty: request.counterparty.clone(),
            digest: request.digest.clone(),
            office: request.office.clone(),
            about: request.about.clone(),
            registration: Stamp::Requested(Box::new(request)),
        },
    )])
}
