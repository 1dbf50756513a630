//! Events of an access sheet: written down for ever.

use super::{AccessOutcome, Sheet};
use crate::case_file::{SchemeCode, Worker};
use crate::decider::Fact;
use crate::shared::ids::{OfficeCode, PersonId, ReasonCode};
use crate::shared::personal::Personal;
use crate::shared::text::LongText;
use crate::shared::time::day_start;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

crate::names::events! {
    /// What happened to an access sheet.
    AccessSheetEvent {
        /// Accesso registrato.
        AccessRecorded = "access_recorded";
        /// Scheda rettificata.
        AccessCorrected = "access_corrected";
        /// Accesso chiuso.
        AccessConcluded = "access_concluded";
        /// Proposta vista.
        ProposalSeen = "proposal_seen";
        /// Proposta respinta.
        ProposalRejected = "proposal_rejected";
        /// Proposta accolta.
        ProposalTakenUp = "proposal_taken_up";
        /// Nota privata scritta.
        PrivateNoteAdded = "private_note_added";
    }
}

/// Accesso registrato.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct AccessRecorded {
    /// The sheet.
    pub sheet_id: Uuid,
    /// Who wrote it, and at which desk.
    pub operator: Worker,
    /// What was written down.
    pub sheet: Sheet,
}

/// Scheda rettificata.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct AccessCorrected {
    /// Who corrected it.
    pub by: Worker,
    /// What is true.
    pub sheet: Sheet,
    /// Why.
    pub reason: ReasonCode,
}

/// Accesso chiuso.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct AccessConcluded {
    /// How it ended.
    pub outcome: AccessOutcome,
    /// The office that should take the person in charge.
    pub to: Option<OfficeCode>,
    /// When.
    pub concluded_at: DateTime<Utc>,
}

/// Proposta vista.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ProposalSeen {
    /// By whom.
    pub by: Worker,
    /// When.
    pub seen_at: DateTime<Utc>,
}

/// Proposta respinta.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ProposalRejected {
    /// By whom.
    pub by: Worker,
    /// Why.
    pub reason: ReasonCode,
    /// In words.
    pub note: Option<Personal<LongText>>,
    /// When.
    pub rejected_at: DateTime<Utc>,
}

/// Proposta accolta.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ProposalTakenUp {
    /// By whom.
    pub by: Worker,
    /// Whose case file gets the report.
    pub person: PersonId,
    /// Fonte della segnalazione.
    pub source: SchemeCode,
    /// When.
    pub taken_up_at: DateTime<Utc>,
}

/// Nota privata scritta.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PrivateNoteAdded {
    /// The note.
    pub note_id: Uuid,
    /// Who wrote it.
    pub author: Worker,
    /// What it says.
    pub text: Personal<LongText>,
    /// When.
    pub written_at: DateTime<Utc>,
}

impl Fact for AccessSheetEvent {
    fn effective_at(&self) -> Option<DateTime<Utc>> {
        Some(match self {
            Self::AccessRecorded(event) => day_start(event.sheet.access.accessed_on),
            // Days after the access is a correction made, of how the access was.
            Self::AccessCorrected(event) => day_start(event.sheet.access.accessed_on),
            Self::AccessConcluded(event) => event.concluded_at,
            Self::ProposalSeen(event) => event.seen_at,
            Self::ProposalRejected(event) => event.rejected_at,
            Self::ProposalTakenUp(event) => event.taken_up_at,
            Self::PrivateNoteAdded(event) => event.written_at,
        })
    }
}
