//! A slip is corrected; the form as signed stays as it was.

use serde_json::json;

use crate::seed::script::Script;

pub(super) fn write(script: &mut Script) {
    let who = script.somebody();
    let mut case = script.case("water-bonus", who, 52);
    case.filed(0);
    case.assigned(3);
    case.corrected("/members", (json!(3), json!(2)), 7);
    case.proposed_and_granted(22);
}
