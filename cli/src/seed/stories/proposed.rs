//! The officer has proposed; the head must decide.

use domain::application::{DeclarationOutcome, Outcome};

use crate::seed::script::Script;

pub(super) fn write(script: &mut Script) {
    let who = script.somebody();
    let mut case = script.case("home-meals", who, 22);
    case.filed(0);
    case.assigned(2);
    case.checked("residence", DeclarationOutcome::Confirmed, 8);
    case.proposed(Outcome::Grant, "Requisiti posseduti, utente seguito dal centro.", 18);
}
