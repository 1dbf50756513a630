//! The state of a mandate, and what it lets its agent do.

use super::{MandateCommand, MandateError, MandateEvent, MandateGranted, MandateProof};
use crate::application::{Capacity, MandateFacts, MandateScope, POWER_APPLICATIONS};
use crate::decider::{Claim, ClaimAction, Decider, Standing};
use crate::shared::ids::{PersonId, ServiceCode};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// The unique thing a digital delegate takes: one of the places of the principal.
pub const DIGITAL_DELEGATE_SCOPE: &str = "mandate.digital_delegate";

/// Stato della delega.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MandateStatus {
    /// Nothing was granted yet.
    #[default]
    Missing,
    /// In attesa: the digital delegate has not answered.
    Proposed,
    /// Attiva.
    Active,
    /// Sospesa.
    Suspended,
    /// Rifiutata.
    Refused,
    /// Revocata.
    Revoked,
    /// Scaduta.
    Expired,
}

/// Delega: what is known of one mandate.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Mandate {
    /// Where it stands.
    pub status: MandateStatus,
    /// What was granted; its last day as renewed last.
    pub granted: Option<MandateGranted>,
}

impl Mandate {
    /// Whether the agent may act on `service` for the principal on that day.
    pub fn covers(&self, service: &ServiceCode, on: NaiveDate) -> bool {
        let Some(granted) = self
            .granted
            .as_ref()
            .filter(|_| self.status == MandateStatus::Active)
        else {
            return false;
        };
        let in_time = granted.from_on <= on && granted.until_on.is_none_or(|until| on <= until);
        let in_scope = match &granted.scope {
            MandateScope::General => true,
            MandateScope::Services(services) => services.contains(service),
        };
        let in_power = granted.capacity != Capacity::SupportAdministrator
            || granted
                .powers
                .iter()
                .any(|power| [POWER_APPLICATIONS, service.as_str()].contains(&power.as_str()));
        in_time && in_scope && in_power
    }

    /// What a decision on an application must know of it.
    pub fn facts(&self) -> Option<MandateFacts> {
        self.granted.as_ref().map(|granted| MandateFacts {
            mandate_id: granted.mandate_id,
            capacity: granted.capacity,
            scope: granted.scope.clone(),
            from: granted.from_on,
            until: granted.until_on,
            powers: granted.powers.clone(),
            revoked: self.status != MandateStatus::Active,
        })
    }

    fn people(&self, command: &MandateCommand) -> Vec<PersonId> {
        let Some(granted) = &self.granted else {
            return match command {
                MandateCommand::GrantMandate(command) if command.proof.is_for_offices() => {
                    Vec::new()
                }
                MandateCommand::GrantMandate(command) => vec![command.principal],
                MandateCommand::AcceptMandate(_)
                | MandateCommand::RefuseMandate(_)
                | MandateCommand::SuspendMandate(_)
                | MandateCommand::ResumeMandate(_)
                | MandateCommand::RenewMandate(_)
                | MandateCommand::RevokeMandate(_)
                | MandateCommand::ExpireMandate(_) => Vec::new(),
            };
        };
        if granted.proof.is_for_offices() {
            // What a judge or the registry said is neither given nor taken back by those it is about.
            return Vec::new();
        }
        match command {
            MandateCommand::AcceptMandate(_) | MandateCommand::RefuseMandate(_) => {
                vec![granted.agent]
            }
            MandateCommand::GrantMandate(_)
            | MandateCommand::SuspendMandate(_)
            | MandateCommand::ResumeMandate(_)
            | MandateCommand::RenewMandate(_) => vec![granted.principal],
            MandateCommand::RevokeMandate(_) | MandateCommand::ExpireMandate(_) => {
                vec![granted.principal, granted.agent]
            }
        }
    }
}

