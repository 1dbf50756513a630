//! Events of case files into rows.

use super::{DUE, EPISODES, FILES, GLASSES, GRANTS, WORKERS};
use crate::{Event, Fact, Rows};
use chrono::NaiveDate;
use domain::case_file::{
    AccessRestricted, AccessRevoked, Assignment, AssignmentCorrected, CaseClosed, CaseFileEvent,
    CaseManagerAssigned, CaseTransferred, ClosingCorrected, DeathNoted, GlassBroken,
    GlassTakenBack, OpeningCorrected, ProtectionDue, RecordRef, ReportReceived, TransferRequested,
    UrgentProtectionStarted, Worker,
};
use domain::shared::ids::ReasonCode;
use domain::shared::time::rome_day;
use serde_json::{Value, json};

mod around;
mod content;

pub(super) fn project(fact: &Fact<'_>, rows: &mut Rows) {
    match fact.event {
        Event::CaseFile(event) => {
            file(
                fact,
                rows,
                json!({
                    "updated_at": fact.recorded.recorded_at,
                    "version": fact.recorded.sequence,
                }),
            );
            case_file(fact, event, rows);
        }
        Event::Person(event) => around::person(fact, event, rows),
        Event::AccessSheet(_)
        | Event::Call(_)
        | Event::Ranking(_)
        | Event::Application(_)
        | Event::CarePlan(_)
        | Event::Fund(_)
        | Event::Mandate(_)
        | Event::Office(_)
        | Event::Projection(_)
        | Event::Register(_)
        | Event::Registration(_)
        | Event::Unmasking(_)
        | Event::Service(_) => {}
    }
}

fn case_file(fact: &Fact<'_>, event: &CaseFileEvent, rows: &mut Rows) {
    use CaseFileEvent as E;
    match event {
        E::ReportReceived(event) => reported(fact, event, rows),
        E::CaseOpened(e) => opened(fact, rows, e.episode, e.opened_on, &e.reason),
        E::CaseReopened(e) => opened(fact, rows, e.episode, e.opened_on, &e.reason),
        E::CaseManagerAssigned(event) => assigned(fact, event, rows),
        E::CoworkerAdded(event) => begin(fact, rows, &event.worker, false, event.from_on),
        E::CoworkerRemoved(event) => end(fact, rows, &event.assignment, false, event.until_on),
        E::TakenInCharge(_) => file(fact, rows, json!({"status": "in_charge"})),
        E::TransferRequested(event) => asked(fact, event, rows),
        E::TransferRefused(_) => answered(fact, rows),
        E::CaseTransferred(event) => moved(fact, event, rows),
        E::CaseClosed(event) => closed(fact, event, rows),
        E::DeathNoted(event) => died(fact, event, rows),
        E::CaseAbsorbed(event) => file(fact, rows, json!({"absorbed_into": event.into})),
        E::CaseRestored(_) => file(fact, rows, json!({"absorbed_into": null})),
        E::ComingOfAgeNoted(event) => around::of_age(fact, event, rows),
        E::AdultPathChosen(event) => around::path_chosen(fact, event, rows),
        E::CompetenceReviewNeeded(event) => around::competence(fact, event, rows),
        E::CompetenceKept(_) => no_longer_waits(fact, rows, ("competence", "")),
        E::CostMunicipalityRecorded(event) => file(fact, rows, json!({"cost": event})),
        E::TransferredOut(event) => file(fact, rows, json!({"left_for": event})),
        E::HouseholdRecorded(event) => content::household(fact, event, rows),
        E::NeedRecorded(event) => content::need(fact, event, rows),
        E::NeedEnded(event) => content::need_ended(fact, event, rows),
        E::IseeRecorded(event) => content::isee(fact, event, rows),
        E::IseeExpired(event) => no_longer_waits(fact, rows, ("isee", &event.isee_id.to_string())),
        E::AssessmentCompleted(event) => content::assessment(fact, event, rows),
        E::CourtMeasureRecorded(event) => content::measure(fact, event, rows),
        E::SchoolRecorded(event) => content::school(fact, event, rows),
        E::ServiceRequested(event) => content::request(fact, event, rows),
        E::RecordWithdrawn(event) => withdrawn(fact, &event.record, rows),
        E::AssignmentCorrected(event) => reassigned(fact, event, rows),
        E::OpeningCorrected(event) => reopened_on(fact, event, rows),
        E::ClosingCorrected(event) => closed_on(fact, event, rows),
        E::DiaryEntryAdded(event) => content::entry(fact, event, rows),
        E::DiaryEntryAmended(event) => content::amended(fact, event, rows),
        E::DocumentFiled(event) => content::document(fact, event, rows),
        E::ApplicationLinked(event) => content::application(fact, event, rows),
        E::CarePlanLinked(event) => content::plan(fact, event, rows),
        E::CarePlanEnded(event) => content::plan_ended(fact, event, rows),
        E::AccessRestricted(event) => restricted(fact, event, rows),
        E::RestrictionLifted(_) => lifted(fact, rows),
        E::InformationHidden(_) => file(fact, rows, json!({"information_hidden": true})),
        E::InformationShown(_) => file(fact, rows, json!({"information_hidden": false})),
        E::AccessGranted(event) => granted(fact, rows, &event.grant, event.reason.as_str()),
        E::AccessRevoked(event) => revoked(fact, event, rows),
        E::GlassBroken(event) => broken(fact, event, rows),
        E::GlassTakenBack(event) => taken_back(fact, event, rows),
        E::UrgentProtectionStarted(event) => placed(fact, event, rows),
        E::ProtectionStepRecorded(event) => term(fact, rows, event.due.as_ref()),
        E::ProtectionTermLapsed(event) => lapsed(fact, &event.due, rows),
        E::UrgentProtectionEnded(_) => protected(fact, rows),
    }
}

