//! A memorandum and several messages while the case is examined.

use crate::seed::script::Script;

pub(super) fn write(script: &mut Script) {
    let who = script.somebody();
    let mut case = script.case("foster-care", who, 19);
    case.filed(0);
    case.assigned(2);
    case.memo_filed("Il minore frequenta la nuova scuola da settembre", 6);
    case.asked("Avete ricevuto la memoria?", 8);
    case.answered("Ricevuta e messa agli atti.", 9);
    case.asked("Grazie.", 9);
}
