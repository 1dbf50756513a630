//! The officer abstains, and somebody else takes over.

use crate::seed::script::Script;
use crate::seed::city::second_officer;

pub(super) fn write(script: &mut Script) {
    let who = script.somebody();
    let mut case = script.case("economic-support", who, 35);
    case.filed(0);
    case.assigned(2);
    case.conflict_declared("Chi presenta l'istanza è un parente stretto.", 4);
    case.assigned_to(&second_officer(case.office()), 5);
    case.granted(24);
}