/// The place of a digital delegate, where the proof is one.
fn place(granted: &MandateGranted, action: ClaimAction) -> Option<Claim> {
    match &granted.proof {
        MandateProof::DigitalDelegation { slot, .. } => Some(Claim {
            scope: DIGITAL_DELEGATE_SCOPE,
            key: format!("{}:{slot}", granted.principal),
            action,
        }),
        MandateProof::CourtDecree { .. }
        | MandateProof::PaperProxy { .. }
        | MandateProof::SelfDeclaration { .. }
        | MandateProof::CivilRegistry => None,
    }
}

impl Decider for Mandate {
    fn decide(&self, command: &MandateCommand) -> Result<Vec<MandateEvent>, MandateError> {
        super::decide::decide(self, command)
    }

    fn evolve(&mut self, event: &MandateEvent) {
        match event {
            MandateEvent::MandateGranted(event) => {
                self.status = match &event.proof {
                    MandateProof::DigitalDelegation { .. } => MandateStatus::Proposed,
                    MandateProof::CourtDecree { .. }
                    | MandateProof::PaperProxy { .. }
                    | MandateProof::SelfDeclaration { .. }
                    | MandateProof::CivilRegistry => MandateStatus::Active,
                };
                self.granted = Some(event.clone());
            }
            MandateEvent::MandateAccepted(_) | MandateEvent::MandateResumed(_) => {
                self.status = MandateStatus::Active;
            }
            MandateEvent::MandateRefused(_) => self.status = MandateStatus::Refused,
            MandateEvent::MandateSuspended(_) => self.status = MandateStatus::Suspended,
            MandateEvent::MandateRenewed(event) => {
                if let Some(granted) = &mut self.granted {
                    granted.until_on = Some(event.until_on);
                }
            }
            MandateEvent::MandateRevoked(_) => self.status = MandateStatus::Revoked,
            MandateEvent::MandateExpired(_) => self.status = MandateStatus::Expired,
        }
    }

    /// Only the principal grants, stops and renews what needs no office; only the agent answers; both may end it.
    fn standing(&self, command: &MandateCommand) -> Standing {
        Standing {
            office: None,
            people: self.people(command),
        }
    }

    fn claims(&self, events: &[MandateEvent]) -> Vec<Claim> {
        let claim = |event: &MandateEvent| match event {
            MandateEvent::MandateGranted(event) => place(event, ClaimAction::Exclusive),
            MandateEvent::MandateRefused(_)
            | MandateEvent::MandateRevoked(_)
            | MandateEvent::MandateExpired(_) => self
                .granted
                .as_ref()
                .and_then(|granted| place(granted, ClaimAction::Release)),
            MandateEvent::MandateAccepted(_)
            | MandateEvent::MandateSuspended(_)
            | MandateEvent::MandateResumed(_)
            | MandateEvent::MandateRenewed(_) => None,
        };
        events.iter().filter_map(claim).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::given::when;
    use crate::mandate::samples;

    fn changes() -> [MandateCommand; 4] {
        [
            samples::renew_mandate().into(),
            samples::suspend_mandate().into(),
            samples::resume_mandate().into(),
            samples::revoke_mandate().into(),
        ]
    }

    #[test]
    fn what_an_office_put_on_file_is_changed_by_offices_alone() {
        let registry = crate::mandate::GrantMandate {
            capacity: Capacity::Parent,
            proof: MandateProof::CivilRegistry,
            powers: Vec::new(),
            ..samples::grant_mandate()
        };
        for grant in [samples::grant_mandate(), registry] {
            let mandate = when(Mandate::default(), grant).expect("granted");
            for command in changes() {
                assert_eq!(mandate.standing(&command).people, [], "{command:?}");
            }
        }
    }

    #[test]
    fn what_the_principal_gave_is_theirs_to_change() {
        let grant = samples::digital_delegation();
        let principal = grant.principal;
        let mandate = when(Mandate::default(), grant).expect("granted");
        for command in changes() {
            let people = mandate.standing(&command).people;
            assert!(people.contains(&principal), "{command:?}");
        }
    }
}
