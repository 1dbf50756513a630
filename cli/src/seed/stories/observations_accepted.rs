//! The observations convince the office, and the application is granted.

use crate::seed::script::Script;

pub(super) fn write(script: &mut Script) {
    let who = script.somebody();
    let mut case = script.case("water-bonus", who, 110);
    case.filed(0);
    case.assigned(2);
    let ground = ("supply-not-found", "L'utenza indicata non risulta attiva.");
    case.refusal_announced(&[ground], 12);
    case.observed("Il codice utenza era scritto male, allego la bolletta", 18);
    case.observations_closed(40);
    case.proposed_and_granted(47);
}
