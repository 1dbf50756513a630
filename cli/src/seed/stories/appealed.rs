//! Rejected and challenged; the remedy is pending.

use domain::application::AppealKind;

use crate::seed::script::Script;
use crate::seed::case::GroundText;

const GROUND: GroundText = ("isee-over-limit", "L'ISEE attestato supera la soglia del regolamento.");

pub(super) fn write(script: &mut Script) {
    let who = script.somebody();
    let mut case = script.case("economic-support", who, 100);
    case.filed(0);
    case.assigned(2);
    case.refusal_announced(&[GROUND], 12);
    case.observations_closed(32);
    case.rejected(&[GROUND], 36);
    case.challenged(AppealKind::Court, "La soglia applicata non è quella dell'anno in corso", 60);
}
