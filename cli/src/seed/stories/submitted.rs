//! Filed on the last day; nobody has it yet.

use crate::seed::script::Script;

pub(super) fn write(script: &mut Script) {
    let mut case = script.case("water-bonus", script.salvatore(), 1);
    case.filed(1);
}
