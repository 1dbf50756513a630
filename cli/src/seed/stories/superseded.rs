//! A second application takes the place of the first.

use domain::application::ArchiveReason;

use crate::seed::script::Script;

pub(super) fn write(script: &mut Script) {
    let who = script.somebody();
    let mut first = script.case("water-bonus", who, 75);
    first.filed(0);
    first.assigned(4);
    first.archived_by_the_service(ArchiveReason::Superseded, 13);
    let mut second = script.case("water-bonus", who, 64);
    second.filed(0);
    second.assigned(3);
    second.proposed_and_granted(24);
}
