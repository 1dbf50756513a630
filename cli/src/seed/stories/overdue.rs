//! The term ran out, and nobody has decided.

use crate::seed::script::Script;

pub(super) fn write(script: &mut Script) {
    let who = script.somebody();
    let mut case = script.case("telecare", who, 47);
    case.filed(0);
    case.assigned(6);
}
