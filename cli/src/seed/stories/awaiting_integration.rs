//! The office waits for a paper from Agata.

use crate::seed::script::Script;

pub(super) fn write(script: &mut Script) {
    let mut case = script.case("economic-support", script.agata(), 20);
    case.filed(0);
    case.assigned(2);
    case.papers_asked("Copia leggibile delle bollette arretrate di cui si chiede il pagamento.", 30, 13);
}
