//! One line per command.

use super::{Service, ServiceCommand, ServiceContent, ServiceError, ServiceEvent};

mod check_content;
mod close_window;
mod extend_window;
mod open_window;
mod publish_service;
mod revise_service;
mod set_office_map;
mod withdraw_service;

pub(super) fn decide(
    state: &Service,
    command: &ServiceCommand,
) -> Result<Vec<ServiceEvent>, ServiceError> {
    match command {
        ServiceCommand::PublishService(command) => publish_service::decide(state, command),
        ServiceCommand::ReviseService(command) => revise_service::decide(state, command),
        ServiceCommand::WithdrawService(command) => withdraw_service::decide(state, command),
        ServiceCommand::OpenWindow(command) => open_window::decide(state, command),
        ServiceCommand::ExtendWindow(command) => extend_window::decide(state, command),
        ServiceCommand::CloseWindow(command) => close_window::decide(state, command),
        ServiceCommand::SetOfficeMap(command) => set_office_map::decide(state, command),
    }
}

/// What is public, unless the service was withdrawn.
fn public(state: &Service) -> Result<&ServiceContent, ServiceError> {
    let content = state.content.as_ref().ok_or(ServiceError::NotPublished)?;
    match state.withdrawn_at {
        Some(_) => Err(ServiceError::Withdrawn),
        None => Ok(content),
    }
}
