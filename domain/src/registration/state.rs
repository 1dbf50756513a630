//! The state of a record of the register.

use super::{
    EmergencyOrigin, RegistrationCommand, RegistrationError, RegistrationEvent, RenewedField,
};
use crate::decider::{Claim, ClaimAction, Decider, Standing};
use crate::shared::ids::{OfficeCode, RegisterCode};
use crate::shared::personal::Personal;
use crate::shared::stamp::{ActKind, Direction, Registration, Stamp};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// The unique thing a record of an act that was first written down by hand takes: that entry.
pub const EMERGENCY_ENTRY_SCOPE: &str = "registration.emergency_entry";

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

    /// An entry of the emergency register gets one ordinary number (DPR 445/2000 art. 63); who crosses the record out
    /// gives it back.
    fn claims(&self, events: &[RegistrationEvent]) -> Vec<Claim> {
        let claim = |event: &RegistrationEvent| match event {
            RegistrationEvent::DocumentRegistered(event) => {
                let register = match &event.registration {
                    Stamp::Requested(request) => &request.register,
                    Stamp::Assigned(registration) => &registration.register,
                };
                let entry = event.emergency.as_ref()?;
                Some(entry_of(register, entry, ClaimAction::Exclusive))
            }
            RegistrationEvent::RegistrationAnnulled(_) => {
                let register = &self.registration.as_ref()?.register;
                let entry = self.emergency.as_ref()?;
                Some(entry_of(register, entry, ClaimAction::Release))
            }
            RegistrationEvent::DocumentSent(_) | RegistrationEvent::RegistrationFieldRenewed(_) => {
                None
            }
        };
        events.iter().filter_map(claim).collect()
    }
}

fn entry_of(register: &RegisterCode, entry: &EmergencyOrigin, action: ClaimAction) -> Claim {
    Claim {
        scope: EMERGENCY_ENTRY_SCOPE,
        key: format!("{register}:{}:{}", entry.received_on, entry.number),
        action,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::given::{day, given};
    use crate::registration::{DocumentRegistered, RegisterDocument, samples};

    #[test]
    fn an_entry_written_by_hand_is_taken_by_one_record_until_it_is_crossed_out() {
        let emergency = Some(EmergencyOrigin {
            number: 3,
            received_on: day("2026-12-31"),
        });
        let command = RegisterDocument {
            emergency,
            ..samples::register_document()
        };
        let events = Record::default().decide(&command.into()).expect("accepted");
        let taken = Record::default().claims(&events);
        let [claim] = &taken[..] else {
            panic!("one claim, not {taken:?}");
        };
        assert_eq!(claim.action, ClaimAction::Exclusive);
        let registered = DocumentRegistered {
            emergency,
            ..samples::document_registered()
        };
        let record = given::<Record>([registered.into()]);
        let annulled = record.decide(&samples::annul_registration().into());
        let given_back = record.claims(&annulled.expect("accepted"));
        let released = Claim {
            action: ClaimAction::Release,
            ..claim.clone()
        };
        assert_eq!(given_back, [released]);
    }
}
