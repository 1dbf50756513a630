//! Nucleo, bisogni, ISEE, valutazioni, provvedimenti e collegamenti.

use super::{Decided, about, at_work, in_order, on_file, past};
use crate::case_file::{
    ApplicationLinked, AssessmentCompleted, CarePlanEnded, CarePlanLinked, CaseFile, CaseFileError,
    CaseFileEvent, CourtMeasureRecorded, EndCarePlan, EndNeed, ExpireIsee, HouseholdRecorded,
    IseeExpired, IseeRecorded, LinkApplication, LinkCarePlan, NeedEnded, NeedRecorded,
    RecordAssessment, RecordCourtMeasure, RecordHousehold, RecordIsee, RecordNeed,
};
use uuid::Uuid;

pub(super) fn household(state: &CaseFile, command: &RecordHousehold) -> Decided {
    let person = at_work(state)?;
    about(person, &command.household.members)?;
    past(command.household.from_on, &command.given)?;
    let household = command.household.clone();
    Ok(vec![HouseholdRecorded { household }.into()])
}

pub(super) fn need(state: &CaseFile, command: &RecordNeed) -> Decided {
    let person = at_work(state)?;
    about(person, &command.need.detail)?;
    past(command.need.from_on, &command.given)?;
    if state.needs.contains_key(&command.need.need_id) {
        return Err(CaseFileError::AlreadyRecorded);
    }
    let need = command.need.clone();
    Ok(vec![NeedRecorded { need }.into()])
}

pub(super) fn end_need(state: &CaseFile, command: &EndNeed) -> Decided {
    at_work(state)?;
    let (from_on, until_on) = state
        .needs
        .get(&command.need_id)
        .ok_or(CaseFileError::NotRecorded)?;
    if until_on.is_some() {
        return Err(CaseFileError::AlreadyEnded);
    }
    past(command.until_on, &command.given)?;
    in_order(*from_on, Some(command.until_on))?;
    Ok(vec![
        NeedEnded {
            need_id: command.need_id,
            reason: command.reason.clone(),
            until_on: command.until_on,
        }
        .into(),
    ])
}

pub(super) fn isee(state: &CaseFile, command: &RecordIsee) -> Decided {
    let person = at_work(state)?;
    let isee = &command.isee;
    about(person, &isee.declaration)?;
    about(person, &isee.value)?;
    past(isee.issued_on, &command.given)?;
    in_order(isee.issued_on, Some(isee.expires_on))?;
    new_record(state, isee.isee_id)?;
    Ok(vec![IseeRecorded { isee: isee.clone() }.into()])
}

pub(super) fn expire_isee(state: &CaseFile, command: &ExpireIsee) -> Decided {
    let isee_id = command.isee_id;
    let expired_on = *state
        .isees
        .get(&isee_id)
        .ok_or(CaseFileError::NotRecorded)?;
    if expired_on >= command.given.on() {
        return Err(CaseFileError::DatesContradict);
    }
    Ok(vec![
        IseeExpired {
            isee_id,
            expired_on,
        }
        .into(),
    ])
}

pub(super) fn assessment(state: &CaseFile, command: &RecordAssessment) -> Decided {
    let person = at_work(state)?;
    let assessment = &command.assessment;
    about(person, &assessment.result)?;
    past(assessment.done_on, &command.given)?;
    new_record(state, assessment.assessment_id)?;
    Ok(vec![
        AssessmentCompleted {
            assessment: assessment.clone(),
        }
        .into(),
    ])
}

pub(super) fn court_measure(state: &CaseFile, command: &RecordCourtMeasure) -> Decided {
    let person = on_file(state)?;
    let measure = &command.measure;
    about(person, &measure.detail)?;
    past(measure.issued_on, &command.given)?;
    in_order(measure.issued_on, measure.until_on)?;
    new_record(state, measure.measure_id)?;
    Ok(vec![
        CourtMeasureRecorded {
            measure: measure.clone(),
        }
        .into(),
    ])
}

pub(super) fn link_application(state: &CaseFile, command: &LinkApplication) -> Decided {
    on_file(state)?;
    if state.applications.contains(&command.application_id) {
        return Ok(Vec::new());
    }
    Ok(vec![
        ApplicationLinked {
            application_id: command.application_id,
            linked_at: command.given.at,
        }
        .into(),
    ])
}

pub(super) fn link_care_plan(state: &CaseFile, command: &LinkCarePlan) -> Decided {
    at_work(state)?;
    match state.plans.get(&command.plan_id) {
        Some(true) => Ok(Vec::new()),
        Some(false) => Err(CaseFileError::AlreadyEnded),
        None => Ok(vec![
            CarePlanLinked {
                plan_id: command.plan_id,
                linked_at: command.given.at,
            }
            .into(),
        ]),
    }
}

/// A plan that was never in force was never linked, and what has ended does not end again.
pub(super) fn end_care_plan(state: &CaseFile, command: &EndCarePlan) -> Vec<CaseFileEvent> {
    if state.plans.get(&command.plan_id) != Some(&true) {
        return Vec::new();
    }
    vec![
        CarePlanEnded {
            plan_id: command.plan_id,
            ended_at: command.given.at,
        }
        .into(),
    ]
}

fn new_record(state: &CaseFile, id: Uuid) -> Result<(), CaseFileError> {
    if state.records.contains(&id) || state.isees.contains_key(&id) {
        return Err(CaseFileError::AlreadyRecorded);
    }
    Ok(())
}

#[cfg(test)]
mod tests;
