//! What was put into a version.

use crate::care_plan::{
    Assessment, Beneficiaries, Coded, Content, Intervention, Need, Objective, PlanItem, ReviewRule,
    Sealed,
};
use crate::shared::ids::{ActorCode, CarePlanId, CaseFileId, OfficeCode, PersonId, ReasonCode};
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

/// Piano redatto.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CarePlanDrafted {
    /// The plan.
    pub plan_id: CarePlanId,
    /// What kind of plan.
    pub kind: Coded,
    /// The case it belongs to.
    pub case_file_id: CaseFileId,
    /// For whom.
    pub person: PersonId,
    /// The office in charge.
    pub office: OfficeCode,
    /// Assistente sociale responsabile.
    pub case_manager: ActorCode,
    /// Who benefits.
    pub beneficiaries: Beneficiaries,
    /// What it rests on.
    pub assessment: Assessment,
    /// What the person needs.
    pub needs: Vec<Need<Sealed>>,
    /// When it is reviewed.
    pub review: ReviewRule,
    /// The day on which it should end.
    pub ends_on: Option<NaiveDate>,
    /// Why there is a plan.
    pub motivation: Option<Sealed>,
    /// When.
    pub drafted_at: DateTime<Utc>,
}

/// Bisogno rilevato.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct NeedSet {
    /// In which version.
    pub version: u32,
    /// The need.
    pub need: Need<Sealed>,
    /// When.
    pub set_at: DateTime<Utc>,
}

/// Obiettivo fissato.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ObjectiveSet {
    /// In which version.
    pub version: u32,
    /// The objective.
    pub objective: Objective<Sealed>,
    /// When.
    pub set_at: DateTime<Utc>,
}

/// Intervento previsto.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct InterventionPlanned {
    /// In which version.
    pub version: u32,
    /// The intervention.
    pub intervention: Intervention<Sealed>,
    /// When.
    pub planned_at: DateTime<Utc>,
}

/// Voce tolta dal piano.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ItemRemoved {
    /// From which version.
    pub version: u32,
    /// What.
    pub item: PlanItem,
    /// When.
    pub removed_at: DateTime<Utc>,
}

/// Revisione avviata: with all the new version begins with, so that it can be read by itself.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CarePlanRevised {
    /// The new version.
    pub version: u32,
    /// Why.
    pub reason: ReasonCode,
    /// Why, in words.
    pub note: Option<Sealed>,
    /// What it begins with: what is in force.
    pub content: Content,
    /// When.
    pub revised_at: DateTime<Utc>,
}

/// Revisione abbandonata.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RevisionDiscarded {
    /// The version that was given up.
    pub version: u32,
    /// Why.
    pub reason: ReasonCode,
    /// When.
    pub discarded_at: DateTime<Utc>,
}
