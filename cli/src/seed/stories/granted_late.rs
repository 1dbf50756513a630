//! Granted after the term ran out: the act says how late.

use crate::seed::script::Script;

pub(super) fn write(script: &mut Script) {
    let who = script.somebody();
    let mut case = script.case("family-centre", who, 150);
    case.filed(0);
    case.assigned(9);
    case.proposed_and_granted(52);
}
