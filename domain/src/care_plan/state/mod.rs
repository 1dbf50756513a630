//! The state of a care plan: what decisions need to know, and nothing else.

mod evolve;
mod questions;

use super::{
    BoardOutcome, CarePlanCommand, CarePlanError, CarePlanEvent, Content, Quantity, ReviewRule,
    Signatory, Signature,
};
use crate::decider::{Decider, Standing};
use crate::shared::ids::{
    ActorCode, CarePlanId, CaseFileId, CommitmentId, DeliveryId, InterventionId, OfficeCode,
    PersonId, ReasonCode,
};
use crate::shared::money::Money;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// Stato del piano.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PlanStatus {
    /// Nothing was drafted yet.
    #[default]
    Missing,
    /// Bozza: never in force so far.
    Draft,
    /// In attuazione.
    Active,
    /// Sospeso.
    Suspended,
    /// Chiuso.
    Closed,
    /// Abbandonato: never was in force.
    Abandoned,
}

/// Piano: its state.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct CarePlan {
    /// Its identifier, once it was drafted.
    pub id: Option<CarePlanId>,
    /// Where it stands.
    pub status: PlanStatus,
    /// The case it belongs to.
    pub case_file: Option<CaseFileId>,
    /// For whom.
    pub person: PersonId,
    /// The office in charge.
    pub office: Option<OfficeCode>,
    /// Assistente sociale responsabile.
    pub case_manager: Option<ActorCode>,
    /// Whether the board must approve it.
    pub integrated: bool,
    /// The day of the assessment it rests on.
    pub assessed_on: Option<NaiveDate>,
    /// Since when the office and the case manager have it.
    pub held_since_on: Option<NaiveDate>,
    /// When it is reviewed.
    pub review: Option<ReviewRule>,
    /// The number of the last version that was begun; none is given twice.
    pub last_version: u32,
    /// The version that is being worked on.
    pub working: Option<Working>,
    /// Every version that is or was in force, the last one at the end.
    pub versions: Vec<Version>,
    /// When it stood still, or stands still.
    pub pauses: Vec<Pause>,
    /// What was delivered.
    pub deliveries: BTreeMap<DeliveryId, DeliveryOnFile>,
    /// What the funds keep for what is in force.
    pub commitments: BTreeSet<CommitmentId>,
    /// The day of the next review.
    pub next_review_on: Option<NaiveDate>,
    /// The due review that was noted last.
    pub noted_review_on: Option<NaiveDate>,
    /// The last day, once it is closed.
    pub closed_on: Option<NaiveDate>,
}

/// Versione in lavorazione.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Working {
    /// Its number, from 1.
    pub version: u32,
    /// What it says.
    pub content: Content,
    /// The board on it.
    pub board: Option<BoardOnFile>,
    /// Who signed it.
    pub signatures: BTreeMap<Signatory, Signature>,
}

/// UVM agli atti.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BoardOnFile {
    /// The day on which it meets.
    pub meets_on: NaiveDate,
    /// What it decided last.
    pub outcome: Option<BoardOutcome>,
}

/// Versione in vigore, oggi o un tempo.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Version {
    /// Its number.
    pub version: u32,
    /// Its first day.
    pub starts_on: NaiveDate,
    /// What it says.
    pub content: Content,
    /// Since when what was put right last in an intervention is so.
    #[serde(default)]
    pub corrected_on: BTreeMap<InterventionId, NaiveDate>,
}

/// Sospensione.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pause {
    /// Of one intervention; absent where the whole plan stands still.
    pub intervention_id: Option<InterventionId>,
    /// The first day.
    pub from_on: NaiveDate,
    /// The first day after it; absent while it lasts.
    pub to_on: Option<NaiveDate>,
}

