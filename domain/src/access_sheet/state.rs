//! The state of an access sheet: what its decisions need to know.

use super::{
    AccessConcluded, AccessOutcome, AccessSheetCommand, AccessSheetError, AccessSheetEvent, Sheet,
};
use crate::case_file::{SchemeCode, Worker};
use crate::decider::{Decider, Standing};
use crate::shared::ids::OfficeCode;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use uuid::Uuid;

/// Stato della proposta.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ProposalStatus {
    /// Creata.
    Created,
    /// Vista.
    Seen,
    /// Respinta.
    Rejected,
    /// Accolta.
    TakenUp,
}

/// Proposta di presa in carico.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Proposal {
    /// To which office.
    pub to: OfficeCode,
    /// Where it stands.
    pub status: ProposalStatus,
    /// Fonte of the report it became.
    pub source: Option<SchemeCode>,
}

/// Scheda di accesso: its state.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct AccessSheet {
    /// The sheet; absent while there is none.
    pub sheet_id: Option<Uuid>,
    /// Who wrote it, and at which desk.
    pub operator: Option<Worker>,
    /// What is written down.
    pub sheet: Option<Sheet>,
    /// How it ended.
    pub outcome: Option<AccessOutcome>,
    /// The last proposal.
    pub proposal: Option<Proposal>,
    /// Private notes.
    pub notes: BTreeSet<Uuid>,
}

impl AccessSheet {
    fn conclude(&mut self, event: &AccessConcluded) {
        self.outcome = Some(event.outcome);
        self.proposal = event.to.clone().map(|to| Proposal {
            to,
            status: ProposalStatus::Created,
            source: None,
        });
    }

    fn answer(&mut self, status: ProposalStatus, source: Option<&SchemeCode>) {
        if let Some(proposal) = &mut self.proposal {
            proposal.status = status;
            proposal.source = source.cloned();
        }
    }
}

impl Decider for AccessSheet {
    fn decide(
        &self,
        command: &AccessSheetCommand,
    ) -> Result<Vec<AccessSheetEvent>, AccessSheetError> {
        super::decide::decide(self, command)
    }

    fn evolve(&mut self, event: &AccessSheetEvent) {
        use AccessSheetEvent as E;
        match event {
            E::AccessRecorded(event) => {
                self.sheet_id = Some(event.sheet_id);
                self.operator = Some(event.operator.clone());
                self.sheet = Some(event.sheet.clone());
            }
            E::AccessCorrected(event) => self.sheet = Some(event.sheet.clone()),
            E::AccessConcluded(event) => self.conclude(event),
            E::ProposalSeen(_) => self.answer(ProposalStatus::Seen, None),
            E::ProposalRejected(_) => self.answer(ProposalStatus::Rejected, None),
            E::ProposalTakenUp(event) => self.answer(ProposalStatus::TakenUp, Some(&event.source)),
            E::PrivateNoteAdded(event) => drop(self.notes.insert(event.note_id)),
        }
    }

    /// A sheet is the desk's; a proposal is answered by the office it was made to.
    fn standing(&self, command: &AccessSheetCommand) -> Standing {
        use AccessSheetCommand as C;
        let desk = self.operator.as_ref().map(|worker| worker.office.clone());
        let office = match command {
            C::RecordAccess(command) => desk.or_else(|| Some(command.office.clone())),
            C::CorrectAccess(_) | C::ConcludeAccess(_) | C::AddPrivateNote(_) => desk,
            C::SeeProposal(_) | C::RejectProposal(_) | C::TakeUpProposal(_) => {
                self.proposal.as_ref().map(|proposal| proposal.to.clone())
            }
        };
        Standing {
            office,
            people: Vec::new(),
        }
    }
}
