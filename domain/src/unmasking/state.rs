//! The state of an unmasking.

use super::{UnmaskingCommand, UnmaskingError, UnmaskingEvent};
use crate::decider::{Decider, Standing};
use crate::shared::ids::ActorCode;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// Oggetto dello svelamento: what holds personal values that an auditor may come to see.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum UnmaskingTarget {
    /// Istanza, with its papers, messages and receipt, and what a ranking says of it.
    Application,
    /// Delega o rappresentanza, with the papers that prove it.
    Mandate,
    /// Persona.
    Person,
    /// Registrazione di protocollo, with its documents.
    Registration,
}

impl UnmaskingTarget {
    /// The name of the aggregate.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Application => "application",
            Self::Mandate => "mandate",
            Self::Person => "person",
            Self::Registration => "registration",
        }
    }
}

/// Stato dello svelamento.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum UnmaskingStatus {
    /// Nothing was asked for.
    #[default]
    Missing,
    /// Richiesto: nobody answered yet.
    Requested,
    /// Autorizzato, until its time is over.
    Approved,
    /// Negato.
    Refused,
    /// Terminato.
    Ended,
}

/// Svelamento: what is known of one.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Unmasking {
    /// Where it stands.
    pub status: UnmaskingStatus,
    /// Who asked.
    pub by: Option<ActorCode>,
    /// Until when it counts, where somebody agreed.
    pub until_at: Option<DateTime<Utc>>,
}

impl Decider for Unmasking {
    fn decide(&self, command: &UnmaskingCommand) -> Result<Vec<UnmaskingEvent>, UnmaskingError> {
        super::decide::decide(self, command)
    }

    fn evolve(&mut self, event: &UnmaskingEvent) {
        match event {
            UnmaskingEvent::UnmaskingRequested(event) => {
                self.status = UnmaskingStatus::Requested;
                self.by = Some(event.by.clone());
            }
            UnmaskingEvent::UnmaskingApproved(event) => {
                self.status = UnmaskingStatus::Approved;
                self.until_at = Some(event.until_at);
            }
            UnmaskingEvent::UnmaskingRefused(_) => self.status = UnmaskingStatus::Refused,
            UnmaskingEvent::UnmaskingEnded(_) => self.status = UnmaskingStatus::Ended,
        }
    }

    /// It belongs to no office and to nobody: whoever checks, checks everywhere.
    fn standing(&self, _: &UnmaskingCommand) -> Standing {
        Standing::default()
    }
}
