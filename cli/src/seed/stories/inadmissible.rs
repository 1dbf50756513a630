//! Not examined on its merits: it was meant for somebody else.

use domain::application::InadmissibleKind;

use crate::seed::script::Script;

pub(super) fn write(script: &mut Script) {
    let who = script.somebody();
    let mut case = script.case("fictitious-residence", who, 66);
    case.filed(0);
    case.assigned(2);
    let why = "La richiesta riguarda un altro Comune, al quale è già stata trasmessa.";
    case.inadmissible(InadmissibleKind::Inadmissible, why, 11);
}
