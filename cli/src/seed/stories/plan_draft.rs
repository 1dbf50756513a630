//! A plan that health care shares in waits for the board; another one was given up before it began.

use crate::seed::plan::HOME_HELP;
use crate::seed::script::Script;

pub(super) fn write(script: &mut Script) {
    let who = script.somebody();
    let mut case = script.case("home-care", who, 60);
    case.filed(0);
    case.assigned(3);
    case.proposed_and_granted(25);
    let (application, office) = (case.id(), case.office().clone());
    let mut plan = script.plan(&HOME_HELP, who, &office, 33);
    plan.drafted(0, false);
    plan.abandoned("moved-in-with-family", 6);
    let mut plan = script.plan(&HOME_HELP, who, &office, 20);
    plan.drafted(0, true);
    plan.board_convened(3);
    let mut file = script.file(who.id, &office, 38);
    file.reported("8", Some("La nuora"), "Da sola non ce la facciamo più.", 0);
    file.opened(1);
    file.in_charge(3);
    file.has_application(application, 4);
}
