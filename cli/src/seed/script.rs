//! What happens in the demo city, in order of time: every step is one command of one actor.

use chrono::{DateTime, Utc};
use domain::access::Actor;
use domain::access_sheet::AccessSheetCommand;
use domain::application::ApplicationCommand;
use domain::call::CallCommand;
use domain::care_plan::CarePlanCommand;
use domain::case_file::CaseFileCommand;
use domain::fund::FundCommand;
use domain::mandate::MandateCommand;
use domain::office::OfficeCommand;
use domain::person::PersonCommand;
use domain::ranking::RankingCommand;
use domain::service::{ServiceCommand, ServiceRules};
use domain::shared::ids::{NAMESPACE, OfficeCode, PersonId};
use std::collections::BTreeMap;
use uuid::Uuid;

use super::case::Case;
use super::file::File;
use super::papers::Paper;
use super::people::{Resident, elder, is_child, residents};
use super::plan::{Matter, Plan};
use super::rankings::Standings;
use super::secrets::Secrets;
use super::services::{Sheet, sheet, sheets};
use super::timeline::Timeline;

/// What everybody in the city knows.
#[derive(Debug)]
pub(super) struct World {
    pub(super) timeline: Timeline,
    pub(super) people: Vec<Resident>,
    pub(super) secrets: Secrets,
    /// Where everybody stands on the rankings; nothing while the stories are written for the first time.
    pub(super) standings: Standings,
    rules: BTreeMap<&'static str, ServiceRules>,
}

impl World {
    /// The city along a timeline.
    pub(super) fn new(timeline: Timeline, secrets: Secrets) -> Self {
        let rules = sheets()
            .map(|sheet| (sheet.code, sheet.rules(&timeline)))
            .collect();
        Self {
            timeline,
            people: residents(),
            secrets,
            standings: Standings::new(),
            rules,
        }
    }

    /// The published rules of a service.
    pub(super) fn rules(&self, sheet: &Sheet) -> &ServiceRules {
        &self.rules[sheet.code]
    }
}

/// One command of one actor.
#[derive(Clone, Debug)]
pub(super) struct Step {
    /// The story it belongs to, and which step of it: what a failure names.
    pub(super) name: String,
    pub(super) at: DateTime<Utc>,
    pub(super) actor: Actor,
    pub(super) channel: &'static str,
    pub(super) on_behalf_of: Option<PersonId>,
    pub(super) stream: Uuid,
    pub(super) deed: Deed,
}

impl Step {
    /// The identifier of its command: the same every time.
    pub(super) fn command_id(&self) -> Uuid {
        Uuid::new_v5(&NAMESPACE, format!("seed/{}", self.name).as_bytes())
    }
}

/// A command on one of the aggregates.
#[derive(Clone, Debug)]
pub(super) enum Deed {
    Office(OfficeCommand),
    Service(ServiceCommand),
    Person(PersonCommand),
    Mandate(MandateCommand),
    Application(ApplicationCommand),
    CarePlan(CarePlanCommand),
    CaseFile(CaseFileCommand),
    AccessSheet(AccessSheetCommand),
    Fund(FundCommand),
    Call(CallCommand),
    Ranking(RankingCommand),
}

/// Steps and papers as stories write them down.
pub(super) struct Script<'a> {
    pub(super) world: &'a World,
    pub(super) steps: Vec<Step>,
    pub(super) papers: Vec<Paper>,
    story: &'static str,
    cases: u32,
    plans: u32,
    files: u32,
    /// The adults that this story may use.
    adults: std::vec::IntoIter<usize>,
}

/// The first child among the residents, left to the stories.
pub(super) const CHILD: usize = 9;

/// The second one.
pub(super) const SECOND_CHILD: usize = 19;

/// Residents each story has for itself: nobody applies twice by accident.
pub(super) const CAST: usize = 3;

impl<'a> Script<'a> {
    /// An empty script.
    pub(super) fn new(world: &'a World) -> Self {
        Self {
            world,
            steps: Vec::new(),
            papers: Vec::new(),
            story: "city",
            cases: 0,
            plans: 0,
            files: 0,
            adults: Vec::new().into_iter(),
        }
    }

    /// Begins the story of this name and place in the list.
    pub(super) fn begin(&mut self, story: &'static str, place: usize) {
        self.story = story;
        self.cases = 0;
        self.plans = 0;
        self.files = 0;
        let elder = elder(&self.world.people);
        let adults: Vec<_> = (3..self.world.people.len())
            .filter(|index| !is_child(*index) && *index != elder)
            .skip(place * CAST)
            .take(CAST)
            .collect();
        self.adults = adults.into_iter();
    }

    /// Agata, the first citizen of the demo.
    pub(super) fn agata(&self) -> &'a Resident {
        &self.world.people[0]
    }

    /// Salvatore, the second one.
    pub(super) fn salvatore(&self) -> &'a Resident {
        &self.world.people[1]
    }

    /// Concetta, his mother.
    pub(super) fn concetta(&self) -> &'a Resident {
        &self.world.people[2]
    }

    /// Somebody of age whom no other story uses.
    pub(super) fn somebody(&mut self) -> &'a Resident {
        let index = self
            .adults
            .next()
            .expect("a story has at most three adults");
        &self.world.people[index]
    }

    /// The child of the stories: only one of them may ask for a child.
    pub(super) fn child(&self) -> &'a Resident {
        &self.world.people[CHILD]
    }

    /// A child of whom no application tells.
    pub(super) fn second_child(&self) -> &'a Resident {
        &self.world.people[SECOND_CHILD]
    }

    /// The oldest woman of the city beside those of the demo.
    pub(super) fn elder(&self) -> &'a Resident {
        &self.world.people[elder(&self.world.people)]
    }

    /// A case of this service that begins so many days before the last day.
    pub(super) fn case(&mut self, code: &str, applicant: &'a Resident, ago: u32) -> Case<'_, 'a> {
        self.cases += 1;
        let name = format!("{}/{}", self.story, self.cases);
        Case::new(self, sheet(code), applicant, name, ago)
    }

    /// A care plan of this office that begins so many days before the last day.
    pub(super) fn plan(
        &mut self,
        matter: &'static Matter,
        person: &'a Resident,
        office: &OfficeCode,
        ago: u32,
    ) -> Plan<'_, 'a> {
        self.plans += 1;
        let name = format!("{}/plan-{}", self.story, self.plans);
        Plan::new(self, matter, (person, office.clone()), name, ago)
    }

    /// A case file of this office whose first report comes so many days before the last day.
    pub(super) fn file(&mut self, person: PersonId, office: &OfficeCode, ago: u32) -> File<'_, 'a> {
        self.files += 1;
        let name = format!("{}/file-{}", self.story, self.files);
        File::new(self, person, office.clone(), name, ago)
    }

    /// A step that belongs to no case.
    pub(super) fn step(&mut self, step: Step) {
        self.steps.push(step);
    }

    /// Everything in order of time; what happens at once stays in the order it was written.
    pub(super) fn finish(mut self) -> (Vec<Step>, Vec<Paper>) {
        self.steps.sort_by_key(|step| step.at);
        (self.steps, self.papers)
    }
}
