//! Under review; the citizen and the officer write to each other.

use domain::application::DeclarationOutcome;

use crate::seed::script::Script;

pub(super) fn write(script: &mut Script) {
    let who = script.somebody();
    let mut case = script.case("economic-support", who, 16);
    case.filed(0);
    case.assigned(2);
    case.asked("Buongiorno, serve anche l'estratto conto?", 5);
    case.answered("Buongiorno, no: basta quanto ha già dichiarato. L'istruttoria è in corso.", 6);
    case.checked("isee", DeclarationOutcome::Confirmed, 9);
}
