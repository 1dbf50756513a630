//! Nucleo, bisogni, ISEE, valutazioni, provvedimenti e collegamenti.

use super::{Decided, about, at_work, in_order, on_file, past};
use crate::case_file::{
    ApplicationLinked, Assessment, AssessmentCompleted, CarePlanEnded, CarePlanLinked, CaseFile,
    CaseFileError, CaseFileEvent, CourtMeasure, CourtMeasureRecorded, EndCarePlan, EndNeed,
    ExpireIsee, Given, Household, HouseholdRecorded, Isee, IseeExpired, IseeRecorded,
    LinkApplication, LinkCarePlan, Need, NeedEnded, NeedRecorded, RecordAssessment,
    RecordCourtMeasure, RecordHousehold, RecordIsee, RecordNeed, RecordSchool, RequestService,
    SchoolRecorded, ServiceRequested,
};
use crate::shared::ids::PersonId;
use std::collections::BTreeSet;
use uuid::Uuid;

/// People in one household or support network.
const MEMBERS: usize = 40;

type Checked = Result<(), CaseFileError>;

pub(super) fn household(state: &CaseFile, command: &RecordHousehold) -> Decided {
    let person = at_work(state)?;
    check_household(person, &command.household, &command.given)?;
    let household = command.household.clone();
    Ok(vec![HouseholdRecorded { household }.into()])
}

pub(super) fn need(state: &CaseFile, command: &RecordNeed) -> Decided {
    let person = at_work(state)?;
    check_need(person, &command.need, &command.given)?;
    if state.on_file.needs.contains_key(&command.need.need_id) {
        return Err(CaseFileError::AlreadyRecorded);
    }
    let need = command.need.clone();
    Ok(vec![NeedRecorded { need }.into()])
}

pub(super) fn end_need(state: &CaseFile, command: &EndNeed) -> Decided {
    at_work(state)?;
    let known = state
        .on_file
        .needs
        .get(&command.need_id)
        .ok_or(CaseFileError::NotRecorded)?;
    if known.ended.is_some() {
        return Err(CaseFileError::AlreadyEnded);
    }
    past(command.until_on, &command.given)?;
    in_order(known.need.from_on, Some(command.until_on))?;
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
    check_isee(person, isee, &command.given)?;
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
    check_assessment(person, assessment, &command.given)?;
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
    check_measure(person, measure, &command.given)?;
    new_record(state, measure.measure_id)?;
    Ok(vec![
        CourtMeasureRecorded {
            measure: measure.clone(),
        }
        .into(),
    ])
}

pub(super) fn school(state: &CaseFile, command: &RecordSchool) -> Decided {
    let person = at_work(state)?;
    let school = command.school.clone();
    about(person, &school.detail)?;
    past(school.from_on, &command.given)?;
    new_record(state, school.school_id)?;
    Ok(vec![SchoolRecorded { school }.into()])
}

pub(super) fn request_service(state: &CaseFile, command: &RequestService) -> Decided {
    let person = on_file(state)?;
    let request = command.request.clone();
    let detail = about(person, &request.detail)?;
    past(request.requested_on, &command.given)?;
    detail.service.check(request.requested_on)?;
    new_record(state, request.request_id)?;
    Ok(vec![ServiceRequested { request }.into()])
}

pub(super) fn link_application(state: &CaseFile, command: &LinkApplication) -> Decided {
    on_file(state)?;
    if !command.is_theirs {
        return Err(CaseFileError::ApplicationUnfit);
    }
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

pub(super) fn check_household(person: PersonId, household: &Household, given: &Given) -> Checked {
    let members = about(person, &household.members)?;
    if members.len() > MEMBERS {
        return Err(CaseFileError::TooManyMembers);
    }
    let mut named = BTreeSet::new();
    for member in members.iter().filter_map(|member| member.person) {
        if member == person {
            return Err(CaseFileError::MemberIsSelf);
        }
        if !named.insert(member) {
            return Err(CaseFileError::MemberRepeated);
        }
    }
    past(household.from_on, given)
}

pub(super) fn check_need(person: PersonId, need: &Need, given: &Given) -> Checked {
    let detail = about(person, &need.detail)?;
    past(need.from_on, given)?;
    detail.code.check(need.from_on)
}

pub(super) fn check_isee(person: PersonId, isee: &Isee, given: &Given) -> Checked {
    about(person, &isee.declaration)?;
    about(person, &isee.value)?;
    past(isee.issued_on, given)?;
    in_order(isee.issued_on, Some(isee.expires_on))?;
    isee.kind.check(isee.issued_on)
}

pub(super) fn check_assessment(person: PersonId, done: &Assessment, given: &Given) -> Checked {
    about(person, &done.result)?;
    past(done.done_on, given)?;
    done.tool.check(done.done_on)
}

pub(super) fn check_measure(person: PersonId, measure: &CourtMeasure, given: &Given) -> Checked {
    let detail = about(person, &measure.detail)?;
    past(measure.issued_on, given)?;
    in_order(measure.issued_on, measure.until_on)?;
    detail.kind.check(measure.issued_on)
}

fn new_record(state: &CaseFile, id: Uuid) -> Result<(), CaseFileError> {
    if state.records.contains(&id) || state.isees.contains_key(&id) {
        return Err(CaseFileError::AlreadyRecorded);
    }
    Ok(())
}

#[cfg(test)]
mod tests;
