//! A case was closed with its plan and opened again a season later; another one stays closed.

use crate::seed::file::Wrote;
use crate::seed::script::Script;
use crate::seed::words::office;

pub(super) fn write(script: &mut Script) {
    let (back, gone) = (script.somebody(), script.somebody());
    let at = office("centro-1");
    let mut file = script.file(back.id, &at, 250);
    file.reported("2", Some("Il servizio per le dipendenze"), "Invio concordato con la persona.", 0);
    file.opened(3);
    file.in_charge(5);
    file.needs("work", "Cerca un lavoro dopo la comunità.", 8);
    file.wrote(Wrote::Interview, "Ha firmato un contratto di sei mesi.", 80);
    file.closed("goals-reached", 90);
    file.reopened("new-report", 200);
    file.in_charge(203);
    file.wrote(Wrote::Interview, "Il contratto non è stato rinnovato; riprende gli incontri.", 205);
    let mut file = script.file(gone.id, &at, 180);
    file.reported("6", None, "Chiede informazioni e un colloquio.", 0);
    file.opened(2);
    file.in_charge(6);
    file.closed("moved-away", 40);
}
