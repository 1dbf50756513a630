//! What each event changes in the state; total, whatever the order.

use super::{
    CaseFile, EntryOnFile, Episode, Glass, Protection, Restriction, TaskStatus, TransferOnFile,
};
use crate::case_file::{
    AccessGrant, AccessRestricted, ApplicationLinked, Assessment, Assignment, AssignmentCorrected,
    CaseClosed, CaseFileEvent, CaseTransferred, CourtMeasure, CoworkerAdded, DiaryEntry,
    GlassBroken, GlassTakenBack, IseeExpired, IseeRecorded, NeedEnded, ProtectionStepRecorded,
    RecordRef, ReportReceived, TransferRequested, UrgentProtectionStarted, Worker,
};
use chrono::NaiveDate;
use uuid::Uuid;

pub(super) fn evolve(state: &mut CaseFile, event: &CaseFileEvent) {
    use CaseFileEvent as E;
    match event {
        E::ReportReceived(event) => reported(state, event),
        E::CaseOpened(event) => open(state, event.episode, event.opened_on),
        E::CaseReopened(event) => open(state, event.episode, event.opened_on),
        E::CaseManagerAssigned(event) => manage(state, &event.to, event.from_on),
        E::CoworkerAdded(event) => join(state, event),
        E::CoworkerRemoved(event) => state.coworkers.retain(|a| *a != event.assignment),
        E::TakenInCharge(event) => take_in_charge(state, event.from_on),
        E::TransferRequested(event) => ask(state, event),
        E::TransferRefused(_) => state.transfer = None,
        E::CaseTransferred(event) => move_to(state, event),
        E::CaseClosed(event) => close(state, event),
        E::DeathNoted(_) => state.deceased = true,
        E::CaseAbsorbed(event) => state.absorbed_into = Some(event.into),
        E::CaseRestored(_) => state.absorbed_into = None,
        E::ComingOfAgeNoted(_) => state.of_age = Some(TaskStatus::Waiting),
        E::AdultPathChosen(_) => state.of_age = Some(TaskStatus::Done),
        E::CompetenceReviewNeeded(event) => {
            state.competence = Some((event.office.clone(), TaskStatus::Waiting));
        }
        E::CompetenceKept(event) => {
            state.competence = Some((event.office.clone(), TaskStatus::Done));
        }
        E::HouseholdRecorded(event) => state.on_file.put_household(&event.household),
        E::NeedRecorded(event) => state.on_file.put_need(&event.need),
        E::NeedEnded(event) => end_need(state, event),
        E::IseeRecorded(event) => isee(state, event),
        E::IseeExpired(event) => expire(state, event),
        E::AssessmentCompleted(event) => assessment(state, &event.assessment),
        E::CourtMeasureRecorded(event) => measure(state, &event.measure),
        E::SchoolRecorded(event) => record(state, event.school.school_id),
        E::ServiceRequested(event) => record(state, event.request.request_id),
        E::RecordWithdrawn(event) => withdraw(state, &event.record),
        E::AssignmentCorrected(event) => reassign(state, event),
        E::OpeningCorrected(event) => reopen_on(state, event.episode, event.opened_on),
        E::ClosingCorrected(event) => close_on(state, event.episode, event.closed_on),
        E::DiaryEntryAdded(event) => write(state, &event.entry, &event.author, event.second_level),
        E::DiaryEntryAmended(event) => {
            supersede(state, event.supersedes, event.entry.entry_id);
            write(state, &event.entry, &event.author, event.second_level);
        }
        E::DocumentFiled(event) => drop(state.documents.insert(event.document.document_id)),
        E::ApplicationLinked(event) => link(state, event),
        E::CarePlanLinked(event) => drop(state.plans.insert(event.plan_id, true)),
        E::CarePlanEnded(event) => drop(state.plans.insert(event.plan_id, false)),
        E::AccessRestricted(event) => restrict(state, event),
        E::RestrictionLifted(_) => state.restriction = None,
        E::InformationHidden(_) => state.information_hidden = true,
        E::InformationShown(_) => state.information_hidden = false,
        E::AccessGranted(event) => state.grants.push(event.grant.clone()),
        E::GlassBroken(event) => smash(state, event),
        E::GlassTakenBack(event) => mend(state, event),
        // Who bears the cost is no matter of decisions; a leaving has its closing beside it.
        E::TransferredOut(_) | E::CostMunicipalityRecorded(_) => {}
        E::AccessRevoked(event) => state.grants.retain(|g| g.office != event.office),
        E::UrgentProtectionStarted(event) => protect(state, event),
        E::ProtectionStepRecorded(event) => step(state, event),
        E::ProtectionTermLapsed(_) => lapse(state),
        E::UrgentProtectionEnded(_) => state.protection = None,
    }
}

