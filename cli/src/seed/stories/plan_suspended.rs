//! A plan stands still while the person is in hospital.

use crate::seed::plan::HOME_HELP;
use crate::seed::script::Script;

pub(super) fn write(script: &mut Script) {
    let who = script.somebody();
    let mut case = script.case("home-care", who, 120);
    case.filed(0);
    case.assigned(2);
    case.proposed_and_granted(22);
    let (application, office) = (case.id(), case.office().clone());
    let mut plan = script.plan(&HOME_HELP, who, &office, 95);
    plan.drafted(0, true);
    plan.board_convened(2);
    plan.board_approved(5);
    plan.agreed(7);
    plan.activated(9);
    plan.delivered(30, "8.00");
    plan.suspended("hospital", 70);
    let plan = plan.id();
    let mut file = script.file(who.id, &office, 100);
    file.reported("3", Some("Il medico di famiglia"), "Non è più in grado di lavarsi da solo.", 0);
    file.opened(1);
    file.in_charge(3);
    file.has_application(application, 4);
    file.has_plan(plan, 15);
}
