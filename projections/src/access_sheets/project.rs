//! Events of access sheets, and the reports that came of them, into rows.

use super::{NOTES, REPORTS, SHEETS};
use crate::{Event, Fact, Rows};
use domain::access_sheet::{AccessSheetEvent, Sheet};
use domain::case_file::CaseFileEvent;
use serde_json::{Value, json};

pub(super) fn project(fact: &Fact<'_>, rows: &mut Rows) {
    match fact.event {
        Event::AccessSheet(event) => sheet(fact, event, rows),
        Event::CaseFile(event) => {
            if let CaseFileEvent::ReportReceived(event) = &**event {
                let key = json!({"report_id": event.report.report_id});
                rows.patch(&REPORTS, key, json!({"case_id": fact.id}));
            }
        }
        Event::Application(_)
        | Event::CarePlan(_)
        | Event::Call(_)
        | Event::Ranking(_)
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

fn sheet(fact: &Fact<'_>, event: &AccessSheetEvent, rows: &mut Rows) {
    use AccessSheetEvent as E;
    patch(
        fact,
        rows,
        json!({"updated_at": fact.recorded.recorded_at, "version": fact.recorded.sequence}),
    );
    match event {
        E::AccessRecorded(event) => {
            let operator = &event.operator;
            let columns = json!({"office": operator.office, "operator": operator.actor});
            patch(fact, rows, columns);
            patch(fact, rows, written(&event.sheet));
        }
        E::AccessCorrected(event) => patch(fact, rows, written(&event.sheet)),
        E::AccessConcluded(event) => {
            let columns = json!({
                "outcome": event.outcome,
                "concluded_at": event.concluded_at,
                "proposed_to": event.to,
                "proposal": event.to.as_ref().map(|_| "created"),
                "answered_at": null,
                "rejection": null,
            });
            patch(fact, rows, columns);
        }
        E::ProposalSeen(_) => patch(fact, rows, json!({"proposal": "seen"})),
        E::ProposalRejected(event) => {
            let columns = json!({
                "proposal": "rejected",
                "answered_at": event.rejected_at,
                "rejection": {"reason": event.reason, "note": event.note},
            });
            patch(fact, rows, columns);
        }
        E::ProposalTakenUp(event) => {
            let columns = json!({"proposal": "taken_up", "answered_at": event.taken_up_at});
            patch(fact, rows, columns);
        }
        E::PrivateNoteAdded(event) => {
            let key = json!({"sheet_id": fact.id, "note_id": event.note_id});
            let columns = json!({
                "author": event.author.actor,
                "author_office": event.author.office,
                "text": event.text,
                "written_at": event.written_at,
            });
            rows.patch(&NOTES, key, columns);
        }
    }
}

fn written(sheet: &Sheet) -> Value {
    let access = &sheet.access;
    json!({
        "person_id": sheet.person,
        "accessed_on": access.accessed_on,
        "mode": access.mode,
        "reason": access.reason,
        "interlocutor": access.interlocutor,
        "accompanied": access.accompanied,
        "person_informed": access.person_informed,
        "people": sheet.people,
        "matter": sheet.matter,
        "actions": sheet.actions,
    })
}

fn patch(fact: &Fact<'_>, rows: &mut Rows, columns: Value) {
    rows.patch(&SHEETS, json!({"sheet_id": fact.id}), columns);
}
