//! One application as a story tells it: each method is one thing that somebody does on some day.
//!
//! Days count from the day the draft is begun. Whoever does something does it after what came before.

mod after;
mod ending;
mod filing;
mod review;

pub(super) use review::GroundText;

use chrono::{DateTime, Utc};
use domain::access::Actor;
use domain::application::{ApplicationCommand, Capacity, Reasons, RepresentationFacts};
use domain::shared::digest::Digest;
use domain::shared::ids::{ApplicationId, NAMESPACE, OfficeCode};
use domain::shared::text::ShortText;

use super::city;
use super::papers::{Format, Owner, Paper};
use super::people::Resident;
use super::script::{Deed, Script, Step};
use super::services::Sheet;
use super::timeline::{Hours, Pace};
use super::words::{long, short};

/// A case on its way.
pub(super) struct Case<'s, 'a> {
    script: &'s mut Script<'a>,
    sheet: &'static Sheet,
    name: String,
    id: ApplicationId,
    applicant: &'a Resident,
    beneficiary: &'a Resident,
    capacity: Capacity,
    facts: RepresentationFacts,
    office: OfficeCode,
    at_the_desk: bool,
    /// Whether letters and acts of the office are kept as papers.
    with_letters: bool,
    pace: Pace,
    count: u32,
    observations: u32,
}

impl<'s, 'a> Case<'s, 'a> {
    pub(super) fn new(
        script: &'s mut Script<'a>,
        sheet: &'static Sheet,
        applicant: &'a Resident,
        name: String,
        ago: u32,
    ) -> Self {
        let rules = script.world.rules(sheet);
        let district = super::words::reason(applicant.district);
        Self {
            sheet,
            id: ApplicationId::derive(NAMESPACE, &format!("seed/{name}")),
            applicant,
            beneficiary: applicant,
            capacity: Capacity::SelfActing,
            facts: RepresentationFacts::default(),
            office: rules.offices.in_charge_of(Some(&district)).clone(),
            at_the_desk: false,
            with_letters: true,
            pace: Pace::new(&script.world.timeline, &name, ago),
            count: 0,
            observations: 0,
            name,
            script,
        }
    }

    /// For somebody else, with this proof.
    pub(super) fn for_whom(
        &mut self,
        beneficiary: &'a Resident,
        capacity: Capacity,
        facts: RepresentationFacts,
    ) {
        let district = super::words::reason(beneficiary.district);
        let offices = &self.script.world.rules(self.sheet).offices;
        self.office = offices.in_charge_of(Some(&district)).clone();
        self.beneficiary = beneficiary;
        self.capacity = capacity;
        self.facts = facts;
    }

    /// Typed by an operator at the counter.
    pub(super) fn at_the_desk(&mut self) {
        self.at_the_desk = true;
    }

    /// Without papers for the letters of the office: for cases that only fill the lists.
    pub(super) fn without_letters(&mut self) {
        self.with_letters = false;
    }

    /// The application.
    pub(super) fn id(&self) -> ApplicationId {
        self.id
    }

    /// The office in charge now.
    pub(super) fn office(&self) -> &OfficeCode {
        &self.office
    }

    /// The first declaration the service asks for.
    pub(super) fn first_declaration(&self) -> &'static str {
        self.sheet.declarations[0].0
    }

    /// Whoever acts for the beneficiary: the citizen, or the desk for them.
    fn filer(&self) -> Actor {
        if self.capacity == Capacity::ExOfficio {
            city::clerk(&self.office)
        } else if self.at_the_desk {
            city::desk(&self.office)
        } else {
            self.applicant.actor.clone()
        }
    }

    /// The name of the other side of every letter.
    fn counterparty(&self) -> ShortText {
        short(&self.applicant.name())
    }

    /// The instant of the next thing on `day`; never before what was done last.
    fn when(&mut self, day: u32, hours: Hours) -> DateTime<Utc> {
        self.pace.next(&self.script.world.timeline, day, hours)
    }

    fn hours_of(&self) -> Hours {
        if self.at_the_desk || self.capacity == Capacity::ExOfficio {
            Hours::Office
        } else {
            Hours::Citizen
        }
    }

    /// Writes down one command.
    fn add(&mut self, at: DateTime<Utc>, actor: Actor, command: impl Into<ApplicationCommand>) {
        let command = command.into();
        self.count += 1;
        let verb = domain::decider::Command::name(&command);
        let channel = match actor.role {
            domain::access::Role::Citizen => "portal",
            domain::access::Role::DeskOperator => "counter",
            domain::access::Role::System => "timer",
            _ => "desk",
        };
        let for_another = self.beneficiary.id != self.applicant.id;
        self.script.step(Step {
            name: format!("{}/{:02}-{verb}", self.name, self.count),
            at,
            on_behalf_of: (for_another && actor.person.is_some()).then_some(self.beneficiary.id),
            actor,
            channel,
            stream: self.id.0,
            deed: Deed::Application(command),
        });
    }

    /// Keeps a paper and gives it back as a document of the case.
    fn paper(&mut self, stem: &str, title: &str, format: Format) -> domain::application::Document {
        let owner = Owner::Case(self.id, self.beneficiary.id);
        let paper = Paper::new(stem, title, format, None, owner);
        let document = paper.document.clone();
        self.script.papers.push(paper);
        document
    }

    /// The letter of an act, put on file for the citizen to read; its digest goes into the register.
    fn letter(&mut self, at: DateTime<Utc>, stem: &str, title: &str) -> Option<Digest> {
        if !self.with_letters {
            return None;
        }
        let document = self.paper(&format!("{stem}-{:02}", self.count), title, Format::Pdf);
        let digest = document.digest.clone();
        let officer = city::officer(&self.office);
        self.add(
            at,
            officer,
            domain::application::AttachInternalDocument {
                document,
                visible_to_applicant: true,
                at,
            },
        );
        Some(digest)
    }
}

/// Facts, and the law of the service.
fn reasons(sheet: &Sheet, facts: &str) -> Reasons {
    Reasons {
        facts: long(facts),
        law: long(sheet.legal_basis),
    }
}
