//! Who may act on a case file: it is decided where the file is known, and whoever may not is told that there is none.

use super::{CaseFile, CaseFileCommand, CaseFileError, Glass};
use crate::access::{Actor, Role};
use crate::shared::ids::{ActorCode, OfficeCode};
use crate::shared::time::rome_day;
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

/// Operatore: somebody at an office.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Worker {
    /// Where they work.
    pub office: OfficeCode,
    /// Who they are.
    pub actor: ActorCode,
}

/// In which position somebody acts on a case file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum By {
    /// The service itself: timers and reactions.
    Service,
    /// Somebody of an office.
    Office(Worker),
    /// The head of an office.
    Head(Worker),
    /// Somebody of a second-level team.
    Team(Worker),
    /// Somebody without an office: they reach no case file.
    Nobody,
}

impl By {
    /// The position of an actor.
    pub fn of(actor: &Actor) -> Self {
        let worker = actor.office.clone().map(|office| Worker {
            office,
            actor: actor.code.clone(),
        });
        if actor.role == Role::System {
            return Self::Service;
        }
        let Some(worker) = worker else {
            return Self::Nobody;
        };
        match actor.role {
            Role::SpecialistTeam => Self::Team(worker),
            Role::ServiceHead => Self::Head(worker),
            Role::SocialWorker | Role::CaseManager | Role::DeskOperator => Self::Office(worker),
            Role::Citizen
            | Role::AdminOfficer
            | Role::ProcedureOfficer
            | Role::Director
            | Role::ProtocolOfficer
            | Role::Commission
            | Role::Auditor
            | Role::Dpo
            | Role::Planner
            | Role::SystemAdmin
            | Role::System => Self::Nobody,
        }
    }

    /// Who it is, where it is somebody at an office.
    pub fn worker(&self) -> Option<&Worker> {
        match self {
            Self::Office(worker) | Self::Head(worker) | Self::Team(worker) => Some(worker),
            Self::Service | Self::Nobody => None,
        }
    }

    /// Whether they belong to a second-level team.
    pub fn is_second_level(&self) -> bool {
        matches!(self, Self::Team(_))
    }
}

/// Who gives a command, and when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Given {
    /// By whom.
    pub by: By,
    /// When.
    pub at: DateTime<Utc>,
}

impl Given {
    /// The day in Italy.
    pub fn on(&self) -> NaiveDate {
        rome_day(self.at)
    }
}

impl CaseFile {
    /// Whether whoever gives this command may know the file; for everybody else there is none.
    pub fn admits(&self, command: &CaseFileCommand) -> Result<(), CaseFileError> {
        let given = command.given();
        let worker = match &given.by {
            By::Service => return Ok(()),
            By::Nobody => return Err(CaseFileError::OutOfSight),
            By::Office(worker) | By::Head(worker) | By::Team(worker) => worker,
        };
        if command.is_emergency() {
            return self.person.map(drop).ok_or(CaseFileError::OutOfSight);
        }
        // Whoever hears of somebody says so, at whatever office: to them the answer is the same as if there were no file.
        if self.person.is_none() || matches!(command, CaseFileCommand::ReceiveReport(_)) {
            return Ok(());
        }
        let answers = command.answers_transfer()
            && self
                .transfer
                .as_ref()
                .is_some_and(|t| t.to == worker.office);
        let closes = command.takes_back_glass()
            && self.glasses_at(given.at).any(|glass| glass.by == *worker);
        if answers || closes || self.is_within(&given.by, worker, given.on()) {
            Ok(())
        } else {
            Err(CaseFileError::OutOfSight)
        }
    }

    /// Whether the file is open to somebody on a day, for what the service does with it elsewhere.
    pub fn is_open_to(&self, by: &By, on: NaiveDate) -> bool {
        by.worker()
            .is_some_and(|worker| self.person.is_some() && self.is_within(by, worker, on))
    }

    /// Whether the file is a team's alone on that day, and not open to them: then what belongs to it is not there either.
    pub fn is_kept_from(&self, by: &By, on: NaiveDate) -> bool {
        *by != By::Service && self.restriction_on(on).is_some() && !self.is_open_to(by, on)
    }

    /// The glasses that are broken at an instant: what they open is for reading alone.
    pub(super) fn glasses_at(&self, at: DateTime<Utc>) -> impl Iterator<Item = &Glass> {
        self.glasses
            .iter()
            .filter(move |glass| glass.broken_at <= at && at < glass.until_at)
    }

    /// Whether it is the head of the office in charge, or of the team whose file it is alone.
    pub(super) fn is_headed_by(&self, by: &By, on: NaiveDate) -> bool {
        let By::Head(head) = by else {
            return false;
        };
        let team = self.restriction_on(on).map(|restriction| &restriction.team);
        self.office
            .iter()
            .chain(team)
            .any(|office| *office == head.office)
    }

    fn is_within(&self, by: &By, worker: &Worker, on: NaiveDate) -> bool {
        let in_charge = self.office.as_ref() == Some(&worker.office);
        let works_on_it = self.has_worker(worker);
        let heads_it = in_charge && matches!(by, By::Head(_));
        if let Some(restriction) = self.restriction_on(on) {
            return restriction.team == worker.office || works_on_it || heads_it;
        }
        in_charge || works_on_it || (by.is_second_level() && self.is_granted(&worker.office, on))
    }

    pub(super) fn has_worker(&self, worker: &Worker) -> bool {
        self.manager
            .iter()
            .chain(&self.coworkers)
            .any(|assignment| assignment.worker == *worker)
    }

    fn is_granted(&self, office: &OfficeCode, on: NaiveDate) -> bool {
        self.grants.iter().any(|grant| {
            grant.office == *office
                && grant.from_on <= on
                && grant.until_on.is_none_or(|until| on <= until)
        })
    }
}