fn died(fact: &Fact<'_>, event: &DeathNoted, rows: &mut Rows) {
    file(fact, rows, json!({"died_on": event.died_on}));
    waits(fact, rows, ("death", ""), event.learned_at, None);
}

fn lifted(fact: &Fact<'_>, rows: &mut Rows) {
    let columns = json!({"restricted_to": null, "restricted_until": null});
    file(fact, rows, columns);
}

fn revoked(fact: &Fact<'_>, event: &AccessRevoked, rows: &mut Rows) {
    for grant in &event.grants {
        rows.patch(&GRANTS, grant_key(fact, grant), json!({"revoked": true}));
    }
}

fn broken(fact: &Fact<'_>, event: &GlassBroken, rows: &mut Rows) {
    let key = json!({
        "case_id": fact.id, "office": event.by.office, "actor": event.by.actor, "broken_at": event.broken_at,
    });
    let version = fact.recorded.sequence;
    let columns = json!({"until_at": event.until_at, "reason": event.reason, "version": version});
    rows.patch(&GLASSES, key, columns);
}

fn taken_back(fact: &Fact<'_>, event: &GlassTakenBack, rows: &mut Rows) {
    let Worker { office, actor } = &event.worker;
    for broken_at in &event.broken_at {
        let key = json!({
            "case_id": fact.id, "office": office, "actor": actor, "broken_at": broken_at,
        });
        let columns = json!({"taken_back_at": event.taken_back_at});
        rows.patch(&GLASSES, key, columns);
    }
}

fn placed(fact: &Fact<'_>, event: &UrgentProtectionStarted, rows: &mut Rows) {
    let columns = json!({"protection": {"placed_at": event.placed_at}});
    file(fact, rows, columns);
    content::placement(fact, event, rows);
    term(fact, rows, Some(&event.due));
}

/// The term stays visible until its step is done; it only no longer fires.
fn lapsed(fact: &Fact<'_>, due: &ProtectionDue, rows: &mut Rows) {
    no_longer_waits(fact, rows, ("protection", ""));
    waits(fact, rows, ("protection-lapsed", ""), due.due_at, None);
}

fn protected(fact: &Fact<'_>, rows: &mut Rows) {
    file(fact, rows, json!({"protection": null}));
    term(fact, rows, None);
}

fn file(fact: &Fact<'_>, rows: &mut Rows, columns: Value) {
    rows.patch(&FILES, json!({"case_id": fact.id}), columns);
}

