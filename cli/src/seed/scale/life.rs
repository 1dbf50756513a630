//! One person of the city at scale, from the first contact on: every step on its day.
//!
//! The steps of a person follow from the dossier alone, so that nothing of them need be kept between two days.

use chrono::{DateTime, Days, Months, NaiveDate, Utc};
use domain::access::{Actor, Role};
use domain::application::{Capacity, MandateScope};
use domain::care_plan::CarePlanCommand;
use domain::case_file::CaseFileCommand;
use domain::decider::Command;
use domain::mandate::{GrantMandate, MandateCommand, MandateProof};
use domain::person::{Identity, PersonCommand, RecordResidence, RegisterPerson, Residence};
use domain::shared::contact::{MunicipalityCode, PostalAddress, PostalCode, ProvinceCode};
use domain::shared::ids::{CarePlanId, MandateId, OfficeCode, PersonId};
use domain::shared::personal::{Personal, RetentionClass};
use domain::shared::text::Text;
use uuid::Uuid;

use super::kinds::AGES;
use super::population::{Dossier, PlanSheet};
use super::year::{DAYS, Year};
use super::{contact, course, plan};
use crate::seed::city;
use crate::seed::dice::Dice;
use crate::seed::names::{MEN, POSTAL_CODES, STREETS, SURNAMES, WOMEN};
use crate::seed::papers::{Format, Owner, Paper};
use crate::seed::people::tax_code;
use crate::seed::script::{Deed, Step};
use crate::seed::words::{actor, reason, short};

/// The last day on which somebody with a plan is heard of first, so that the year is long enough for the plan.
const LATEST: u32 = 280;

/// What happens on one day: a step, and the paper it names.
pub(super) struct Turn {
    pub(super) day: u32,
    pub(super) step: Step,
    pub(super) paper: Option<Paper>,
}

/// Somebody on the way through the year.
pub(super) struct Life<'y> {
    pub(super) year: &'y Year<'y>,
    pub(super) dossier: &'y Dossier,
    pub(super) dice: Dice,
    pub(super) person: PersonId,
    pub(super) office: OfficeCode,
    pub(super) manager: Actor,
    name: String,
    turns: Vec<Turn>,
    day: u32,
}

impl<'y> Life<'y> {
    /// Every step of somebody, each with its day, in order.
    pub(super) fn of(year: &'y Year<'y>, dossier: &'y Dossier) -> Vec<Turn> {
        let number = year.districts[dossier.district].id;
        let name = format!("{}/{number}/{}", year.name, dossier.number);
        let citizen = citizen(number, dossier.number);
        let mut life = Self {
            dice: Dice::of(&name),
            person: citizen.person.expect("a citizen is a person"),
            office: year.office(dossier.district),
            manager: year.manager(dossier.district, dossier.number),
            year,
            dossier,
            name,
            turns: Vec::new(),
            day: 0,
        };
        let latest = if dossier.plan.is_some() {
            LATEST
        } else {
            DAYS - 1
        };
        let first = life.dice.between(0, latest);
        life.later(first);
        life.registered();
        contact::first(&mut life);
        if let Some(sheet) = &dossier.plan {
            course::taken_in_charge(&mut life);
            let began = life.day;
            plan::follow(&mut life, sheet, &citizen);
            contact::again(&mut life, began);
        }
        // Contacts fall between the steps of the plan.
        life.turns.sort_by_key(|turn| turn.day);
        life.turns
    }

    /// So many days later, but never after the year.
    pub(super) fn later(&mut self, days: u32) {
        self.day = (self.day + days).min(DAYS - 1);
    }

    /// Some day from `earliest` to the end of the year.
    pub(super) fn someday(&mut self, earliest: u32) {
        self.day = self.dice.between(earliest.min(DAYS - 1), DAYS - 1);
    }

    /// The day it is.
    pub(super) fn today(&self) -> u32 {
        self.year.working(self.day)
    }

    /// When it is.
    pub(super) fn now(&self) -> DateTime<Utc> {
        self.year.at(self.today())
    }

    /// The day in Italy.
    pub(super) fn on(&self) -> NaiveDate {
        self.year.on(self.today())
    }

    pub(super) fn head(&self) -> Actor {
        city::head(&self.office)
    }

    pub(super) fn plan_id(&self) -> CarePlanId {
        CarePlanId::derive(self.person.0, "plan")
    }

    /// An identifier of something of theirs.
    pub(super) fn id(&self, name: &str) -> Uuid {
        Uuid::new_v5(&self.person.0, name.as_bytes())
    }

    pub(super) fn sealed<T>(&self, value: T) -> Personal<T> {
        Personal::new(self.person, RetentionClass::CaseFile, value)
    }

    pub(super) fn on_file(
        &mut self,
        actor: Actor,
        channel: &'static str,
        command: impl Into<CaseFileCommand>,
    ) {
        let command = command.into();
        let verb = command.name();
        self.add(verb, actor, channel, self.person.0, Deed::CaseFile(command));
    }

    pub(super) fn on_plan(&mut self, actor: Actor, command: impl Into<CarePlanCommand>) {
        let command = command.into();
        let verb = command.name();
        let plan = self.plan_id();
        self.add(verb, actor, "desk", plan.0, Deed::CarePlan(command));
    }

