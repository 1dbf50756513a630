//! From the ranking to the keys.

use domain::application::ListPlace;

use crate::seed::script::Script;

pub(super) fn write(script: &mut Script) {
    let who = script.somebody();
    let mut case = script.case("public-housing", who, 245);
    case.filed(0);
    case.assigned(5);
    case.ranked(ListPlace::Ranked, Some(2), 110);
    case.granted(140);
}
