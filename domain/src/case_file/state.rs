//! The state of a case file: what its decisions need to know.

use super::{
    AccessGrant, Assignment, CaseFileCommand, CaseFileError, CaseFileEvent, ProtectionDue,
    ProtectionStep, Worker,
};
use crate::decider::{Decider, Standing};
use crate::shared::ids::{ApplicationId, DocumentId, OfficeCode, PersonId};
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

mod evolve;
mod on_file;

pub use on_file::{NeedOnFile, OnFile};

/// Stato del caso.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CaseStatus {
    /// There is no file.
    Nothing,
    /// Segnalato.
    Reported,
    /// Aperto.
    Open,
    /// Preso in carico.
    InCharge,
    /// In trasferimento.
    TransferPending,
    /// Chiuso.
    Closed,
    /// Confluito in un altro.
    Absorbed,
}

/// Episodio: from an opening to a closing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Episode {
    /// Its number, from 1.
    pub episode: u32,
    /// The first day.
    pub opened_on: NaiveDate,
    /// Whether that day was withdrawn, and no other has taken its place yet.
    pub withdrawn: bool,
    /// Since when it is in charge.
    pub in_charge_since_on: Option<NaiveDate>,
    /// The last day.
    pub closed_on: Option<NaiveDate>,
}

/// Trasferimento chiesto.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TransferOnFile {
    /// To which office.
    pub to: OfficeCode,
    /// When it was asked for.
    pub requested_at: DateTime<Utc>,
}

/// Nota di diario, as far as decisions need it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EntryOnFile {
    /// Who wrote it.
    pub author: Worker,
    /// Whether they belong to a second-level team.
    pub second_level: bool,
    /// Whether it is reserved.
    pub reserved: bool,
    /// Whether it is its author's own.
    pub private: bool,
    /// What took its place.
    pub superseded_by: Option<Uuid>,
}

/// Riserva a un'équipe.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Restriction {
    /// The office of the team.
    pub team: OfficeCode,
    /// The last day.
    pub until_on: Option<NaiveDate>,
}

/// Apertura in emergenza in corso.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Glass {
    /// To whom.
    pub by: Worker,
    /// Since when.
    pub broken_at: DateTime<Utc>,
    /// Until when.
    pub until_at: DateTime<Utc>,
}

/// Protezione d'urgenza in corso.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Protection {
    /// When the child was placed.
    pub placed_at: DateTime<Utc>,
    /// The last step done.
    pub done: Option<(ProtectionStep, DateTime<Utc>)>,
    /// What must follow.
    pub due: Option<ProtectionDue>,
    /// Whether the term of what must follow was recorded as lapsed.
    pub lapsed: bool,
}

/// Stato di un compito.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TaskStatus {
    /// Da fare.
    Waiting,
    /// Fatto.
    Done,
}

/// Cartella sociale: what the decisions on a case file need to know of it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct CaseFile {
    /// Whose it is; absent while there is no file.
    pub person: Option<PersonId>,
    /// The office in charge.
    pub office: Option<OfficeCode>,
    /// The day of the earliest report.
    pub reported_on: Option<NaiveDate>,
    /// Its episodes, in order.
    pub episodes: Vec<Episode>,
    /// Who is responsible.
    pub manager: Option<Assignment>,
    /// Who works with them.
    pub coworkers: Vec<Assignment>,
    /// The transfer that waits for an answer.
    pub transfer: Option<TransferOnFile>,
    /// Whether the death is on file.
    pub deceased: bool,
    /// Whether the task of the coming of age waits, or was done; absent while nobody came of age.
    pub of_age: Option<TaskStatus>,
    /// The office that may be competent instead.
    pub competence: Option<(OfficeCode, TaskStatus)>,
    /// ISEE that have not expired, each with its last day.
    pub isees: BTreeMap<Uuid, NaiveDate>,
    /// Reports, expired ISEE, assessments and measures.
    pub records: BTreeSet<Uuid>,
    /// The diary.
    pub entries: BTreeMap<Uuid, EntryOnFile>,
    /// Documents.
    pub documents: BTreeSet<DocumentId>,
    /// Linked applications.
    pub applications: BTreeSet<ApplicationId>,
    /// Linked plans, and whether each still runs.
    pub plans: BTreeMap<Uuid, bool>,
    /// What was recorded and can be put right, sealed.
    pub on_file: OnFile,
    /// Whether each office reads only what it has written itself.
    pub information_hidden: bool,
    /// The team that alone sees the file.
    pub restriction: Option<Restriction>,
    /// Offices that may read.
    pub grants: Vec<AccessGrant>,
    /// What was opened in an emergency, and not closed since.
    pub glasses: Vec<Glass>,
    /// The urgent protection under way.
    pub protection: Option<Protection>,
    /// The file this one forwards to.
    pub absorbed_into: Option<PersonId>,
}

impl CaseFile {
    /// Where it stands.
    pub fn status(&self) -> CaseStatus {
        if self.person.is_none() {
            CaseStatus::Nothing
        } else if self.absorbed_into.is_some() {
            CaseStatus::Absorbed
        } else if self.transfer.is_some() {
            CaseStatus::TransferPending
        } else if self.open_episode().is_some() {
            if self.in_charge_since_on().is_some() {
                CaseStatus::InCharge
            } else {
                CaseStatus::Open
            }
        } else if self.last_episode().is_none() {
            CaseStatus::Reported
        } else {
            CaseStatus::Closed
        }
    }

    /// The episode that is open.
    pub fn open_episode(&self) -> Option<&Episode> {
        self.last_episode().filter(|e| e.closed_on.is_none())
    }

    /// Since when the open episode is in charge.
    pub fn in_charge_since_on(&self) -> Option<NaiveDate> {
        self.open_episode()?.in_charge_since_on
    }

    fn last_episode(&self) -> Option<&Episode> {
        self.episodes.iter().rfind(|episode| !episode.withdrawn)
    }

    /// The restriction in force on a day.
    pub fn restriction_on(&self, on: NaiveDate) -> Option<&Restriction> {
        self.restriction
            .as_ref()
            .filter(|restriction| restriction.until_on.is_none_or(|until| on <= until))
    }

    /// The number of the last episode.
    pub(super) fn episode(&self) -> u32 {
        self.episodes.last().map_or(0, |episode| episode.episode)
    }
}

impl Decider for CaseFile {
    fn decide(&self, command: &CaseFileCommand) -> Result<Vec<CaseFileEvent>, CaseFileError> {
        super::decide::decide(self, command)
    }

    fn evolve(&mut self, event: &CaseFileEvent) {
        evolve::evolve(self, event);
    }

    /// The office in charge; for the answer to a transfer the office that is asked, and for a report the one that takes
    /// it. No citizen acts on a case file.
    fn standing(&self, command: &CaseFileCommand) -> Standing {
        let answering = self
            .transfer
            .as_ref()
            .filter(|_| command.answers_transfer())
            .map(|transfer| transfer.to.clone());
        let asked = if let CaseFileCommand::ReceiveReport(command) = command {
            Some(command.office.clone())
        } else {
            None
        };
        Standing {
            office: asked.or(answering).or_else(|| self.office.clone()),
            people: Vec::new(),
        }
    }
}
