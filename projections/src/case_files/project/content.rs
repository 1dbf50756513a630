//! What is put into a file, into rows.

use super::{day, waits};
use crate::case_files::{DOCUMENTS, ENTRIES, HOUSEHOLDS, RECORDS};
use crate::{Fact, Rows};
use chrono::NaiveDate;
use domain::access::Role;
use domain::case_file::{
    ApplicationLinked, AssessmentCompleted, CarePlanEnded, CarePlanLinked, Circle,
    CourtMeasureRecorded, DiaryEntry, DiaryEntryAdded, DiaryEntryAmended, DocumentFiled,
    HouseholdRecorded, IseeRecorded, NeedEnded, NeedRecorded, ReportReceived, SchoolRecorded,
    ServiceRequested, UrgentProtectionStarted, Worker,
};
use domain::shared::time::{day_start, days_after};
use serde_json::{Map, Value, json};
use uuid::Uuid;

pub(super) fn report(fact: &Fact<'_>, event: &ReportReceived, rows: &mut Rows) {
    let report = &event.report;
    let part = json!(report);
    let what = ("report", report.report_id);
    put(fact, rows, what, report.received_on, None, &part);
    // What a desk heard first, the office took on when the service brought it into the file.
    if written_by(fact).is_none() {
        let office = json!({"author_office": event.office});
        rows.patch(&RECORDS, record_key(fact, what), office);
    }
}

pub(super) fn household(fact: &Fact<'_>, event: &HouseholdRecorded, rows: &mut Rows) {
    let (circle, from_on) = (event.household.circle, event.household.from_on);
    let key = json!({"case_id": fact.id, "circle": circle, "from_on": from_on});
    let columns = json!({"members": event.household.members});
    rows.patch(&HOUSEHOLDS, key.clone(), columns);
    rows.patch(&HOUSEHOLDS, key, authorship(fact));
}

pub(super) fn need(fact: &Fact<'_>, event: &NeedRecorded, rows: &mut Rows) {
    let need = &event.need;
    put(
        fact,
        rows,
        ("need", need.need_id),
        need.from_on,
        None,
        &json!(need),
    );
}

pub(super) fn need_ended(fact: &Fact<'_>, event: &NeedEnded, rows: &mut Rows) {
    ended(fact, rows, ("need", event.need_id), event.until_on);
}

pub(super) fn isee(fact: &Fact<'_>, event: &IseeRecorded, rows: &mut Rows) {
    let isee = &event.isee;
    let what = ("isee", isee.isee_id);
    put(
        fact,
        rows,
        what,
        isee.issued_on,
        Some(isee.expires_on),
        &json!(isee),
    );
    let over_at = day_start(days_after(isee.expires_on, 1));
    let since = fact.recorded.recorded_at;
    let which = isee.isee_id.to_string();
    waits(fact, rows, ("isee", &which), since, Some(over_at));
}

pub(super) fn assessment(fact: &Fact<'_>, event: &AssessmentCompleted, rows: &mut Rows) {
    let done = &event.assessment;
    let what = ("assessment", done.assessment_id);
    put(fact, rows, what, done.done_on, None, &json!(done));
}

pub(super) fn measure(fact: &Fact<'_>, event: &CourtMeasureRecorded, rows: &mut Rows) {
    let measure = &event.measure;
    let what = ("court_measure", measure.measure_id);
    put(
        fact,
        rows,
        what,
        measure.issued_on,
        measure.until_on,
        &json!(measure),
    );
}

pub(super) fn school(fact: &Fact<'_>, event: &SchoolRecorded, rows: &mut Rows) {
    let school = &event.school;
    let what = ("school", school.school_id);
    put(fact, rows, what, school.from_on, None, &json!(school));
}

pub(super) fn request(fact: &Fact<'_>, event: &ServiceRequested, rows: &mut Rows) {
    let request = &event.request;
    let what = ("service_request", request.request_id);
    let on = request.requested_on;
    put(fact, rows, what, on, None, &json!(request));
}

pub(super) fn no_record(fact: &Fact<'_>, what: (&str, Uuid), rows: &mut Rows) {
    rows.delete(&RECORDS, record_key(fact, what));
}

pub(super) fn no_household(fact: &Fact<'_>, circle: Circle, from_on: NaiveDate, rows: &mut Rows) {
    let key = json!({"case_id": fact.id, "circle": circle, "from_on": from_on});
    rows.delete(&HOUSEHOLDS, key);
}

