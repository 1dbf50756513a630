//! Events of case files into what their person may know.

use super::{CASES, DOCUMENTS};
use crate::{Event, Fact, Rows};
use domain::case_file::{AccessRestricted, CaseFileEvent, DocumentFiled, Visibility};
use serde_json::{Value, json};

pub(super) fn project(fact: &Fact<'_>, rows: &mut Rows) {
    match fact.event {
        Event::CaseFile(event) => case_file(fact, event, rows),
        Event::AccessSheet(_)
        | Event::Call(_)
        | Event::Ranking(_)
        | Event::Application(_)
        | Event::CarePlan(_)
        | Event::Fund(_)
        | Event::Mandate(_)
        | Event::Office(_)
        | Event::Person(_)
        | Event::Projection(_)
        | Event::Register(_)
        | Event::Registration(_)
        | Event::Unmasking(_)
        | Event::Service(_) => {}
    }
}

fn case_file(fact: &Fact<'_>, event: &CaseFileEvent, rows: &mut Rows) {
    if let CaseFileEvent::DocumentFiled(event) = event {
        document(fact, event, rows);
    }
    let key = json!({"case_id": fact.id});
    let version = json!({"version": fact.recorded.sequence});
    rows.patch(&CASES, key.clone(), version);
    rows.patch(&CASES, key, columns(event, fact.recorded.sequence == 1));
}

/// What an event says of the case itself; only the first report makes the file.
fn columns(event: &CaseFileEvent, is_first: bool) -> Value {
    use CaseFileEvent as E;
    match event {
        E::ReportReceived(event) if is_first => {
            json!({"office": event.office, "status": "reported"})
        }
        E::CaseOpened(event) => opened(event.opened_on),
        E::CaseReopened(event) => opened(event.opened_on),
        E::TakenInCharge(_) => json!({"status": "in_charge"}),
        E::CaseTransferred(event) => json!({"office": event.to}),
        E::CaseClosed(event) => json!({"status": "closed", "closed_on": event.closed_on}),
        E::OpeningCorrected(event) if event.is_last => json!({"opened_on": event.opened_on}),
        E::ClosingCorrected(event) if event.is_last => json!({"closed_on": event.closed_on}),
        E::CaseAbsorbed(event) => json!({"absorbed_into": event.into}),
        E::CaseRestored(_) => json!({"absorbed_into": null}),
        E::AccessRestricted(event) => restricted(event),
        E::RestrictionLifted(_) => json!({"restricted_to": null, "restricted_until": null}),
        E::ReportReceived(_)
        | E::CaseManagerAssigned(_)
        | E::CoworkerAdded(_)
        | E::CoworkerRemoved(_)
        | E::TransferRequested(_)
        | E::TransferRefused(_)
        | E::DeathNoted(_)
        | E::ComingOfAgeNoted(_)
        | E::AdultPathChosen(_)
        | E::CompetenceReviewNeeded(_)
        | E::CompetenceKept(_)
        | E::CostMunicipalityRecorded(_)
        | E::TransferredOut(_)
        | E::HouseholdRecorded(_)
        | E::NeedRecorded(_)
        | E::NeedEnded(_)
        | E::IseeRecorded(_)
        | E::IseeExpired(_)
        | E::AssessmentCompleted(_)
        | E::CourtMeasureRecorded(_)
        | E::SchoolRecorded(_)
        | E::ServiceRequested(_)
        | E::RecordWithdrawn(_)
        | E::AssignmentCorrected(_)
        | E::OpeningCorrected(_)
        | E::ClosingCorrected(_)
        | E::InformationHidden(_)
        | E::InformationShown(_)
        | E::DiaryEntryAdded(_)
        | E::DiaryEntryAmended(_)
        | E::DocumentFiled(_)
        | E::ApplicationLinked(_)
        | E::CarePlanLinked(_)
        | E::CarePlanEnded(_)
        | E::AccessGranted(_)
        | E::AccessRevoked(_)
        | E::GlassBroken(_)
        | E::GlassTakenBack(_)
        | E::UrgentProtectionStarted(_)
        | E::ProtectionStepRecorded(_)
        | E::ProtectionTermLapsed(_)
        | E::UrgentProtectionEnded(_) => json!({}),
    }
}

fn restricted(event: &AccessRestricted) -> Value {
    json!({"restricted_to": event.team, "restricted_until": event.until_on})
}

fn opened(on: chrono::NaiveDate) -> Value {
    json!({"status": "open", "opened_on": on, "closed_on": null})
}

/// Only administrative acts of the office itself: reports made on a court's mandate are acts of the court, and what a
/// second-level team files is that team's.
fn document(fact: &Fact<'_>, event: &DocumentFiled, rows: &mut Rows) {
    let document = &event.document;
    let is_shown = document.visibility == Visibility::Public
        && !document.court_mandated
        && !event.second_level;
    if !is_shown {
        return;
    }
    let key = json!({"case_id": fact.id, "document_id": document.document_id});
    let columns = json!({
        "title": document.title,
        "media_type": document.media_type,
        "size": document.size,
        "filed_at": event.filed_at,
    });
    rows.patch(&DOCUMENTS, key, columns);
}
