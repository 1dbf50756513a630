//! A child is taken to a safe place: from that hour on the team alone sees the file.

use domain::case_file::{Circle, ProtectionStep};

use crate::seed::city;
use crate::seed::file::Wrote;
use crate::seed::script::Script;
use crate::seed::words::office;

pub(super) fn write(script: &mut Script) {
    let child = script.second_child();
    let (centre, team_office) = (office("centro-1"), office("famiglia-minori"));
    let team = city::team(&team_office);
    let mut file = script.file(child.id, &centre, 75);
    file.reported("13", Some("La maestra"), "Arriva a scuola con lividi e non vuole tornare a casa.", 0);
    file.opened(1);
    file.in_charge(1);
    file.lives_with(Circle::Household, &[("mother", "La madre"), ("partner", "Il compagno della madre")], 2);
    file.protected(&team_office, "Comunità Girasole", 3);
    file.protection_step(&team, ProtectionStep::OralNotice, 3);
    file.protection_step(&team, ProtectionStep::ActTransmitted, 3);
    file.protection_step(&team, ProtectionStep::ValidationAsked, 5);
    file.protection_step(&team, ProtectionStep::CourtDecided, 6);
    file.ordered(&team, "placement", "218/2026 VG", 6);
    file.written_by(&team, Wrote::Interview, "Colloquio nella comunità: dorme, mangia e disegna molto.", 10);
    file.protection_step(&team, ProtectionStep::HearingHeld, 18);
    file.protection_confirmed(&team, 25);
    file.written_by(&team, Wrote::Note, "Il tribunale conferma; incontri protetti con la madre ogni due settimane.", 26);
}
