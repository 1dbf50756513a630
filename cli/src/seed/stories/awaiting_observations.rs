//! Salvatore may answer an announced refusal.

use domain::application::DeclarationOutcome;

use crate::seed::script::Script;

pub(super) fn write(script: &mut Script) {
    let mut case = script.case("economic-support", script.salvatore(), 24);
    case.filed(0);
    case.assigned(2);
    case.checked("isee", DeclarationOutcome::Discrepancy, 12);
    let ground = ("isee-over-limit", "L'ISEE attestato supera la soglia del regolamento.");
    case.refusal_announced(&[ground], 19);
}
