//! One line per command.

use super::{Office, OfficeCommand, OfficeError, OfficeEvent};
use crate::shared::ids::OfficeCode;
use chrono::NaiveDate;

mod close_office;
mod open_office;
mod reassign_district;
mod receive_district;
mod revise_office;

pub(super) fn decide(
    state: &Office,
    command: &OfficeCommand,
) -> Result<Vec<OfficeEvent>, OfficeError> {
    match command {
        OfficeCommand::OpenOffice(command) => open_office::decide(state, command),
        OfficeCommand::ReviseOffice(command) => revise_office::decide(state, command),
        OfficeCommand::CloseOffice(command) => close_office::decide(state, command),
        OfficeCommand::ReassignDistrict(command) => reassign_district::decide(state, command),
        OfficeCommand::ReceiveDistrict(command) => receive_district::decide(state, command),
    }
}

/// The office, where it exists, is not closed, and existed on that day.
fn open_on(state: &Office, on: NaiveDate) -> Result<&OfficeCode, OfficeError> {
    let (Some(code), Some(opens_on)) = (&state.code, state.opens_on) else {
        return Err(OfficeError::NotOpen);
    };
    if state.closes_on.is_some() {
        return Err(OfficeError::AlreadyClosed);
    }
    if on < opens_on {
        return Err(OfficeError::DateBeforeOpening);
    }
    Ok(code)
}
