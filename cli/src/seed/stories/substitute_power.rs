//! The term ran out; the director decides in the head's stead.

use crate::seed::script::Script;
use crate::seed::city;

pub(super) fn write(script: &mut Script) {
    let who = script.somebody();
    let mut case = script.case("home-care", who, 90);
    case.filed(0);
    case.assigned(5);
    case.substitute_invoked(38);
    case.granted_by(city::director(), None, 46);
}
