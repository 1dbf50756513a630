//! Agata has begun an application and not finished it.

use crate::seed::script::Script;

pub(super) fn write(script: &mut Script) {
    let mut case = script.case("home-meals", script.agata(), 6);
    case.drafted(0);
}