    pub(super) fn add(
        &mut self,
        verb: &str,
        actor: Actor,
        channel: &'static str,
        stream: Uuid,
        deed: Deed,
    ) {
        let step = Step {
            name: format!("{}/{:02}-{verb}", self.name, self.turns.len()),
            at: self.now(),
            actor,
            channel,
            on_behalf_of: None,
            stream,
            deed,
        };
        self.turns.push(Turn {
            day: self.today(),
            step,
            paper: None,
        });
    }

    /// The step just taken names this paper.
    pub(super) fn naming(&mut self, paper: Paper) {
        if let Some(turn) = self.turns.last_mut() {
            turn.paper = Some(paper);
        }
    }

    /// Put on file where they are met first: with a tax code where there will be a plan.
    fn registered(&mut self) {
        let sheet = self.dossier.plan.as_ref();
        let woman = sheet.map_or_else(|| self.dice.percent(60), |sheet| sheet.woman);
        let family_name = *self.dice.pick(SURNAMES);
        let given_name = *self.dice.pick(if woman { WOMEN } else { MEN });
        let born_on = self.born_on(sheet);
        let identity = Identity {
            family_name: short(family_name),
            given_name: short(given_name),
            birth_on: Some(born_on),
            birth_place: None,
        };
        let tax_code = sheet.map(|_| {
            let place = format!(
                "{}{:03}",
                self.dice.pick(&["A", "C", "F", "G", "H", "L"]),
                self.dice.between(1, 999)
            );
            tax_code(family_name, given_name, born_on, woman, &place)
        });
        let register = RegisterPerson {
            person_id: self.person,
            identity: Some(Personal::new(
                self.person,
                RetentionClass::Identity,
                identity,
            )),
            tax_code: tax_code
                .map(|code| Personal::new(self.person, RetentionClass::Identity, code)),
            temporary_code: None,
            at: self.now(),
        };
        self.on_person(self.person, register);
        let residence = RecordResidence {
            residence: Personal::new(self.person, RetentionClass::Identity, self.home()),
            from_on: self.year.on(0),
        };
        self.on_person(self.person, residence);
    }

    fn on_person(&mut self, person: PersonId, command: impl Into<PersonCommand>) {
        let command = command.into();
        let verb = command.name();
        self.add(
            verb,
            Actor::system(),
            "setup",
            person.0,
            Deed::Person(command),
        );
    }

    /// Of the age of the tables when they are met; of a grown-up's where those do not say it.
    fn born_on(&mut self, sheet: Option<&PlanSheet>) -> NaiveDate {
        let contact = self.dossier.contacts.first();
        let age = sheet.map_or_else(
            || contact.and_then(|contact| contact.age),
            |sheet| sheet.age,
        );
        let (youngest, oldest) = age.map_or((30, 70), |place| (AGES[place].1, AGES[place].2));
        let years = self.dice.between(youngest, oldest);
        let days = self.dice.between(0, 364);
        let met_on = self.on();
        let birthday = met_on
            .checked_sub_months(Months::new(years * 12))
            .unwrap_or(met_on);
        birthday
            .checked_sub_days(Days::new(days.into()))
            .unwrap_or(birthday)
    }

    fn home(&mut self) -> Residence {
        let made = "the addresses of the city are well formed";
        let (_, postal_codes) = self.dice.pick(POSTAL_CODES);
        let street = *self.dice.pick(STREETS);
        let number = self.dice.between(1, 180).to_string();
        Residence {
            address: PostalAddress {
                street: Text::parse(street).expect(made),
                number: Text::parse(&number).ok(),
                cap: PostalCode::parse(self.dice.pick::<&str>(postal_codes)).expect(made),
                municipality_code: MunicipalityCode::parse("C351").expect(made),
                province: ProvinceCode::parse("CT").expect(made),
            },
            district: Some(reason(
                &self.year.districts[self.dossier.district].id.to_string(),
            )),
        }
    }

    /// Whoever signs for a child: a parent, by the civil registry, on paper.
    pub(super) fn parent(&mut self) -> (GrantMandate, Paper) {
        let number = self.year.districts[self.dossier.district].id;
        let parent = citizen_actor(&format!("parent-{number}-{}", self.dossier.number));
        let agent = parent.person.expect("a citizen is a person");
        let register = RegisterPerson {
            person_id: agent,
            identity: None,
            tax_code: None,
            temporary_code: None,
            at: self.now(),
        };
        self.on_person(agent, register);
        let mandate_id = MandateId::derive(self.person.0, "parent");
        let grant = GrantMandate {
            mandate_id,
            capacity: Capacity::Parent,
            principal: self.person,
            agent,
            proof: MandateProof::CivilRegistry,
            scope: MandateScope::General,
            powers: Vec::new(),
            from_on: self.on(),
            until_on: None,
        };
        let command = MandateCommand::from(grant.clone());
        let desk = city::desk(&self.office);
        self.add(
            command.name(),
            desk,
            "counter",
            mandate_id.0,
            Deed::Mandate(command),
        );
        let owner = Owner::Plan(self.plan_id(), self.person);
        let paper = Paper::new("patto", "Patto firmato", Format::Pdf, None, owner);
        (grant, paper)
    }
}

/// Somebody who acts for themselves.
fn citizen_actor(code: &str) -> Actor {
    let code = actor(code);
    Actor {
        person: Some(Actor::person_for(&code)),
        code,
        role: Role::Citizen,
        office: None,
    }
}

/// The person of this number in a district.
fn citizen(district: u32, number: usize) -> Actor {
    citizen_actor(&format!("person-{district}-{number}"))
}
