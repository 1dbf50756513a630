//! The remedy succeeds: the case is examined again, and granted.

use domain::application::{AppealKind, AppealOutcome};

use crate::seed::script::Script;
use crate::seed::case::GroundText;
use crate::seed::city::second_officer;

const GROUND: GroundText = ("need-not-proved", "Il bisogno di assistenza non risulta documentato.");

pub(super) fn write(script: &mut Script) {
    let who = script.somebody();
    let mut case = script.case("home-care", who, 200);
    case.filed(0);
    case.assigned(3);
    case.refusal_announced(&[GROUND], 14);
    case.observations_closed(34);
    case.rejected(&[GROUND], 38);
    case.challenged(AppealKind::Review, "Il verbale dell'assistente sociale non è stato considerato", 60);
    case.appeal_ended(AppealOutcome::Upheld, "Riesame accolto: il bisogno è documentato.", 85);
    case.assigned_to(&second_officer(case.office()), 88);
    case.proposed_and_granted(105);
}
