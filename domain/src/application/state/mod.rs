//! The state of an application: what decisions need to know, and nothing else.

mod claims;
mod evolve;
mod history;
mod questions;

pub use history::ImportedHistory;

use super::{
    ApplicationCommand, ApplicationError, ApplicationEvent, ApplicationStatus, Capacity,
    Declaration, DeclarationOutcome, Outcome, Procedure, StartDraft,
};
use crate::decider::{Claim, Decider, Standing};
use crate::service::Channel;
use crate::shared::digest::Digest;
use crate::shared::ids::{
    ActorCode, ApplicationId, DocumentId, MandateId, OfficeCode, PersonId, ReasonCode, ServiceCode,
};
use crate::shared::personal::Personal;
use crate::shared::stamp::Registration;
use crate::shared::term::Term;
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// Istanza: its state.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "five facts that are true or not, independent of each other"
)]
pub struct Application {
    /// Its identifier, once something is on file.
    pub id: Option<ApplicationId>,
    /// Where the procedure is.
    pub status: ApplicationStatus,
    /// The service drafted for.
    pub service: Option<ServiceCode>,
    /// Who acts.
    pub applicant: Option<PersonId>,
    /// For whom.
    pub beneficiary: Option<PersonId>,
    /// In which quality.
    pub capacity: Option<Capacity>,
    /// By which mandate.
    pub mandate_id: Option<MandateId>,
    /// Whether the representative no longer acts.
    pub representation_ended: bool,
    /// The office in charge.
    pub office: Option<OfficeCode>,
    /// Where the beneficiary lives.
    pub district: Option<ReasonCode>,
    /// The form as it stands in the draft.
    pub form: Option<Personal<Value>>,
    /// The documents in the file.
    pub documents: Vec<DocumentOnFile>,
    /// The declarations made.
    pub declarations: Vec<Declaration>,
    /// What checks found.
    pub checks: BTreeMap<ReasonCode, DeclarationOutcome>,
    /// The rules of the procedure.
    pub procedure: Option<Procedure>,
    /// The number of the application.
    pub registered: Option<Registration>,
    /// How many acts got a number.
    pub acts: u32,
    /// Whether the receipt was issued.
    pub receipt_issued: bool,
    /// The clock.
    pub term: Option<Term>,
    /// The procedure officer.
    pub officer: Option<ActorCode>,
    /// Officers who must abstain.
    pub conflicts: BTreeSet<ActorCode>,
    /// Whether it goes before its turn.
    pub priority: bool,
    /// The request for integration.
    pub integration: Option<IntegrationOnFile>,
    /// The last rejection notice.
    pub notice: Option<NoticeOnFile>,
    /// The observations filed on it.
    pub observations: Vec<ObservationsOnFile>,
    /// Every ground that ever came up.
    pub known_grounds: BTreeSet<ReasonCode>,
    /// Grounds that can never be used again.
    pub foreclosed_grounds: BTreeSet<ReasonCode>,
    /// What the officer proposes.
    pub proposal: Option<Outcome>,
    /// The decision.
    pub decision: Option<DecisionOnFile>,
    /// The state before a withdrawal, an archiving or an appeal.
    pub before: Option<ApplicationStatus>,
    /// Whether the term ran out without an answer.
    pub term_expired: bool,
    /// Whether the substitute power was invoked.
    pub substitute_power_invoked: bool,
    /// The notifications whose outcome is known.
    pub notifications: BTreeSet<uuid::Uuid>,
    /// The messages exchanged.
    pub messages: BTreeSet<uuid::Uuid>,
    /// What was imported.
    pub imported: Option<ImportedHistory>,
}

/// Documento agli atti.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DocumentOnFile {
    /// The document.
    pub document_id: DocumentId,
    /// Which required paper it is.
    pub code: Option<ReasonCode>,
    /// Its format.
    pub media_type: String,
    /// SHA-256 of its bytes.
    pub digest: Digest,
    /// Whose it is, and whether it is part of an act.
    pub place: DocumentPlace,
}

/// Posizione del documento nel fascicolo.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DocumentPlace {
    /// The applicant attached it to an act that is still to come, and may take it back.
    Loose,
    /// It is part of an act of the applicant.
    Filed,
    /// The office put it there.
    Internal,
}

/// Richiesta di integrazione agli atti.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct IntegrationOnFile {
    /// The last day for the citizen.
    pub deadline_on: NaiveDate,
    /// The first day that counts again, if nothing comes.
    pub resumes_on: NaiveDate,
    /// Whether it was answered or ran out.
    pub closed: bool,
}

/// Preavviso di rigetto agli atti.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NoticeOnFile {
    /// The grounds in it.
    pub grounds: BTreeSet<ReasonCode>,
    /// The day it was communicated.
    pub communicated_on: NaiveDate,
    /// The last day for observations, once it is known to be received.
    pub deadline_on: Option<NaiveDate>,
    /// When it was received, once that is known.
    pub received_at: Option<DateTime<Utc>>,
}

/// Osservazioni agli atti.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ObservationsOnFile {
    /// Which ones, from 1.
    pub observations: u32,
    /// Whether they came late.
    pub late: bool,
}

/// Provvedimento agli atti.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DecisionOnFile {
    /// The day it was adopted.
    pub adopted_on: NaiveDate,
    /// Whether it attributes an economic advantage.
    pub economic: bool,
    /// The grounds it rests on.
    pub grounds: BTreeSet<ReasonCode>,
    /// The grounds known at that time.
    pub known_grounds: BTreeSet<ReasonCode>,
}

impl Decider for Application {
    fn decide(
        &self,
        command: &ApplicationCommand,
    ) -> Result<Vec<ApplicationEvent>, ApplicationError> {
        super::decide::decide(self, command)
    }

    fn evolve(&mut self, event: &ApplicationEvent) {
        self.take(event);
    }

    fn standing(&self, command: &ApplicationCommand) -> Standing {
        if let ApplicationCommand::StartDraft(command) = command
            && self.id.is_none()
        {
            return draft_standing(command);
        }
        if let ApplicationCommand::ImportHistory(command) = command
            && self.id.is_none()
        {
            let office = Some(command.office.clone());
            return Standing {
                office,
                people: Vec::new(),
            };
        }
        // What is filed at a desk or ex officio is filed by the office, never by a citizen.
        let by_the_office = matches!(
            command,
            ApplicationCommand::SubmitApplication(command)
                if matches!(command.channel, Channel::Counter | Channel::ExOfficio)
        );
        let people = if by_the_office {
            Vec::new()
        } else {
            self.people()
        };
        Standing {
            office: self.office.clone(),
            people,
        }
    }

    fn claims(&self, events: &[ApplicationEvent]) -> Vec<Claim> {
        claims::of(self, events)
    }
}

/// A draft typed at a desk or opened ex officio belongs to the office; a citizen's own to the citizen.
fn draft_standing(command: &StartDraft) -> Standing {
    let mapped = command
        .service
        .offices
        .in_charge_of(command.district.as_ref());
    let own = command.desk.is_none() && command.capacity != Capacity::ExOfficio;
    Standing {
        office: Some(command.desk.clone().unwrap_or_else(|| mapped.clone())),
        people: if own {
            vec![command.applicant]
        } else {
            Vec::new()
        },
    }
}
