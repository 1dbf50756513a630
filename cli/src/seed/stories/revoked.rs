//! Granted, then revoked because the facts changed.

use crate::seed::script::Script;

pub(super) fn write(script: &mut Script) {
    let who = script.somebody();
    let mut case = script.case("home-care", who, 190);
    case.filed(0);
    case.assigned(3);
    case.proposed_and_granted(25);
    case.revoked("Dal mese scorso la persona è accolta in una struttura residenziale.", 140);
}
