//! One care plan as a story tells it: each method is one thing that somebody does on some day.
//!
//! Days count from the day it is drafted, as those of a case count from its draft.

mod draft;
mod follow;

use chrono::{DateTime, NaiveDate, Utc};
use domain::access::Actor;
use domain::care_plan::{CarePlanCommand, Coded, ObjectiveScore, Quantity, Said, Scheme, Score};
use domain::decider::Command;
use domain::shared::ids::{
    CarePlanId, CommitmentId, DeliveryId, InterventionId, NAMESPACE, NeedId, ObjectiveId,
    OfficeCode,
};
use domain::shared::money::Money;

use super::city;
use super::people::Resident;
use super::script::{Deed, Script, Step};
use super::timeline::{Hours, Pace};
use super::words::{long, reason};

/// What a plan is about, in the words of the office.
pub(super) struct Matter {
    kind: &'static str,
    tool: &'static str,
    need: (&'static str, &'static str),
    objective: &'static str,
    indicator: &'static str,
    intervention: &'static str,
    provider: &'static str,
    place: &'static str,
    note: &'static str,
    motivation: &'static str,
}

/// Help at home for somebody who lives alone.
pub(super) const HOME_HELP: Matter = Matter {
    kind: "pai",
    tool: "svama",
    need: (
        "daily-living",
        "Non riesce più a fare la spesa e le pulizie da sola.",
    ),
    objective: "Restare a casa propria in sicurezza.",
    indicator: "Nessun ricovero evitabile in sei mesi.",
    intervention: "home-help",
    provider: "coop-girasole",
    place: "home",
    note: "Igiene personale e spesa, due mattine alla settimana.",
    motivation: "Vive sola; la rete familiare è lontana.",
};

/// The way back to work.
pub(super) const INCLUSION: Matter = Matter {
    kind: "inclusion-pact",
    tool: "multidimensional-sheet",
    need: ("work", "È senza lavoro da due anni."),
    objective: "Trovare un tirocinio di inclusione.",
    indicator: "Un tirocinio cominciato entro sei mesi.",
    intervention: "work-support",
    provider: "coop-ponte",
    place: "day-centre",
    note: "Colloqui di orientamento e un corso di base.",
    motivation: "Il nucleo vive di aiuti saltuari.",
};

/// Euro for one hour.
const PRICE: &str = "20.00";

/// The days an intervention lasts.
const LASTS: u64 = 365;

/// A plan on its way.
pub(super) struct Plan<'s, 'a> {
    script: &'s mut Script<'a>,
    matter: &'static Matter,
    name: String,
    id: CarePlanId,
    person: &'a Resident,
    office: OfficeCode,
    begun_on: NaiveDate,
    hours: &'static str,
    kept: Vec<(CommitmentId, Money)>,
    deliveries: Vec<DeliveryId>,
    /// The day after the last delivery; nothing before the plan is in force.
    delivered_until: Option<NaiveDate>,
    pace: Pace,
    count: u32,
}

impl<'s, 'a> Plan<'s, 'a> {
    pub(super) fn new(
        script: &'s mut Script<'a>,
        matter: &'static Matter,
        (person, office): (&'a Resident, OfficeCode),
        name: String,
        ago: u32,
    ) -> Self {
        let timeline = &script.world.timeline;
        Self {
            matter,
            id: CarePlanId::derive(NAMESPACE, &format!("seed/{name}")),
            person,
            office,
            begun_on: timeline.day(ago),
            hours: "100.00",
            kept: Vec::new(),
            deliveries: Vec::new(),
            delivered_until: None,
            pace: Pace::new(timeline, &name, ago),
            count: 0,
            name,
            script,
        }
    }

    /// The plan.
    pub(super) fn id(&self) -> CarePlanId {
        self.id
    }

    fn manager(&self) -> Actor {
        city::case_manager(&self.office)
    }

    fn need(&self) -> NeedId {
        NeedId::derive(self.id.0, "need")
    }

    fn objective(&self) -> ObjectiveId {
        ObjectiveId::derive(self.id.0, "objective")
    }

    fn intervention(&self) -> InterventionId {
        InterventionId::derive(self.id.0, "intervention")
    }

    fn scores(&self, score: Score) -> Vec<ObjectiveScore> {
        vec![ObjectiveScore {
            objective_id: self.objective(),
            score,
        }]
    }

    fn cost(&self) -> Money {
        price(self.hours)
    }

    fn office_time(&mut self, day: u32) -> DateTime<Utc> {
        self.time(day, Hours::Office)
    }

    fn time(&mut self, day: u32, hours: Hours) -> DateTime<Utc> {
        self.pace.next(&self.script.world.timeline, day, hours)
    }

    fn by_manager(&mut self, at: DateTime<Utc>, command: impl Into<CarePlanCommand>) {
        let manager = self.manager();
        self.add(at, manager, command);
    }

    fn add(&mut self, at: DateTime<Utc>, actor: Actor, command: impl Into<CarePlanCommand>) {
        let command = command.into();
        let verb = command.name();
        self.write(at, actor, verb, self.id.0, Deed::CarePlan(command));
    }

    fn write(
        &mut self,
        at: DateTime<Utc>,
        actor: Actor,
        verb: &str,
        stream: uuid::Uuid,
        deed: Deed,
    ) {
        self.count += 1;
        self.script.step(Step {
            name: format!("{}/{:02}-{verb}", self.name, self.count),
            at,
            channel: if actor.person.is_some() {
                "portal"
            } else {
                "desk"
            },
            actor,
            on_behalf_of: None,
            stream,
            deed,
        });
    }
}

/// A code of the municipality, valid for ever.
fn coded(code: &str) -> Coded {
    Coded {
        scheme: Scheme::Local,
        code: reason(code),
        valid_from_on: None,
        valid_until_on: None,
    }
}

fn said(text: &str) -> Said {
    Said(long(text))
}

fn euro(text: &str) -> Money {
    Money::parse(text).expect("the demo city writes plain amounts")
}

fn quantity(text: &str) -> Quantity {
    Quantity::parse(text).expect("the demo city writes plain quantities")
}

fn price(hours: &str) -> Money {
    quantity(hours).at(euro(PRICE)).expect("small sums")
}

/// Quota utente: a tenth.
fn share(cost: Money) -> Money {
    quantity("0.10").at(cost).expect("less than the whole")
}
