//! What is put into a version.

use crate::care_plan::{
    Assessment, Beneficiaries, Coded, Intervention, Need, Objective, PlanItem, ReviewRule, Said,
};
use crate::case_file::CaseFile;
use crate::shared::ids::{ActorCode, CarePlanId, CaseFileId, OfficeCode, PersonId, ReasonCode};
use chrono::{DateTime, NaiveDate, Utc};

/// What a plan must know of the case file it belongs to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CaseFacts {
    /// The file.
    pub case_file_id: CaseFileId,
    /// Whose file.
    pub person: PersonId,
    /// The office in charge.
    pub office: OfficeCode,
    /// Assistente sociale responsabile.
    pub case_manager: ActorCode,
    /// Since when the case is in charge; absent where it is not.
    pub in_charge_since_on: Option<NaiveDate>,
}

impl CaseFacts {
    /// What the file says of itself; nothing where there is none, or where nobody was ever responsible.
    pub fn of(file: &CaseFile) -> Option<Self> {
        let person = file.person?;
        let manager = &file.manager.as_ref()?.worker;
        Some(Self {
            case_file_id: CaseFileId(person.0),
            person,
            office: file.office.clone()?,
            case_manager: manager.actor.clone(),
            in_charge_since_on: file
                .in_charge_since_on()
                .filter(|_| file.absorbed_into.is_none()),
        })
    }
}

/// Redigere il piano.
#[derive(Clone, Debug, PartialEq)]
pub struct DraftPlan {
    /// The plan.
    pub plan_id: CarePlanId,
    /// What kind of plan.
    pub kind: Coded,
    /// The case it belongs to.
    pub case: CaseFacts,
    /// For whom.
    pub beneficiaries: Beneficiaries,
    /// What it rests on.
    pub assessment: Assessment,
    /// What the person needs.
    pub needs: Vec<Need>,
    /// When it is reviewed.
    pub review: ReviewRule,
    /// Chiusura prevista: the day on which it should end.
    pub ends_on: Option<NaiveDate>,
    /// Why there is a plan, in words.
    pub motivation: Option<Said>,
    /// When.
    pub at: DateTime<Utc>,
}

/// Rilevare un bisogno.
#[derive(Clone, Debug, PartialEq)]
pub struct SetNeed {
    /// The need.
    pub need: Need,
    /// When.
    pub at: DateTime<Utc>,
}

/// Fissare un obiettivo.
#[derive(Clone, Debug, PartialEq)]
pub struct SetObjective {
    /// The objective.
    pub objective: Objective,
    /// When.
    pub at: DateTime<Utc>,
}

/// Prevedere un intervento, con il suo budget.
#[derive(Clone, Debug, PartialEq)]
pub struct PlanIntervention {
    /// The intervention.
    pub intervention: Intervention,
    /// When.
    pub at: DateTime<Utc>,
}

/// Togliere dal piano.
#[derive(Clone, Debug, PartialEq)]
pub struct RemoveItem {
    /// What.
    pub item: PlanItem,
    /// When.
    pub at: DateTime<Utc>,
}

/// Rivedere il piano: begins the next version as a copy of the one in force.
#[derive(Clone, Debug, PartialEq)]
pub struct RevisePlan {
    /// Why.
    pub reason: ReasonCode,
    /// Why, in words.
    pub note: Option<Said>,
    /// When.
    pub at: DateTime<Utc>,
}

/// Rinunciare alla revisione.
#[derive(Clone, Debug, PartialEq)]
pub struct DiscardRevision {
    /// Why.
    pub reason: ReasonCode,
    /// When.
    pub at: DateTime<Utc>,
}
