//! Agata's home care was granted in time.

use domain::application::DeclarationOutcome;

use crate::seed::script::Script;

pub(super) fn write(script: &mut Script) {
    let mut case = script.case("home-care", script.agata(), 130);
    case.filed(0);
    case.assigned(3);
    case.checked("isee", DeclarationOutcome::Confirmed, 9);
    case.checked("residence", DeclarationOutcome::Confirmed, 9);
    case.proposed_and_granted(24);
    case.asked("Quando comincia il servizio?", 26);
    case.answered("L'ente accreditato la chiamerà entro cinque giorni lavorativi.", 27);
}
