//! An inclusion pact, revised once and closed with an outcome for every objective.

use crate::seed::plan::INCLUSION;
use crate::seed::script::Script;

pub(super) fn write(script: &mut Script) {
    let who = script.somebody();
    let mut case = script.case("economic-support", who, 250);
    case.filed(0);
    case.assigned(3);
    case.proposed_and_granted(20);
    let (application, office) = (case.id(), case.office().clone());
    let mut plan = script.plan(&INCLUSION, who, &office, 225);
    plan.drafted(0, false);
    plan.agreed(4);
    plan.activated(7);
    plan.delivered(40, "20.00");
    plan.suspended("illness", 50);
    plan.resumed(64);
    plan.reviewed("Ha seguito il corso; cerca un tirocinio.", 92);
    plan.revised("60.00", 95);
    plan.agreed(97);
    plan.activated(99);
    plan.delivered(130, "18.00");
    plan.reviewed("Ha cominciato il tirocinio.", 180);
    plan.closed("objectives-reached", 200);
    let plan = plan.id();
    let mut file = script.file(who.id, &office, 235);
    file.reported("6", None, "Chiede un sostegno e un aiuto per tornare al lavoro.", 0);
    file.opened(2);
    file.in_charge(5);
    file.has_application(application, 6);
    file.has_plan(plan, 18);
    file.plan_ended(plan, 211);
    file.closed("goals-reached", 215);
}
