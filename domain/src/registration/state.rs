//! The state of a record of the register.

use super::{
    EmergencyOrigin, RegistrationCommand, RegistrationError, RegistrationEvent, RenewedField,
};
use crate::decider::{Decider, Standing};
use crate::shared::ids::OfficeCode;
use crate::shared::personal::Personal;
use crate::shared::stamp::{ActKind, Direction, Registration, Stamp};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// Registrazione: what is known of one record.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Record {
    /// The assigned number; absent while nothing is registered.
    pub registration: Option<Registration>,
    /// The office that received or sent the act.
    pub office: Option<OfficeCode>,
    /// In, out or internal.
    pub direction: Option<Direction>,
    /// What kind of act.
    pub act: Option<ActKind>,
    /// Oggetto, as renewed last.
    pub subject: Option<Personal<String>>,
    /// Mittente o destinatario, as renewed last.
    pub counterparty: Option<Personal<String>>,
    /// Impronta, as renewed last.
    pub digest: Option<String>,
    /// Where it was first written down by hand.
    pub emergency: Option<EmergencyOrigin>,
    /// When it left.
    pub sent_at: Option<DateTime<Utc>>,
    /// When it was crossed out.
    pub annulled_at: Option<DateTime<Utc>>,
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
                self.direction = Some(event.direction);
                self.act = Some(event.act);
                self.subject = Some(event.subject.clone());
                self.counterparty = Some(event.counterparty.clone());
                self.digest.clone_from(&event.digest);
                self.emergency = event.emergency;
            }
            RegistrationEvent::DocumentSent(event) => self.sent_at = Some(event.sent_at),
            RegistrationEvent::RegistrationAnnulled(event) => {
                self.annulled_at = Some(event.annulled_at);
            }
            RegistrationEvent::RegistrationFieldRenewed(event) => match &event.change {
                RenewedField::Counterparty { new, .. } => self.counterparty = Some(new.clone()),
                RenewedField::Subject { new, .. } => self.subject = Some(new.clone()),
                RenewedField::Digest { new, .. } => self.digest = Some(new.as_str().to_owned()),
            },
        }
    }

    fn standing(&self, command: &RegistrationCommand) -> Standing {
        let office = match command {
            RegistrationCommand::RegisterDocument(command) => Some(command.request.office.clone()),
            RegistrationCommand::RecordSending(_)
            | RegistrationCommand::AnnulRegistration(_)
            | RegistrationCommand::RenewField(_) => None,
        };
        Standing {
            office: self.office.clone().or(office),
            people: Vec::new(),
        }
    }
}
