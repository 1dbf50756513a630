//! The head departs from the proposal and says why.

use domain::application::Outcome;

use crate::seed::script::Script;
use crate::seed::city::head;

pub(super) fn write(script: &mut Script) {
    let who = script.somebody();
    let mut case = script.case("economic-support", who, 105);
    case.filed(0);
    case.assigned(2);
    case.proposed(Outcome::Reject, "Contributo già concesso lo scorso anno.", 12);
    case.sent_back("Verificare se la spesa è diversa da quella già coperta.", 14);
    case.proposed(Outcome::Reject, "La spesa è diversa, ma il nucleo è già seguito.", 18);
    let why = "Il regolamento esclude solo la stessa spesa: qui si tratta di cure urgenti.";
    case.granted_by(head(case.office()), Some(why), 21);
}