fn reported(fact: &Fact<'_>, event: &ReportReceived, rows: &mut Rows) {
    // Only the first report makes the file.
    if fact.recorded.sequence == 1 {
        file(
            fact,
            rows,
            json!({
                "office": event.office,
                "status": "reported",
                "episode": 0,
                "reported_on": event.report.received_on,
                "information_hidden": false,
            }),
        );
        waits(fact, rows, ("opening", ""), fact.recorded.recorded_at, None);
    }
    content::report(fact, event, rows);
}

fn opened(fact: &Fact<'_>, rows: &mut Rows, episode: u32, on: NaiveDate, reason: &ReasonCode) {
    file(fact, rows, json!({"status": "open", "episode": episode}));
    no_longer_waits(fact, rows, ("opening", ""));
    let key = json!({"case_id": fact.id, "episode": episode});
    rows.patch(&EPISODES, key, json!({"opened_on": on, "reason": reason}));
}

fn closed(fact: &Fact<'_>, event: &CaseClosed, rows: &mut Rows) {
    file(fact, rows, json!({"status": "closed"}));
    for task in ["death", "coming-of-age", "competence"] {
        no_longer_waits(fact, rows, (task, ""));
    }
    let key = json!({"case_id": fact.id, "episode": event.episode});
    let closing = json!({"reason": event.reason, "situation": event.situation});
    rows.patch(
        &EPISODES,
        key,
        json!({"closed_on": event.closed_on, "closing": closing}),
    );
}

fn assigned(fact: &Fact<'_>, event: &CaseManagerAssigned, rows: &mut Rows) {
    if let Some(previous) = &event.previous {
        end(fact, rows, previous, true, event.from_on);
    }
    manages(fact, rows, &event.to, event.from_on);
}

fn manages(fact: &Fact<'_>, rows: &mut Rows, worker: &Worker, from_on: NaiveDate) {
    file(
        fact,
        rows,
        json!({
            "manager_office": worker.office,
            "manager": worker.actor,
            "manager_since": from_on,
        }),
    );
    begin(fact, rows, worker, true, from_on);
}

fn begin(fact: &Fact<'_>, rows: &mut Rows, worker: &Worker, responsible: bool, on: NaiveDate) {
    let key = worker_key(fact, worker, responsible, on);
    rows.patch(&WORKERS, key, json!({"until_on": null}));
}

fn end(fact: &Fact<'_>, rows: &mut Rows, whose: &Assignment, responsible: bool, on: NaiveDate) {
    let key = worker_key(fact, &whose.worker, responsible, whose.from_on);
    rows.patch(&WORKERS, key, json!({"until_on": on}));
}

fn worker_key(fact: &Fact<'_>, worker: &Worker, responsible: bool, from_on: NaiveDate) -> Value {
    json!({
        "case_id": fact.id,
        "office": worker.office,
        "actor": worker.actor,
        "responsible": responsible,
        "from_on": from_on,
    })
}

fn reassigned(fact: &Fact<'_>, event: &AssignmentCorrected, rows: &mut Rows) {
    let Assignment { worker, from_on } = &event.assignment;
    if let Some(previous) = &event.previous {
        end(fact, rows, previous, true, *from_on);
    }
    let Some(until_on) = event.until_on else {
        return manages(fact, rows, worker, *from_on);
    };
    let key = worker_key(fact, worker, true, *from_on);
    rows.patch(&WORKERS, key, json!({"until_on": until_on}));
}

fn reopened_on(fact: &Fact<'_>, event: &OpeningCorrected, rows: &mut Rows) {
    let key = json!({"case_id": fact.id, "episode": event.episode});
    rows.patch(&EPISODES, key, json!({"opened_on": event.opened_on}));
}

fn closed_on(fact: &Fact<'_>, event: &ClosingCorrected, rows: &mut Rows) {
    let key = json!({"case_id": fact.id, "episode": event.episode});
    rows.patch(&EPISODES, key, json!({"closed_on": event.closed_on}));
}

