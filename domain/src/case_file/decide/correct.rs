//! Rettificare: what was written by mistake is withdrawn from its day on, and what should stand there counts from its own.

use super::{Decided, in_order, maybe_about, on_file, past, records, since_report};
use crate::case_file::{
    AssessmentCompleted, Assignment, AssignmentCorrected, CaseFile, CaseFileError, CaseFileEvent,
    ClosingCorrected, CorrectRecord, Correction, CourtMeasureRecorded, Episode, Given, Household,
    HouseholdRecorded, Isee, IseeRecorded, Need, NeedRecorded, OpeningCorrected, RecordRef,
    RecordWithdrawn, Worker,
};
use crate::shared::ids::PersonId;
use chrono::NaiveDate;

/// What is withdrawn, and what takes its place.
type Put = (RecordRef, Vec<CaseFileEvent>);

pub(super) fn correct(state: &CaseFile, command: &CorrectRecord) -> Decided {
    let person = on_file(state)?;
    maybe_about(person, command.note.as_ref())?;
    let by = command.given.by.worker().ok_or(CaseFileError::OutOfSight)?;
    let (record, instead) = put(state, person, &command.correction, &command.given)?;
    let withdrawn = RecordWithdrawn {
        record,
        reason: command.reason.clone(),
        note: command.note.clone(),
        by: by.clone(),
        withdrawn_at: command.given.at,
    };
    agreed(command.effect_on, withdrawn.effect_on(instead.first()))?;
    Ok([withdrawn.into()].into_iter().chain(instead).collect())
}

/// The day an author names is the one that follows from both records: another one shows that they mean something else.
fn agreed(named: Option<NaiveDate>, follows: NaiveDate) -> Result<(), CaseFileError> {
    match named {
        Some(day) if day != follows => Err(CaseFileError::DatesContradict),
        Some(_) | None => Ok(()),
    }
}

fn put(
    state: &CaseFile,
    person: PersonId,
    correction: &Correction,
    given: &Given,
) -> Result<Put, CaseFileError> {
    let known = &state.on_file;
    let not_there = || CaseFileError::NotRecorded;
    match correction {
        Correction::CaseManager {
            worker,
            began_on,
            from_on,
        } => case_manager(state, (worker, *began_on), *from_on, given),
        Correction::Opening { episode, opened_on } => opening(state, *episode, *opened_on, given),
        Correction::Closing { episode, closed_on } => closing(state, *episode, *closed_on, given),
        Correction::Household {
            began_on,
            household,
        } => {
            records::check_household(person, household, given)?;
            version(state, *began_on, household)
        }
        Correction::Need(need) => {
            records::check_need(person, need, given)?;
            self::need(state, need)
        }
        Correction::Isee(isee) => {
            records::check_isee(person, isee, given)?;
            let before: &Isee = known.isees.get(&isee.isee_id).ok_or_else(not_there)?;
            let record = RecordRef::Isee {
                id: isee.isee_id,
                issued_on: before.issued_on,
            };
            Ok((record, vec![IseeRecorded { isee: isee.clone() }.into()]))
        }
        Correction::Assessment(done) => {
            records::check_assessment(person, done, given)?;
            let before = known.assessments.get(&done.assessment_id);
            let record = RecordRef::Assessment {
                id: done.assessment_id,
                done_on: before.ok_or_else(not_there)?.done_on,
            };
            let assessment = done.clone();
            Ok((record, vec![AssessmentCompleted { assessment }.into()]))
        }
        Correction::CourtMeasure(measure) => {
            records::check_measure(person, measure, given)?;
            let before = known.measures.get(&measure.measure_id);
            let record = RecordRef::CourtMeasure {
                id: measure.measure_id,
                issued_on: before.ok_or_else(not_there)?.issued_on,
            };
            let measure = measure.clone();
            Ok((record, vec![CourtMeasureRecorded { measure }.into()]))
        }
        Correction::Application(id) => {
            let linked_at = *known.links.get(id).ok_or_else(not_there)?;
            Ok((RecordRef::Application { id: *id, linked_at }, Vec::new()))
        }
    }
}

