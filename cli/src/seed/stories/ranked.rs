//! A ranking of the public housing call: placed, waiting, excluded, given up.

use domain::application::{DeclarationOutcome, ListPlace};

use crate::seed::script::Script;

pub(super) fn write(script: &mut Script) {
    let places = [
        (ListPlace::Ranked, Some(1)),
        (ListPlace::WaitingList, Some(41)),
        (ListPlace::Excluded, None),
    ];
    for (index, (place, position)) in (0..).zip(places) {
        let who = script.somebody();
        let mut case = script.case("public-housing", who, 250 - 12 * index);
        case.filed(0);
        case.assigned(4);
        case.checked("isee", DeclarationOutcome::Confirmed, 30);
        case.ranked(place, position, 115);
    }
}
