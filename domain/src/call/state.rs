//! The state of a call.

use super::{CallCommand, CallContent, CallError, CallEvent};
use crate::decider::{Decider, Standing};
use crate::shared::digest::Digest;
use crate::shared::ids::{CallCode, OfficeCode, ServiceCode};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// Bando: its state.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Call {
    /// Its code; absent while it was never drafted.
    pub code: Option<CallCode>,
    /// The service it is for.
    pub service: Option<ServiceCode>,
    /// The office that answers for it.
    pub office: Option<OfficeCode>,
    /// What it says.
    pub content: Option<Box<CallContent>>,
    /// Where it stands.
    pub status: CallStatus,
    /// Which version is public, from 1; nought before.
    pub version: u32,
    /// Impegno del sorteggio.
    pub draw_commitment: Option<Digest>,
    /// When it became public.
    pub published_at: Option<DateTime<Utc>>,
}

/// Stato del bando.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CallStatus {
    /// In preparazione.
    #[default]
    Draft,
    /// Pubblicato.
    Published,
    /// Revocato.
    Revoked,
}

impl CallStatus {
    /// The name under which it is stored.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Published => "published",
            Self::Revoked => "revoked",
        }
    }
}

impl Decider for Call {
    fn decide(&self, command: &CallCommand) -> Result<Vec<CallEvent>, CallError> {
        super::decide::decide(self, command)
    }

    fn evolve(&mut self, event: &CallEvent) {
        match event {
            CallEvent::CallDrafted(event) => {
                self.code = Some(event.code.clone());
                self.service = Some(event.service.clone());
                self.office = Some(event.office.clone());
                self.content = Some(event.content.clone());
            }
            CallEvent::CallRevised(event) => self.content = Some(event.content.clone()),
            CallEvent::CallPublished(event) => {
                self.content = Some(event.content.clone());
                self.status = CallStatus::Published;
                self.version = 1;
                self.draw_commitment = Some(event.draw_commitment.clone());
                self.published_at = Some(event.published_at);
            }
            CallEvent::CallAmended(event) => {
                self.version = event.version;
                self.content = Some(event.content.clone());
            }
            CallEvent::CallRevoked(_) => self.status = CallStatus::Revoked,
        }
    }

    fn standing(&self, command: &CallCommand) -> Standing {
        let asked = match command {
            CallCommand::DraftCall(command) => Some(command.office.clone()),
            CallCommand::ReviseCall(_)
            | CallCommand::PublishCall(_)
            | CallCommand::AmendCall(_)
            | CallCommand::RevokeCall(_) => None,
        };
        Standing {
            office: self.office.clone().or(asked),
            people: Vec::new(),
        }
    }
}
