//! One line per command.

use super::{Record, RegistrationCommand, RegistrationError, RegistrationEvent};
use crate::shared::stamp::Registration;

mod annul_registration;
mod record_sending;
mod register_document;
mod renew_field;

pub(super) fn decide(
    state: &Record,
    command: &RegistrationCommand,
) -> Result<Vec<RegistrationEvent>, RegistrationError> {
    match command {
        RegistrationCommand::RegisterDocument(command) => register_document::decide(state, command),
        RegistrationCommand::RecordSending(command) => record_sending::decide(state, command),
        RegistrationCommand::AnnulRegistration(command) => {
            annul_registration::decide(state, command)
        }
        RegistrationCommand::RenewField(command) => renew_field::decide(state, command),
    }
}

/// The number, where there is one and it was not crossed out.
fn standing(state: &Record) -> Result<&Registration, RegistrationError> {
    let registration = state
        .registration
        .as_ref()
        .ok_or(RegistrationError::NotRegistered)?;
    match state.annulled_at {
        Some(_) => Err(RegistrationError::AlreadyAnnulled),
        None => Ok(registration),
    }
}
