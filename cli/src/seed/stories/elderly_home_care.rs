//! An old woman stays at home: from the first call to her plan in force, with everything a social worker writes down.

use domain::application::DeclarationOutcome;
use domain::case_file::Circle;

use crate::seed::city;
use crate::seed::file::Wrote;
use crate::seed::plan::HOME_HELP;
use crate::seed::script::Script;

pub(super) fn write(script: &mut Script) {
    let who = script.elder();
    let mut case = script.case("home-care", who, 220);
    case.at_the_desk();
    case.filed(0);
    case.assigned(3);
    case.checked("isee", DeclarationOutcome::Confirmed, 8);
    case.proposed_and_granted(20);
    let (application, office) = (case.id(), case.office().clone());
    let mut plan = script.plan(&HOME_HELP, who, &office, 195);
    plan.drafted(0, true);
    plan.board_convened(4);
    plan.board_approved(6);
    plan.agreed(8);
    plan.activated(10);
    plan.delivered(40, "16.00");
    plan.delivered(70, "15.50");
    plan.reviewed("Cammina di nuovo in casa; la spesa resta difficile.", 100);
    plan.delivered(130, "17.00");
    let plan = plan.id();
    let helper = city::social_worker(&office);
    let mut file = script.file(who.id, &office, 232);
    file.reported("3", Some("Il medico di famiglia"), "Dimessa dopo una frattura, vive sola al terzo piano.", 0);
    file.opened(2);
    file.in_charge(4);
    file.joined_by(&helper, "home-visits", 5);
    file.written_by(&helper, Wrote::Interview, "Visita domiciliare: la casa è pulita, il frigorifero quasi vuoto.", 8);
    file.lives_with(Circle::SupportNetwork, &[("son", "Il figlio, a Torino"), ("neighbour", "La vicina del secondo piano")], 9);
    file.needs("daily-living", "Spesa, pasti e igiene personale.", 10);
    file.isee("9120.40", 11);
    file.has_application(application, 14);
    file.assessed("barthel", &[("feeding", 10), ("bathing", 0), ("mobility", 10), ("stairs", 0)], 30);
    file.has_plan(plan, 50);
    file.wrote(Wrote::Reserved, "La signora teme di pesare sul figlio e non vuole che lo si chiami.", 60);
    file.wrote(Wrote::Interview, "Dopo la verifica: è più serena, riceve la vicina ogni pomeriggio.", 140);
}
