//! Rejected after notice; nobody answered.

use domain::application::Outcome;

use crate::seed::script::Script;
use crate::seed::case::GroundText;

const GROUND: GroundText = ("does-not-live-alone", "Il servizio spetta a chi vive solo o con persone non autosufficienti.");

pub(super) fn write(script: &mut Script) {
    let who = script.somebody();
    let mut case = script.case("telecare", who, 140);
    case.filed(0);
    case.assigned(4);
    case.refusal_announced(&[GROUND], 14);
    case.observations_closed(34);
    case.proposed(Outcome::Reject, "Nessuna osservazione entro il termine.", 36);
    case.rejected(&[GROUND], 40);
}
