//! What each event changes in the state; total, whatever the order.

use super::{CaseFile, EntryOnFile, Episode, Protection, Restriction, TransferOnFile};
use crate::case_file::{
    AccessGrant, AccessRestricted, Assignment, CaseClosed, CaseFileEvent, CaseTransferred,
    CoworkerAdded, DiaryEntry, IseeRecorded, NeedEnded, NeedRecorded, ProtectionStepRecorded,
    ReportReceived, TransferRequested, UrgentProtectionStarted, Worker,
};
use chrono::NaiveDate;
use uuid::Uuid;

pub(super) fn evolve(state: &mut CaseFile, event: &CaseFileEvent) {
    use CaseFileEvent as E;
    match event {
        E::ReportReceived(event) => reported(state, event),
        E::CaseOpened(event) => open(state, event.opened_on),
        E::CaseReopened(event) => open(state, event.opened_on),
        E::CaseManagerAssigned(event) => manage(state, &event.to, event.from_on),
        E::CoworkerAdded(event) => join(state, event),
        E::CoworkerRemoved(event) => state.coworkers.retain(|a| *a != event.assignment),
        E::TakenInCharge(event) => state.in_charge_since_on = Some(event.from_on),
        E::TransferRequested(event) => ask(state, event),
        E::TransferRefused(_) => state.transfer = None,
        E::CaseTransferred(event) => move_to(state, event),
        E::CaseClosed(event) => close(state, event),
        E::DeathNoted(_) => state.deceased = true,
        E::CaseAbsorbed(event) => state.absorbed_into = Some(event.into),
        E::CaseRestored(_) => state.absorbed_into = None,
        E::HouseholdRecorded(_) => {}
        E::NeedRecorded(event) => need(state, event),
        E::NeedEnded(event) => end_need(state, event),
        E::IseeRecorded(event) => isee(state, event),
        E::IseeExpired(event) => expire(state, event.isee_id),
        E::AssessmentCompleted(event) => record(state, event.assessment.assessment_id),
        E::CourtMeasureRecorded(event) => record(state, event.measure.measure_id),
        E::DiaryEntryAdded(event) => write(state, &event.entry, &event.author, event.second_level),
        E::DiaryEntryAmended(event) => {
            supersede(state, event.supersedes, event.entry.entry_id);
            write(state, &event.entry, &event.author, event.second_level);
        }
        E::DocumentFiled(event) => drop(state.documents.insert(event.document.document_id)),
        E::ApplicationLinked(event) => drop(state.applications.insert(event.application_id)),
        E::CarePlanLinked(event) => drop(state.plans.insert(event.plan_id, true)),
        E::CarePlanEnded(event) => drop(state.plans.insert(event.plan_id, false)),
        E::AccessRestricted(event) => restrict(state, event),
        E::RestrictionLifted(_) => state.restriction = None,
        E::AccessGranted(event) => state.grants.push(event.grant.clone()),
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
    record(state, event.report.report_id);
}

fn open(state: &mut CaseFile, opened_on: NaiveDate) {
    state.episodes.push(Episode {
        opened_on,
        closed_on: None,
    });
}

/// Whoever becomes responsible is no longer one of those who work with them.
fn manage(state: &mut CaseFile, worker: &Worker, from_on: NaiveDate) {
    state.coworkers.retain(|a| a.worker != *worker);
    state.manager = Some(Assignment {
        worker: worker.clone(),
        from_on,
    });
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

fn close(state: &mut CaseFile, event: &CaseClosed) {
    state.in_charge_since_on = None;
    if let Some(episode) = state.episodes.last_mut() {
        episode.closed_on = Some(event.closed_on);
    }
}

fn need(state: &mut CaseFile, event: &NeedRecorded) {
    let need = (event.need.from_on, None);
    state.needs.insert(event.need.need_id, need);
}

fn end_need(state: &mut CaseFile, event: &NeedEnded) {
    if let Some((_, until_on)) = state.needs.get_mut(&event.need_id) {
        *until_on = Some(event.until_on);
    }
}

fn isee(state: &mut CaseFile, event: &IseeRecorded) {
    let isee = &event.isee;
    state.isees.insert(isee.isee_id, isee.expires_on);
}

fn expire(state: &mut CaseFile, isee: Uuid) {
    state.isees.remove(&isee);
    record(state, isee);
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
        superseded_by: None,
    };
    state.entries.insert(entry.entry_id, on_file);
}

fn restrict(state: &mut CaseFile, event: &AccessRestricted) {
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
