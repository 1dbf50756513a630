//! Taken back by whoever filed it.

use crate::seed::script::Script;

pub(super) fn write(script: &mut Script) {
    let who = script.somebody();
    let mut case = script.case("home-meals", who, 58);
    case.filed(0);
    case.assigned(3);
    case.withdrawn("Ora mangio da mia figlia", 10);
}
