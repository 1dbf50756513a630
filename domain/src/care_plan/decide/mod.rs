//! One line per command.

use super::{CarePlan, CarePlanCommand as C, CarePlanError, CarePlanEvent};
use crate::shared::money::{Money, MoneyError};
use crate::shared::time::rome_day;
use chrono::{DateTime, NaiveDate, Utc};

mod activate;
mod board;
mod close;
mod content;
mod correct;
mod delivery;
mod draft;
mod follow;
mod hand_over;
mod pause;
mod revise;
mod sign;

type Decided = Result<Vec<CarePlanEvent>, CarePlanError>;

pub(super) fn decide(state: &CarePlan, command: &C) -> Decided {
    match command {
        C::DraftPlan(command) => draft::draft(state, command),
        C::SetNeed(command) => content::need(state, command),
        C::SetObjective(command) => content::objective(state, command),
        C::PlanIntervention(command) => content::intervention(state, command),
        C::RemoveItem(command) => content::remove(state, command),
        C::ConveneBoard(command) => board::convene(state, command),
        C::RecordBoardDecision(command) => board::decision(state, command),
        C::SignPlan(command) => sign::sign(state, command),
        C::ActivatePlan(command) => activate::activate(state, command),
        C::RevisePlan(command) => revise::revise(state, command),
        C::DiscardRevision(command) => revise::discard(state, command),
        C::SuspendIntervention(command) => pause::suspend_intervention(state, command),
        C::ResumeIntervention(command) => pause::resume_intervention(state, command),
        C::SuspendPlan(command) => pause::suspend(state, command),
        C::ResumePlan(command) => pause::resume(state, command),
        C::RecordDelivery(command) => delivery::record(state, command),
        C::CorrectDelivery(command) => delivery::correct(state, command),
        C::CorrectIntervention(command) => correct::intervention(state, command),
        C::RecordMonitoring(command) => follow::monitoring(state, command),
        C::ReviewPlan(command) => follow::review(state, command),
        C::NoteReviewDue(command) => follow::due(state, command),
        C::HandOverPlan(command) => hand_over::hand_over(state, command),
        C::ClosePlan(command) => close::close(state, command),
        C::AbandonPlan(command) => close::abandon(state, command),
    }
}

/// A fact is recorded on its day or later.
fn happened(on: NaiveDate, at: DateTime<Utc>) -> Result<(), CarePlanError> {
    if on > rome_day(at) {
        return Err(CarePlanError::InTheFuture);
    }
    Ok(())
}

fn sum(result: Result<Money, MoneyError>) -> Result<Money, CarePlanError> {
    result.map_err(|_| CarePlanError::AmountTooLarge)
}
