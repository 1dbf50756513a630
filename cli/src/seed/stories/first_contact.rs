//! A daughter rings for her mother, who lives alone: the case is open, and nobody is responsible yet.

use crate::seed::file::Wrote;
use crate::seed::script::Script;
use crate::seed::words::office;

pub(super) fn write(script: &mut Script) {
    let (rung, wrote) = (script.somebody(), script.somebody());
    let at = office("centro-1");
    let mut file = script.file(rung.id, &at, 6);
    file.reported("9", Some("La figlia, che abita a Bologna"), "La madre dimentica di mangiare.", 0);
    file.opened(1);
    file.wrote(Wrote::Contact, "Richiamata la figlia: arriva sabato e resta una settimana.", 2);
    // Neighbours have written; nobody has looked into it.
    let mut file = script.file(wrote.id, &at, 2);
    file.reported("14", None, "Da giorni non si vede e non risponde.", 0);
}