/// Erogazione agli atti.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeliveryOnFile {
    /// Of which intervention.
    pub intervention_id: InterventionId,
    /// The provider's own reference.
    pub reference: Option<ReasonCode>,
    /// The first day.
    pub from_on: NaiveDate,
    /// The last day.
    pub until_on: NaiveDate,
    /// How much.
    pub quantity: Quantity,
    /// What it cost.
    pub amount: Money,
    /// Since when this is so: its last day, or what its last correction says.
    pub since_on: NaiveDate,
}

impl Decider for CarePlan {
    fn decide(&self, command: &CarePlanCommand) -> Result<Vec<CarePlanEvent>, CarePlanError> {
        super::decide::decide(self, command)
    }

    fn evolve(&mut self, event: &CarePlanEvent) {
        self.take(event);
    }

    /// The person signs what is offered to them; everything else is the work of the office.
    fn standing(&self, command: &CarePlanCommand) -> Standing {
        if let CarePlanCommand::DraftPlan(command) = command
            && self.id.is_none()
        {
            return Standing {
                office: Some(command.case.office.clone()),
                people: Vec::new(),
            };
        }
        let signs = matches!(
            command,
            CarePlanCommand::SignPlan(command) if command.signatory == Signatory::Person
        );
        Standing {
            office: self.office.clone(),
            people: if signs { self.offered_to() } else { Vec::new() },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::care_plan::{ActivatePlan, RevisePlan, samples};
    use crate::decider::Fact;
    use crate::given::{at, day};

    /// The state in the order in which things were true, as far as they were by then.
    fn as_of(events: &[CarePlanEvent], moment: &str) -> CarePlan {
        let mut all: Vec<_> = events.iter().map(|e| (e.effective_at(), e)).collect();
        all.retain(|(when, _)| *when <= Some(at(moment)));
        all.sort_by_key(|(when, _)| *when);
        let mut plan = CarePlan::default();
        for (_, event) in all {
            plan.evolve(event);
        }
        plan
    }

    fn played(commands: Vec<CarePlanCommand>) -> (CarePlan, Vec<CarePlanEvent>) {
        let (mut plan, mut events) = (CarePlan::default(), Vec::new());
        for command in commands {
            for event in plan.decide(&command).expect("accepted in this order") {
                plan.evolve(&event);
                events.push(event);
            }
        }
        (plan, events)
    }

    #[test]
    fn a_life_in_the_order_of_its_facts_ends_where_it_ends_in_the_order_of_the_log() {
        let (plan, events) = played(samples::life());
        assert_eq!(as_of(&events, "2030-01-01T00:00:00Z"), plan);
    }

    #[test]
    fn what_was_put_in_force_after_the_fact_is_true_since_its_first_day() {
        let mut commands: Vec<_> = samples::life().into_iter().take(9).collect();
        // Agreed on 10 March and recorded on the 12th: the help had begun on 24 February.
        let first = ActivatePlan {
            starts_on: day("2026-02-24"),
            ..samples::activate_plan()
        };
        let second = ActivatePlan {
            starts_on: day("2026-04-01"),
            at: at("2026-05-05T09:00:00Z"),
            ..samples::activate_plan()
        };
        let revise: RevisePlan = samples::revise_plan();
        commands.extend([first.into(), revise.into(), second.into()]);
        let (plan, events) = played(commands);
        assert_eq!(as_of(&events, "2030-01-01T00:00:00Z"), plan);
        let spring = as_of(&events, "2026-02-25T12:00:00Z");
        assert_eq!(spring.status, PlanStatus::Active);
        assert_eq!((spring.person, &spring.office), (plan.person, &plan.office));
        assert_eq!(spring.versions, plan.versions[..1]);
        let april = as_of(&events, "2026-04-02T12:00:00Z");
        assert_eq!(april.versions, plan.versions);
        let before = as_of(&events, "2026-02-23T12:00:00Z");
        assert_eq!(
            (before.status, before.versions.len()),
            (PlanStatus::Draft, 0)
        );
    }
}
