//! One line per command.

use super::{Record, RegistrationCommand, RegistrationError, RegistrationEvent};

mod register_document;

pub(super) fn decide(
    state: &Record,
    command: &RegistrationCommand,
) -> Result<Vec<RegistrationEvent>, RegistrationError> {
    match command {
        RegistrationCommand::RegisterDocument(command) => register_document::decide(state, command),
    }
}