/// Days of an episode stay until what takes their place comes with the same command.
fn withdrawn(fact: &Fact<'_>, record: &RecordRef, rows: &mut Rows) {
    match record {
        RecordRef::CaseManager { worker, from_on } => {
            rows.delete(&WORKERS, worker_key(fact, worker, true, *from_on));
        }
        RecordRef::Opening { .. } | RecordRef::Closing { .. } => {}
        RecordRef::Household { circle, from_on } => {
            content::no_household(fact, *circle, *from_on, rows);
        }
        RecordRef::Need { id, .. } => content::no_record(fact, ("need", *id), rows),
        RecordRef::Isee { id, .. } => {
            no_longer_waits(fact, rows, ("isee", &id.to_string()));
            content::no_record(fact, ("isee", *id), rows);
        }
        RecordRef::Assessment { id, .. } => content::no_record(fact, ("assessment", *id), rows),
        RecordRef::CourtMeasure { id, .. } => {
            content::no_record(fact, ("court_measure", *id), rows);
        }
        RecordRef::Application { id, .. } => content::no_record(fact, ("application", id.0), rows),
    }
}

fn asked(fact: &Fact<'_>, event: &TransferRequested, rows: &mut Rows) {
    file(
        fact,
        rows,
        json!({"asked_office": event.to, "transfer": event}),
    );
    waits(fact, rows, ("transfer", ""), event.requested_at, None);
}

fn answered(fact: &Fact<'_>, rows: &mut Rows) {
    file(fact, rows, json!({"asked_office": null, "transfer": null}));
    no_longer_waits(fact, rows, ("transfer", ""));
}

fn moved(fact: &Fact<'_>, event: &CaseTransferred, rows: &mut Rows) {
    answered(fact, rows);
    no_longer_waits(fact, rows, ("competence", ""));
    let moved_at = fact.recorded.recorded_at;
    let columns = json!({"office": event.to, "moved_from": event.from, "moved_at": moved_at});
    file(fact, rows, columns);
    if let Some(previous) = &event.previous {
        end(fact, rows, previous, true, event.effective_on);
    }
    for coworker in &event.coworkers {
        end(fact, rows, coworker, false, event.effective_on);
    }
    manages(fact, rows, &event.manager, event.effective_on);
    if let Some(until_on) = event.former_reads_until_on {
        let grant = domain::case_file::AccessGrant {
            office: event.from.clone(),
            from_on: event.effective_on,
            until_on: Some(until_on),
        };
        granted(fact, rows, &grant, "transferred");
    }
}

fn restricted(fact: &Fact<'_>, event: &AccessRestricted, rows: &mut Rows) {
    file(
        fact,
        rows,
        json!({
            "restricted_to": event.team,
            "restricted_until": event.until_on,
            "restricted_at": event.restricted_at,
            "restricted_version": fact.recorded.sequence,
        }),
    );
}

fn granted(fact: &Fact<'_>, rows: &mut Rows, grant: &domain::case_file::AccessGrant, reason: &str) {
    let columns = json!({"until_on": grant.until_on, "reason": reason, "revoked": false});
    rows.patch(&GRANTS, grant_key(fact, grant), columns);
}

fn grant_key(fact: &Fact<'_>, grant: &domain::case_file::AccessGrant) -> Value {
    json!({"case_id": fact.id, "office": grant.office, "from_on": grant.from_on})
}

/// The step that must follow, or none.
fn term(fact: &Fact<'_>, rows: &mut Rows, due: Option<&ProtectionDue>) {
    no_longer_waits(fact, rows, ("protection-lapsed", ""));
    no_longer_waits(fact, rows, ("protection", ""));
    if let Some(due) = due {
        let since = fact.recorded.recorded_at;
        waits(fact, rows, ("protection", ""), since, Some(due.due_at));
    }
}

fn waits(
    fact: &Fact<'_>,
    rows: &mut Rows,
    what: (&str, &str),
    since: chrono::DateTime<chrono::Utc>,
    due_at: Option<chrono::DateTime<chrono::Utc>>,
) {
    rows.patch(
        &DUE,
        due_key(fact, what),
        json!({"since_at": since, "due_at": due_at}),
    );
}

fn no_longer_waits(fact: &Fact<'_>, rows: &mut Rows, what: (&str, &str)) {
    rows.delete(&DUE, due_key(fact, what));
}

fn due_key(fact: &Fact<'_>, (kind, reference): (&str, &str)) -> Value {
    json!({"case_id": fact.id, "kind": kind, "ref": reference})
}

/// The day an instant belongs to.
fn day(at: chrono::DateTime<chrono::Utc>) -> NaiveDate {
    rome_day(at)
}