/// Each day belongs to one case manager: between those before and after.
fn case_manager(
    state: &CaseFile,
    (worker, began_on): (&Worker, NaiveDate),
    from_on: NaiveDate,
    given: &Given,
) -> Result<Put, CaseFileError> {
    past(from_on, given)?;
    since_report(state, from_on)?;
    let all = &state.on_file.managers;
    let is_it = |known: &Assignment| (&known.worker, known.from_on) == (worker, began_on);
    let at = all
        .iter()
        .position(is_it)
        .ok_or(CaseFileError::NotRecorded)?;
    let previous = at.checked_sub(1).and_then(|before| all.get(before));
    let until_on = all.get(at + 1).map(|next| next.from_on);
    if let Some(previous) = previous {
        in_order(previous.from_on, Some(from_on))?;
    }
    in_order(from_on, until_on)?;
    let assignment = Assignment {
        worker: worker.clone(),
        from_on,
    };
    let corrected = AssignmentCorrected {
        assignment,
        until_on,
        previous: previous.cloned(),
    };
    let record = RecordRef::CaseManager {
        worker: worker.clone(),
        from_on: began_on,
    };
    Ok((record, vec![corrected.into()]))
}

/// An episode, the one before it and the one after it.
type Among<'a> = (Option<&'a Episode>, &'a Episode, Option<&'a Episode>);

fn among(state: &CaseFile, episode: u32) -> Result<Among<'_>, CaseFileError> {
    let all = &state.episodes;
    let at = all.iter().position(|known| known.episode == episode);
    let at = at.ok_or(CaseFileError::NotRecorded)?;
    let before = at.checked_sub(1).and_then(|before| all.get(before));
    Ok((before, &all[at], all.get(at + 1)))
}

fn opening(
    state: &CaseFile,
    episode: u32,
    opened_on: NaiveDate,
    given: &Given,
) -> Result<Put, CaseFileError> {
    past(opened_on, given)?;
    since_report(state, opened_on)?;
    let (before, known, after) = among(state, episode)?;
    in_order(opened_on, known.closed_on)?;
    in_order(opened_on, known.in_charge_since_on)?;
    if let Some(closed_on) = before.and_then(|before| before.closed_on) {
        in_order(closed_on, Some(opened_on))?;
    }
    let record = RecordRef::Opening {
        episode,
        opened_on: known.opened_on,
    };
    let corrected = OpeningCorrected {
        episode,
        opened_on,
        is_last: after.is_none(),
    };
    Ok((record, vec![corrected.into()]))
}

fn closing(
    state: &CaseFile,
    episode: u32,
    closed_on: NaiveDate,
    given: &Given,
) -> Result<Put, CaseFileError> {
    past(closed_on, given)?;
    let (_, known, after) = among(state, episode)?;
    let before = known.closed_on.ok_or(CaseFileError::NotRecorded)?;
    let since = known.in_charge_since_on.unwrap_or(known.opened_on);
    in_order(since, Some(closed_on))?;
    in_order(closed_on, after.map(|after| after.opened_on))?;
    let record = RecordRef::Closing {
        episode,
        closed_on: before,
    };
    let corrected = ClosingCorrected {
        episode,
        closed_on,
        is_last: after.is_none(),
    };
    Ok((record, vec![corrected.into()]))
}

/// One version of a household takes the place of another one, not of a third.
fn version(
    state: &CaseFile,
    began_on: NaiveDate,
    household: &Household,
) -> Result<Put, CaseFileError> {
    let is_on_file = |from_on: NaiveDate| {
        let mut all = state.on_file.households.iter();
        all.any(|known| (known.circle, known.from_on) == (household.circle, from_on))
    };
    if !is_on_file(began_on) {
        return Err(CaseFileError::NotRecorded);
    }
    if household.from_on != began_on && is_on_file(household.from_on) {
        return Err(CaseFileError::AlreadyRecorded);
    }
    let record = RecordRef::Household {
        circle: household.circle,
        from_on: began_on,
    };
    let household = household.clone();
    Ok((record, vec![HouseholdRecorded { household }.into()]))
}

/// A need that has ended keeps its end.
fn need(state: &CaseFile, need: &Need) -> Result<Put, CaseFileError> {
    let known = state.on_file.needs.get(&need.need_id);
    let known = known.ok_or(CaseFileError::NotRecorded)?;
    in_order(
        need.from_on,
        known.ended.as_ref().map(|ended| ended.until_on),
    )?;
    let record = RecordRef::Need {
        id: need.need_id,
        from_on: known.need.from_on,
    };
    let again = NeedRecorded { need: need.clone() };
    let ended = known.ended.clone().map(CaseFileEvent::from);
    Ok((record, [again.into()].into_iter().chain(ended).collect()))
}

#[cfg(test)]
mod tests;
