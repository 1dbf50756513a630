//! Moved to another centre with its applicant.

use crate::seed::script::Script;
use crate::seed::words::office;

pub(super) fn write(script: &mut Script) {
    let who = script.somebody();
    let mut case = script.case("home-care", who, 28);
    case.filed(0);
    case.assigned(2);
    let to = if case.office().as_str() == "centro-6" { "centro-5" } else { "centro-6" };
    case.transferred(office(to), "Trasloco comunicato all'anagrafe.", 14);
    case.assigned(17);
}