/// Where a child was placed is part of the content, which the team alone sees.
pub(super) fn placement(fact: &Fact<'_>, event: &UrgentProtectionStarted, rows: &mut Rows) {
    let what = ("placement", fact.recorded.event_id);
    let part = json!({"placed_at": event.placed_at, "place": event.place});
    put(fact, rows, what, day(event.placed_at), None, &part);
}

pub(super) fn application(fact: &Fact<'_>, event: &ApplicationLinked, rows: &mut Rows) {
    let what = ("application", event.application_id.0);
    put(fact, rows, what, day(event.linked_at), None, &json!({}));
}

pub(super) fn plan(fact: &Fact<'_>, event: &CarePlanLinked, rows: &mut Rows) {
    let what = ("care_plan", event.plan_id);
    put(fact, rows, what, day(event.linked_at), None, &json!({}));
}

pub(super) fn plan_ended(fact: &Fact<'_>, event: &CarePlanEnded, rows: &mut Rows) {
    ended(
        fact,
        rows,
        ("care_plan", event.plan_id),
        day(event.ended_at),
    );
}

pub(super) fn entry(fact: &Fact<'_>, event: &DiaryEntryAdded, rows: &mut Rows) {
    write(
        fact,
        rows,
        &event.entry,
        (&event.author, event.second_level),
        None,
    );
}

pub(super) fn amended(fact: &Fact<'_>, event: &DiaryEntryAmended, rows: &mut Rows) {
    let key = json!({"case_id": fact.id, "entry_id": event.supersedes});
    let by = json!({"superseded_by": event.entry.entry_id});
    rows.patch(&ENTRIES, key, by);
    let author = (&event.author, event.second_level);
    write(fact, rows, &event.entry, author, Some(event.supersedes));
}

fn write(
    fact: &Fact<'_>,
    rows: &mut Rows,
    entry: &DiaryEntry,
    (author, second_level): (&Worker, bool),
    supersedes: Option<Uuid>,
) {
    let key = json!({"case_id": fact.id, "entry_id": entry.entry_id});
    let columns = json!({
        "kind": entry.kind,
        "happened_at": entry.happened_at,
        "recorded_at": fact.recorded.recorded_at,
        "reserved": entry.reserved,
        "private": entry.private,
        "activity": entry.activity,
        "second_level": second_level,
        "author": author.actor,
        "author_office": author.office,
        "present": entry.present,
        "text": entry.text,
        "supersedes": supersedes,
    });
    rows.patch(&ENTRIES, key, columns);
}

pub(super) fn document(fact: &Fact<'_>, event: &DocumentFiled, rows: &mut Rows) {
    let document = &event.document;
    let key = json!({"case_id": fact.id, "document_id": document.document_id});
    let columns = json!({
        "folder": document.folder,
        "visibility": document.visibility,
        "court_mandated": document.court_mandated,
        "second_level": event.second_level,
        "author": event.author.actor,
        "author_office": event.author.office,
        "title": document.title,
        "media_type": document.media_type,
        "size": document.size,
        "digest": document.digest,
        "filed_at": event.filed_at,
    });
    rows.patch(&DOCUMENTS, key, columns);
}

fn put(
    fact: &Fact<'_>,
    rows: &mut Rows,
    what: (&str, Uuid),
    from_on: NaiveDate,
    until_on: Option<NaiveDate>,
    part: &Value,
) {
    let key = record_key(fact, what);
    let columns = json!({"from_on": from_on, "until_on": until_on, "part": part});
    rows.patch(&RECORDS, key.clone(), columns);
    rows.patch(&RECORDS, key, authorship(fact));
}

fn ended(fact: &Fact<'_>, rows: &mut Rows, what: (&str, Uuid), until_on: NaiveDate) {
    let columns = json!({"until_on": until_on});
    rows.patch(&RECORDS, record_key(fact, what), columns);
}

fn record_key(fact: &Fact<'_>, (kind, id): (&str, Uuid)) -> Value {
    json!({"case_id": fact.id, "kind": kind, "id": id})
}

/// Whose what was recorded is: events of records name no author, so it is who gave the command.
fn authorship(fact: &Fact<'_>) -> Value {
    let of = |name| written_by(fact).and_then(|by| by.get(name));
    json!({
        "author": of("actor"),
        "author_office": of("office"),
        "second_level": of("role") == Some(&json!(Role::SpecialistTeam)),
    })
}

/// The circumstances of the command, where somebody at an office gave it and not the service itself.
fn written_by<'f>(fact: &Fact<'f>) -> Option<&'f Map<String, Value>> {
    let by = &fact.recorded.metadata;
    by.contains_key("office").then_some(by)
}
