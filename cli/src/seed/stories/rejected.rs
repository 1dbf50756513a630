//! Rejected after notice; the observations are answered.

use domain::application::Outcome;

use crate::seed::script::Script;
use crate::seed::case::GroundText;

const GROUND: GroundText = ("not-resident", "Dall'anagrafe non risulta la residenza nel Comune.");

pub(super) fn write(script: &mut Script) {
    let who = script.somebody();
    let mut case = script.case("home-care", who, 120);
    case.filed(0);
    case.assigned(3);
    case.refusal_posted(&[GROUND], 15);
    case.letter_received(20);
    case.observed("Vivo a Catania da sempre, anche se la residenza risulta altrove", 26);
    case.observations_closed(48);
    case.proposed(Outcome::Reject, "La residenza non risulta neppure dopo le osservazioni.", 50);
    case.rejected(&[GROUND], 53);
}
