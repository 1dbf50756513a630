//! Papers never come; the window closes and a memorandum comes late.

use crate::seed::script::Script;

pub(super) fn write(script: &mut Script) {
    let who = script.somebody();
    let mut case = script.case("telecare", who, 80);
    case.filed(0);
    case.assigned(2);
    case.papers_asked("Contratto della linea telefonica.", 15, 8);
    case.papers_expired(30);
    case.memo_filed("La linea telefonica è intestata al figlio", 33);
    case.proposed_and_granted(45);
}
