//! Opened by the office on the report of a hospital.

use domain::application::{Capacity, RepresentationFacts};

use crate::seed::script::Script;

pub(super) fn write(script: &mut Script) {
    let who = script.somebody();
    let mut case = script.case("protected-discharge", who, 13);
    case.for_whom(who, Capacity::ExOfficio, RepresentationFacts::default());
    case.filed(0);
    case.assigned(1);
    case.granted(6);
}
