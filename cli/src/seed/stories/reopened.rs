//! Taken back by mistake, and taken up again.

use crate::seed::script::Script;
use crate::seed::city::second_officer;

pub(super) fn write(script: &mut Script) {
    let who = script.somebody();
    let mut case = script.case("family-centre", who, 62);
    case.filed(0);
    case.assigned(3);
    case.withdrawn("Non siamo più d'accordo sulla mediazione", 9);
    case.reopened("La rinuncia era stata inviata per errore da uno solo dei genitori.", 13);
    case.assigned_to(&second_officer(case.office()), 16);
}
