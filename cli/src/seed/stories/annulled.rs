//! Granted, then annulled ex officio within six months.

use crate::seed::script::Script;

pub(super) fn write(script: &mut Script) {
    let who = script.somebody();
    let mut case = script.case("independent-living", who, 160);
    case.filed(0);
    case.assigned(4);
    case.proposed_and_granted(40);
    case.annulled("Il progetto era stato approvato senza il parere obbligatorio dell'unità di valutazione.", 95);
}
