//! One line per command.

use super::{Register, RegisterCommand, RegisterError, RegisterEvent};

mod close_day;
mod close_emergency_register;
mod extend_emergency;
mod open_emergency_register;
mod open_register;
mod record_emergency_day;
mod record_emergency_entry;
mod record_preservation_receipt;
mod recover_emergency_entry;
mod send_to_preservation;

pub(super) fn decide(
    state: &Register,
    command: &RegisterCommand,
) -> Result<Vec<RegisterEvent>, RegisterError> {
    if let RegisterCommand::OpenRegister(command) = command {
        return open_register::decide(state, command);
    }
    if state.register.is_none() {
        return Err(RegisterError::NotOpen);
    }
    match command {
        RegisterCommand::OpenRegister(command) => open_register::decide(state, command),
        RegisterCommand::CloseDay(command) => close_day::decide(state, command),
        RegisterCommand::SendToPreservation(command) => {
            send_to_preservation::decide(state, command)
        }
        RegisterCommand::RecordPreservationReceipt(command) => {
            record_preservation_receipt::decide(state, command)
        }
        RegisterCommand::OpenEmergencyRegister(command) => {
            open_emergency_register::decide(state, command)
        }
        RegisterCommand::ExtendEmergency(command) => extend_emergency::decide(state, command),
        RegisterCommand::RecordEmergencyEntry(command) => {
            record_emergency_entry::decide(state, command)
        }
        RegisterCommand::RecordEmergencyDay(command) => {
            record_emergency_day::decide(state, command)
        }
        RegisterCommand::CloseEmergencyRegister(command) => {
            close_emergency_register::decide(state, command)
        }
        RegisterCommand::RecoverEmergencyEntry(command) => {
            recover_emergency_entry::decide(state, command)
        }
    }
}
