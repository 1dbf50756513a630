//! Commands on a care plan: plain data, with the time and whatever else comes from outside.

mod agree;
mod draft;
mod follow;
mod run;

pub use agree::*;
pub use draft::*;
pub use follow::*;
pub use run::*;

crate::names::commands! {
    /// What can be asked of a care plan.
    CarePlanCommand {
        /// Begin it.
        DraftPlan = "draft_plan";
        /// Put a need down, or anew.
        SetNeed = "set_need";
        /// Put an objective down, or anew.
        SetObjective = "set_objective";
        /// Put an intervention down, or anew.
        PlanIntervention = "plan_intervention";
        /// Take a piece out.
        RemoveItem = "remove_item";
        /// Call the board together.
        ConveneBoard = "convene_board";
        /// Put down what the board decided.
        RecordBoardDecision = "record_board_decision";
        /// Agree to it.
        SignPlan = "sign_plan";
        /// Put the version in force.
        ActivatePlan = "activate_plan";
        /// Begin the next version.
        RevisePlan = "revise_plan";
        /// Leave the version in force as it is.
        DiscardRevision = "discard_revision";
        /// Stop one intervention for a while.
        SuspendIntervention = "suspend_intervention";
        /// Go on with it.
        ResumeIntervention = "resume_intervention";
        /// Stop the whole plan for a while.
        SuspendPlan = "suspend_plan";
        /// Go on with it.
        ResumePlan = "resume_plan";
        /// Put down what was delivered.
        RecordDelivery = "record_delivery";
        /// Put right what was put down of a delivery.
        CorrectDelivery = "correct_delivery";
        /// Put right a mistake in an intervention that is in force.
        CorrectIntervention = "correct_intervention";
        /// Put down how it goes.
        RecordMonitoring = "record_monitoring";
        /// Look at what was reached.
        ReviewPlan = "review_plan";
        /// Note that a review is due.
        NoteReviewDue = "note_review_due";
        /// Give it to another office or case manager.
        HandOverPlan = "hand_over_plan";
        /// End it.
        ClosePlan = "close_plan";
        /// Give up a plan that was never in force.
        AbandonPlan = "abandon_plan";
    }
}