fn reported(state: &mut CaseFile, event: &ReportReceived) {
    state.person = state.person.or(Some(event.person_id));
    state.office.get_or_insert_with(|| event.office.clone());
    let day = event.report.received_on;
    state.reported_on = Some(state.reported_on.map_or(day, |known| known.min(day)));
    record(state, event.report.report_id);
}

/// On the axis of truth the day that was put right may come first: it stays.
fn open(state: &mut CaseFile, episode: u32, opened_on: NaiveDate) {
    if find(state, episode).is_none() {
        begin(state, episode, opened_on);
    }
}

fn begin(state: &mut CaseFile, episode: u32, opened_on: NaiveDate) {
    state.episodes.push(Episode {
        episode,
        opened_on,
        withdrawn: false,
        in_charge_since_on: None,
        closed_on: None,
    });
}

fn find(state: &mut CaseFile, episode: u32) -> Option<&mut Episode> {
    state.episodes.iter_mut().find(|e| e.episode == episode)
}

fn reopen_on(state: &mut CaseFile, episode: u32, opened_on: NaiveDate) {
    match find(state, episode) {
        Some(known) => {
            known.opened_on = opened_on;
            known.withdrawn = false;
        }
        None => begin(state, episode, opened_on),
    }
}

fn close_on(state: &mut CaseFile, episode: u32, closed_on: NaiveDate) {
    if let Some(known) = find(state, episode) {
        known.closed_on = Some(closed_on);
    }
}

fn take_in_charge(state: &mut CaseFile, from_on: NaiveDate) {
    if let Some(episode) = state.episodes.last_mut() {
        episode.in_charge_since_on = Some(from_on);
    }
}

fn withdraw(state: &mut CaseFile, record: &RecordRef) {
    state.on_file.withdraw(record);
    match record {
        RecordRef::CaseManager { .. } => state.manager = state.on_file.manager(),
        RecordRef::Opening { episode, opened_on } => {
            if let Some(known) = find(state, *episode) {
                known.withdrawn |= known.opened_on == *opened_on;
            }
        }
        RecordRef::Closing { episode, closed_on } => {
            if let Some(known) = find(state, *episode) {
                known.closed_on = known.closed_on.filter(|known| known != closed_on);
            }
        }
        RecordRef::Isee { id, .. } => {
            if !state.on_file.isees.contains_key(id) {
                state.isees.remove(id);
            }
        }
        RecordRef::Application { id, .. } => {
            if !state.on_file.links.contains_key(id) {
                state.applications.remove(id);
            }
        }
        RecordRef::Household { .. }
        | RecordRef::Need { .. }
        | RecordRef::Assessment { .. }
        | RecordRef::CourtMeasure { .. } => {}
    }
}

fn reassign(state: &mut CaseFile, event: &AssignmentCorrected) {
    let previous = event.previous.as_ref();
    state.on_file.put_manager(&event.assignment, previous);
    state.manager = state.on_file.manager();
}

fn link(state: &mut CaseFile, event: &ApplicationLinked) {
    state.applications.insert(event.application_id);
    let links = &mut state.on_file.links;
    links.entry(event.application_id).or_insert(event.linked_at);
}

/// Whoever becomes responsible is no longer one of those who work with them.
fn manage(state: &mut CaseFile, worker: &Worker, from_on: NaiveDate) {
    state.coworkers.retain(|a| a.worker != *worker);
    let assignment = Assignment {
        worker: worker.clone(),
        from_on,
    };
    state.on_file.managers.push(assignment.clone());
    state.manager = Some(assignment);
}

fn join(state: &mut CaseFile, event: &CoworkerAdded) {
    state.coworkers.push(Assignment {
        worker: event.worker.clone(),
        from_on: event.from_on,
    });
}

