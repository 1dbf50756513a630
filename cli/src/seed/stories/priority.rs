//! Urgent: it goes before its turn.

use crate::seed::script::Script;

pub(super) fn write(script: &mut Script) {
    let who = script.somebody();
    let mut case = script.case("protected-discharge", who, 40);
    case.filed(0);
    case.put_first("urgent-health", "Dimissione prevista entro tre giorni.", 1);
    case.assigned(1);
    case.granted(4);
}
