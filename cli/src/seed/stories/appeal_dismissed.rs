//! The remedy fails: the refusal stands.

use domain::application::{AppealKind, AppealOutcome};

use crate::seed::script::Script;
use crate::seed::case::GroundText;

const GROUND: GroundText = ("need-not-proved", "Nel nucleo è presente chi può preparare i pasti.");

pub(super) fn write(script: &mut Script) {
    let who = script.somebody();
    let mut case = script.case("home-meals", who, 210);
    case.filed(0);
    case.assigned(3);
    case.refusal_announced(&[GROUND], 14);
    case.observations_closed(34);
    case.rejected(&[GROUND], 38);
    case.challenged(AppealKind::Complaint, "Non posso cucinare", 50);
    case.appeal_ended(AppealOutcome::Dismissed, "Reclamo respinto: a casa c'è chi prepara i pasti.", 75);
}