fn ask(state: &mut CaseFile, event: &TransferRequested) {
    state.transfer = Some(TransferOnFile {
        to: event.to.clone(),
        requested_at: event.requested_at,
    });
}

fn move_to(state: &mut CaseFile, event: &CaseTransferred) {
    state.transfer = None;
    state.competence = None;
    state.office = Some(event.to.clone());
    state.coworkers.clear();
    if let Some(until_on) = event.former_reads_until_on {
        state.grants.push(AccessGrant {
            office: event.from.clone(),
            from_on: event.effective_on,
            until_on: Some(until_on),
        });
    }
    manage(state, &event.manager, event.effective_on);
}

/// What waited to be decided is answered by the closing.
fn close(state: &mut CaseFile, event: &CaseClosed) {
    state.of_age = state.of_age.map(|_| TaskStatus::Done);
    state.competence = None;
    if let Some(episode) = find(state, event.episode) {
        episode.closed_on.get_or_insert(event.closed_on);
    }
}

fn end_need(state: &mut CaseFile, event: &NeedEnded) {
    if let Some(known) = state.on_file.needs.get_mut(&event.need_id) {
        known.ended = Some(event.clone());
    }
}

fn isee(state: &mut CaseFile, event: &IseeRecorded) {
    let isee = &event.isee;
    let known = state.on_file.isees.entry(isee.isee_id);
    let known = known.or_insert_with(|| isee.clone());
    state.isees.insert(isee.isee_id, known.expires_on);
}

/// What was put right since may run longer.
fn expire(state: &mut CaseFile, event: &IseeExpired) {
    if state.isees.get(&event.isee_id) == Some(&event.expired_on) {
        state.isees.remove(&event.isee_id);
    }
    record(state, event.isee_id);
}

fn assessment(state: &mut CaseFile, done: &Assessment) {
    let known = state.on_file.assessments.entry(done.assessment_id);
    known.or_insert_with(|| done.clone());
    record(state, done.assessment_id);
}

fn measure(state: &mut CaseFile, measure: &CourtMeasure) {
    let known = state.on_file.measures.entry(measure.measure_id);
    known.or_insert_with(|| measure.clone());
    record(state, measure.measure_id);
}

fn record(state: &mut CaseFile, id: Uuid) {
    state.records.insert(id);
}

fn supersede(state: &mut CaseFile, before: Uuid, after: Uuid) {
    if let Some(before) = state.entries.get_mut(&before) {
        before.superseded_by = Some(after);
    }
}

fn write(state: &mut CaseFile, entry: &DiaryEntry, author: &Worker, second_level: bool) {
    let on_file = EntryOnFile {
        author: author.clone(),
        second_level,
        reserved: entry.reserved,
        private: entry.private,
        superseded_by: None,
    };
    state.entries.insert(entry.entry_id, on_file);
}

/// What is over by then is no longer kept.
fn smash(state: &mut CaseFile, event: &GlassBroken) {
    state.glasses.retain(|g| g.until_at > event.broken_at);
    state.glasses.push(Glass {
        by: event.by.clone(),
        broken_at: event.broken_at,
        until_at: event.until_at,
    });
}

fn mend(state: &mut CaseFile, event: &GlassTakenBack) {
    let GlassTakenBack {
        worker, broken_at, ..
    } = event;
    let is_it = |g: &Glass| g.by == *worker && broken_at.contains(&g.broken_at);
    state.glasses.retain(|glass| !is_it(glass));
}

/// Who broke the glass of a file that was open to more did not ask for what is now kept from more.
fn restrict(state: &mut CaseFile, event: &AccessRestricted) {
    state.glasses.clear();
    state.restriction = Some(Restriction {
        team: event.team.clone(),
        until_on: event.until_on,
    });
}

fn protect(state: &mut CaseFile, event: &UrgentProtectionStarted) {
    state.protection = Some(Protection {
        placed_at: event.placed_at,
        done: None,
        due: Some(event.due),
        lapsed: false,
    });
}

fn step(state: &mut CaseFile, event: &ProtectionStepRecorded) {
    if let Some(protection) = &mut state.protection {
        protection.done = Some((event.step, event.done_at));
        protection.due = event.due;
        protection.lapsed = false;
    }
}

fn lapse(state: &mut CaseFile) {
    if let Some(protection) = &mut state.protection {
        protection.lapsed = true;
    }
}
