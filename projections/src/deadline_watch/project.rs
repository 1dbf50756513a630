//! Whatever happens to an application, its deadlines follow from the case.

use super::{DEADLINES, Deadline};
use crate::application::{Case, Window};
use crate::{Event, Fact, Rows};
use domain::shared::time::{day_start, days_after};
use serde_json::json;

pub(super) fn project(fact: &Fact<'_>, rows: &mut Rows) {
    match fact.event {
        Event::Application(_) => {
            if let Some(case) = fact.case {
                for kind in Deadline::ALL {
                    watch(fact, case, *kind, rows);
                }
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

fn watch(fact: &Fact<'_>, case: &Case, kind: Deadline, rows: &mut Rows) {
    // Nothing runs before filing.
    if case.registered.is_none() {
        return;
    }
    let after = |last_on| Window {
        last_on,
        closes_on: days_after(last_on, 1),
    };
    let window = match kind {
        Deadline::Integration => case.integration,
        Deadline::Observations => case.observations,
        Deadline::Term => case.due_on.filter(|_| case.status.is_pending()).map(after),
        Deadline::SubstitutePower => case.substitute_on.map(after),
    };
    let key = json!({"application_id": fact.id, "kind": kind});
    match window {
        Some(window) => rows.patch(
            &DEADLINES,
            key,
            json!({
                "office": case.office,
                "officer": case.officer,
                "last_on": window.last_on,
                "fires_at": day_start(window.closes_on),
                "is_noted": kind == Deadline::Term && case.term_expired,
            }),
        ),
        None => rows.delete(&DEADLINES, key),
    }
}
