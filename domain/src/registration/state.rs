//! The state of a record of the register.

use super::{RegistrationCommand, RegistrationError, RegistrationEvent};
use crate::decider::{Decider, Standing};
use crate::shared::ids::OfficeCode;
use crate::shared::stamp::{Registration, Stamp};
use serde::{Deserialize, Serialize};

/// Registrazione: what is known of one record.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Record {
    /// The assigned number; absent while nothing is registered.
    pub registration: Option<Registration>,
    /// The office that received or sent the act.
    pub office: Option<OfficeCode>,
}

impl Decider for Record {
    fn decide(
        &self,
        command: &RegistrationCommand,
    ) -> Result<Vec<RegistrationEvent>, RegistrationError> {
        super::decide::decide(self, command)
    }

    fn evolve(&mut self, event: &RegistrationEvent) {
        match event {
            RegistrationEvent::DocumentRegistered(event) => {
                if let Stamp::Assigned(registration) = &event.registration {
                    self.registration = Some(registration.clone());
                }
                self.office = Some(event.office.clone());
            }
        }
    }

    fn standing(&self, command: &RegistrationCommand) -> Standing {
        let office = match command {
            RegistrationCommand::RegisterDocument(command) => Some(command.request.office.clone()),
        };
        Standing {
            office: self.office.clone().or(office),
            people: Vec::new(),
        }
    }
}
