//! Agata's home care was granted in time; her plan is in force, and a revision waits for her signature.

use domain::application::DeclarationOutcome;

use crate::seed::file::Wrote;
use crate::seed::plan::HOME_HELP;
use crate::seed::script::Script;

pub(super) fn write(script: &mut Script) {
    let mut case = script.case("home-care", script.agata(), 130);
    case.filed(0);
    case.assigned(3);
    case.checked("isee", DeclarationOutcome::Confirmed, 9);
    case.checked("residence", DeclarationOutcome::Confirmed, 9);
    case.proposed_and_granted(24);
    case.asked("Quando comincia il servizio?", 26);
    case.answered("L'ente accreditato la chiamerà entro cinque giorni lavorativi.", 27);
    let (application, office) = (case.id(), case.office().clone());
    let mut plan = script.plan(&HOME_HELP, script.agata(), &office, 102);
    plan.drafted(0, false);
    plan.agreed(3);
    plan.activated(5);
    plan.delivered(14, "12.00");
    plan.delivered(28, "10.50");
    plan.corrected(31, "9.50");
    plan.monitored("L'operatrice è puntuale; la casa è in ordine.", 35);
    plan.reviewed("Sta meglio, ma la sera è ancora sola.", 92);
    plan.revised("120.00", 94);
    plan.offered(96);
    let plan = plan.id();
    let mut file = script.file(script.agata().id, &office, 112);
    file.reported("6", None, "Chiede aiuto dopo un'operazione alla schiena.", 0);
    file.opened(1);
    file.in_charge(2);
    file.has_application(application, 3);
    file.needs("daily-living", "Non può sollevare pesi né chinarsi.", 4);
    file.has_plan(plan, 16);
    file.wrote(Wrote::Interview, "Visita domiciliare: la sera è sola e ha paura di cadere.", 100);
}
