//! Applications that wait for an answer stand in the queue; the others do not.

use super::WORK_LIST;
use crate::application::Case;
use crate::{Event, Fact, Rows};
use domain::shared::stamp::Registration;
use serde_json::json;

pub(super) fn project(fact: &Fact<'_>, rows: &mut Rows) {
    match fact.event {
        // Whatever happened, what the queue shows follows from the case.
        Event::Application(_) => {
            if let Some(case) = fact.case {
                queue(fact, case, rows);
            }
        }
        Event::AccessSheet(_)
        | Event::Call(_)
        | Event::Ranking(_)
        | Event::CaseFile(_)
        | Event::Mandate(_)
        | Event::Office(_)
        | Event::Person(_)
        | Event::Projection(_)
        | Event::CarePlan(_)
        | Event::Fund(_)
        | Event::Service(_)
        | Event::Register(_)
        | Event::Registration(_)
        | Event::Unmasking(_) => {}
    }
}

fn queue(fact: &Fact<'_>, case: &Case, rows: &mut Rows) {
    let Some(registered) = &case.registered else {
        return;
    };
    let key = json!({"application_id": fact.id});
    if !case.status.is_pending() {
        rows.delete(&WORK_LIST, key);
        return;
    }
    rows.patch(
        &WORK_LIST,
        key,
        json!({
            "version": fact.recorded.sequence,
            "office": case.office,
            "turn": i16::from(!case.priority),
            "received_at": registered.registered_at,
            "received_on": case.received_on(),
            "number": Registration::display_number(registered),
            "status": case.status,
            "clock": case.clock,
            "service": case.service,
            "title": case.title,
            "officer": case.officer,
            "applicant": case.applicant,
            "beneficiary": case.beneficiary,
            "due_on": case.due_on,
        }),
    );
}
