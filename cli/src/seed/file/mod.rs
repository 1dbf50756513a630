//! One case file as a story tells it: each method is one thing that somebody does on some day.
//!
//! Days count from the day of the first report.

mod content;
mod course;
mod reach;

pub(super) use content::Wrote;

use chrono::{DateTime, Utc};
use domain::access::Actor;
use domain::case_file::{By, CaseFileCommand, Given, SchemeCode, Worker};
use domain::decider::Command;
use domain::shared::ids::{OfficeCode, PersonId};
use domain::shared::personal::{Personal, RetentionClass};
use uuid::Uuid;

use super::city;
use super::script::{Deed, Script, Step};
use super::timeline::{Hours, Pace};
use super::words::reason;

/// A file on its way.
pub(super) struct File<'s, 'a> {
    script: &'s mut Script<'a>,
    name: String,
    person: PersonId,
    office: OfficeCode,
    /// Who is responsible, once somebody is.
    manager: Option<Actor>,
    pace: Pace,
    count: u32,
}

impl<'s, 'a> File<'s, 'a> {
    pub(super) fn new(
        script: &'s mut Script<'a>,
        person: PersonId,
        office: OfficeCode,
        name: String,
        ago: u32,
    ) -> Self {
        Self {
            person,
            office,
            manager: None,
            pace: Pace::new(&script.world.timeline, &name, ago),
            count: 0,
            name,
            script,
        }
    }

    /// The identifier of the next thing that is put in.
    fn next_id(&self) -> Uuid {
        Uuid::new_v5(
            &self.person.0,
            format!("{}/{}", self.name, self.count).as_bytes(),
        )
    }

    fn office_time(&mut self, day: u32) -> DateTime<Utc> {
        self.pace
            .next(&self.script.world.timeline, day, Hours::Office)
    }

    fn sealed<T>(&self, value: T) -> Personal<T> {
        Personal::new(self.person, RetentionClass::CaseFile, value)
    }

    /// Whoever is responsible, or the social worker who would be.
    fn worker(&self) -> Actor {
        self.manager
            .clone()
            .unwrap_or_else(|| city::case_manager(&self.office))
    }

    fn add(&mut self, actor: Actor, at: DateTime<Utc>, command: impl Into<CaseFileCommand>) {
        let command = command.into();
        self.count += 1;
        self.script.step(Step {
            name: format!("{}/{:02}-{}", self.name, self.count, command.name()),
            at,
            channel: "desk",
            actor,
            on_behalf_of: None,
            stream: self.person.0,
            deed: Deed::CaseFile(command),
        });
    }
}

/// In the position of this actor, at that time.
pub(super) fn given(actor: &Actor, at: DateTime<Utc>) -> Given {
    let by = By::of(actor);
    Given { by, at }
}

/// A code of a list of the municipality or of a national flow.
pub(super) fn code(scheme: &str, code: &str) -> SchemeCode {
    SchemeCode {
        scheme: reason(scheme),
        code: reason(code),
    }
}

/// The actor as somebody at an office.
pub(super) fn at_work(actor: &Actor) -> Worker {
    Worker {
        office: actor
            .office
            .clone()
            .expect("whoever works on a case works at an office"),
        actor: actor.code.clone(),
    }
}
