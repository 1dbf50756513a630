//! Papers are asked for, come in time, and the application is granted.

use domain::application::DeclarationOutcome;

use crate::seed::script::Script;

pub(super) fn write(script: &mut Script) {
    let who = script.somebody();
    let mut case = script.case("integrated-home-care", who, 95);
    case.filed(0);
    case.assigned(3);
    case.papers_asked("Scheda sanitaria aggiornata con le ore di assistenza necessarie.", 30, 10);
    case.papers_supplied("Scheda sanitaria aggiornata dal medico curante", 22);
    case.checked("residence", DeclarationOutcome::Confirmed, 24);
    case.proposed_and_granted(38);
}
