//! A draft is thrown away.

use crate::seed::script::Script;

pub(super) fn write(script: &mut Script) {
    let who = script.somebody();
    let mut case = script.case("telecare", who, 33);
    case.drafted(0);
    case.discarded(2);
}
