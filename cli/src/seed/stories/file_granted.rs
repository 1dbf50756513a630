//! A central office reads the file of a centre for some weeks, with a reason and a last day.

use crate::seed::file::Wrote;
use crate::seed::script::Script;
use crate::seed::words::office;

pub(super) fn write(script: &mut Script) {
    let who = script.somebody();
    let mut file = script.file(who.id, &office("centro-1"), 40);
    file.reported("5", None, "Trovato a dormire nell'androne di un ufficio.", 0);
    file.opened(1);
    file.in_charge(2);
    file.wrote(Wrote::Interview, "Accetta di essere aiutato a cercare un posto letto.", 5);
    file.opened_to(&office("casa-inclusione"), "housing-project", 90, 8);
    file.wrote(Wrote::Reserved, "Racconta della famiglia e chiede che resti tra noi.", 12);
}
