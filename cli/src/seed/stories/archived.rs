//! Put away because the beneficiary died.

use domain::application::ArchiveReason;

use crate::seed::script::Script;

pub(super) fn write(script: &mut Script) {
    let who = script.somebody();
    let mut case = script.case("integrated-home-care", who, 85);
    case.filed(0);
    case.assigned(3);
    case.archived(ArchiveReason::Death, "Decesso comunicato dall'anagrafe.", 20);
}
