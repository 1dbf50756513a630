//! Events of a care plan: written down for ever.

mod agree;
mod draft;
mod follow;
mod run;

pub use agree::*;
pub use draft::*;
pub use follow::*;
pub use run::*;

use crate::decider::Fact;
use crate::shared::time::day_start;
use chrono::{DateTime, Utc};

crate::names::events! {
    /// What happened to a care plan.
    CarePlanEvent {
        /// It was begun.
        CarePlanDrafted = "care_plan_drafted";
        /// A need was put down, or anew.
        NeedSet = "need_set";
        /// An objective was put down, or anew.
        ObjectiveSet = "objective_set";
        /// An intervention was put down, or anew.
        InterventionPlanned = "intervention_planned";
        /// A piece was taken out.
        ItemRemoved = "item_removed";
        /// The board was called together.
        BoardConvened = "board_convened";
        /// The board decided.
        BoardDecided = "board_decided";
        /// Somebody agreed.
        CarePlanSigned = "care_plan_signed";
        /// A version came into force.
        CarePlanActivated = "care_plan_activated";
        /// The next version was begun.
        CarePlanRevised = "care_plan_revised";
        /// The next version was given up.
        RevisionDiscarded = "revision_discarded";
        /// An intervention stands still.
        InterventionSuspended = "intervention_suspended";
        /// It goes on.
        InterventionResumed = "intervention_resumed";
        /// The plan stands still.
        CarePlanSuspended = "care_plan_suspended";
        /// It goes on.
        CarePlanResumed = "care_plan_resumed";
        /// Something was delivered.
        DeliveryRecorded = "delivery_recorded";
        /// What was put down of a delivery was wrong.
        DeliveryCorrected = "delivery_corrected";
        /// What was put down of an intervention was wrong.
        InterventionCorrected = "intervention_corrected";
        /// Somebody looked how it goes.
        PlanMonitored = "plan_monitored";
        /// Somebody looked what was reached.
        PlanReviewed = "plan_reviewed";
        /// A review is due.
        ReviewFellDue = "review_fell_due";
        /// It went to another office or case manager.
        CarePlanHandedOver = "care_plan_handed_over";
        /// It ended.
        CarePlanClosed = "care_plan_closed";
        /// It was given up before it was ever in force.
        CarePlanAbandoned = "care_plan_abandoned";
    }
}

impl Fact for CarePlanEvent {
    fn effective_at(&self) -> Option<DateTime<Utc>> {
        Some(match self {
            // A plan is there since the assessment it rests on: nothing of it is true before.
            Self::CarePlanDrafted(event) => day_start(event.assessment.assessed_on),
            Self::NeedSet(event) => event.set_at,
            Self::ObjectiveSet(event) => event.set_at,
            Self::InterventionPlanned(event) => event.planned_at,
            Self::ItemRemoved(event) => event.removed_at,
            Self::BoardConvened(event) => event.convened_at,
            Self::BoardDecided(event) => day_start(event.decided_on),
            Self::CarePlanSigned(event) => day_start(event.signature.signed_on),
            Self::CarePlanActivated(event) => day_start(event.starts_on),
            Self::CarePlanRevised(event) => event.revised_at,
            Self::RevisionDiscarded(event) => event.discarded_at,
            Self::InterventionSuspended(event) => day_start(event.from_on),
            Self::InterventionResumed(event) => day_start(event.from_on),
            Self::CarePlanSuspended(event) => day_start(event.from_on),
            Self::CarePlanResumed(event) => day_start(event.from_on),
            Self::DeliveryRecorded(event) => day_start(event.until_on),
            Self::DeliveryCorrected(event) => day_start(event.effective_on),
            Self::InterventionCorrected(event) => day_start(event.effective_on),
            Self::PlanMonitored(event) => day_start(event.monitored_on),
            Self::PlanReviewed(event) => day_start(event.reviewed_on),
            Self::ReviewFellDue(event) => day_start(event.due_on),
            Self::CarePlanHandedOver(event) => day_start(event.from_on),
            Self::CarePlanClosed(event) => day_start(event.closed_on),
            Self::CarePlanAbandoned(event) => event.abandoned_at,
        })
    }
}
