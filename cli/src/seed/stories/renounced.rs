//! A place is given up after it was granted.

use crate::seed::script::Script;

pub(super) fn write(script: &mut Script) {
    let who = script.somebody();
    let mut case = script.case("day-centre", who, 135);
    case.filed(0);
    case.assigned(3);
    case.proposed_and_granted(30);
    case.renounced("Ha trovato un tirocinio e non può più frequentare", 70);
}
