//! A parent files for a child, by the civil registry.

use domain::application::Capacity;

use crate::seed::script::Script;
use crate::seed::mandates::parenthood;

pub(super) fn write(script: &mut Script) {
    let (parent, child) = (script.somebody(), script.child());
    let mut case = script.case("school-transport", parent, 70);
    case.for_whom(child, Capacity::Parent, parenthood(child));
    case.filed(0);
    case.assigned(3);
    case.proposed_and_granted(21);
}
