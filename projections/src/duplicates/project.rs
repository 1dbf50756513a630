//! What an application takes or gives back of its place follows from the domain's own claims.

use super::{DUPLICATES, Winner};
use crate::{Event, Fact, Rows};
use domain::decider::ClaimAction;
use serde_json::json;

pub(super) fn project(fact: &Fact<'_>, rows: &mut Rows) {
    match fact.event {
        Event::Application(_) => {
            if let Some(claim) = fact.case.and_then(|case| case.claim.as_ref()) {
                let key = json!({"application_id": fact.id});
                let winner = match claim.action {
                    // Nobody files a second one, so nothing is ever too many.
                    ClaimAction::Exclusive => return,
                    ClaimAction::Release => return rows.delete(&DUPLICATES, key),
                    ClaimAction::IfFree => Winner::First,
                    ClaimAction::TakeOver => Winner::Last,
                };
                rows.patch(
                    &DUPLICATES,
                    key,
                    json!({
                        "place": claim.key,
                        "winner": winner,
                        "taken_index": fact.recorded.log_index,
                    }),
                );
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
        | Event::Register(_)
        | Event::Registration(_)
        | Event::Unmasking(_)
        | Event::Service(_) => {}
    }
}
