//! A refusal is announced by a letter nobody has received yet.

use crate::seed::script::Script;

pub(super) fn write(script: &mut Script) {
    let who = script.somebody();
    let mut case = script.case("day-centre", who, 31);
    case.filed(0);
    case.assigned(2);
    let ground = ("disability-not-proved", "Manca il riconoscimento ai sensi della L. 104/1992.");
    case.refusal_posted(&[ground], 26);
}
