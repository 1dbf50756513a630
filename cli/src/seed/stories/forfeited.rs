//! Granted, then lost for a false declaration.

use domain::application::DeclarationOutcome;

use crate::seed::script::Script;

pub(super) fn write(script: &mut Script) {
    let who = script.somebody();
    let mut case = script.case("water-bonus", who, 170);
    case.filed(0);
    case.assigned(3);
    case.proposed_and_granted(22);
    case.checked("isee", DeclarationOutcome::False, 90);
    case.forfeited("Nel nucleo non ci sono minori né situazioni di particolare disagio.", 105);
}
