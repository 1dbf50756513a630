//! The citizen has turned to the director, who has not decided yet.

use crate::seed::script::Script;

pub(super) fn write(script: &mut Script) {
    let who = script.somebody();
    let mut case = script.case("economic-support", who, 44);
    case.filed(0);
    case.assigned(4);
    case.substitute_invoked(40);
}
