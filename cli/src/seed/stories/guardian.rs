//! Salvatore, her guardian, files for his mother.

use domain::application::{Capacity, DeclarationOutcome, Outcome};

use crate::seed::script::Script;

pub(super) fn write(script: &mut Script) {
    let (mother, son) = (script.concetta(), script.salvatore());
    let facts = script.guardianship(mother, son, 45);
    let mut case = script.case("home-care", son, 26);
    case.for_whom(mother, Capacity::Guardian, facts);
    case.filed(0);
    case.assigned(3);
    case.checked("residence", DeclarationOutcome::Confirmed, 10);
    case.proposed(Outcome::Grant, "La beneficiaria vive sola e non è autonoma.", 20);
}
