//! Typed and filed by an operator at the counter.

use crate::seed::script::Script;

pub(super) fn write(script: &mut Script) {
    let who = script.somebody();
    let mut case = script.case("home-meals", who, 9);
    case.at_the_desk();
    case.filed(0);
    case.assigned(2);
}
