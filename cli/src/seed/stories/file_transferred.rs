//! One case moved with its person to another centre, and another one waits for the answer.

use crate::seed::file::Wrote;
use crate::seed::script::Script;
use crate::seed::words::office;

pub(super) fn write(script: &mut Script) {
    let (moved, moving) = (script.somebody(), script.somebody());
    let (from, to) = (office("centro-2"), office("centro-1"));
    let mut file = script.file(moved.id, &from, 160);
    file.reported("6", None, "Chiede aiuto per la casa e per il lavoro.", 0);
    file.opened(2);
    file.in_charge(3);
    file.needs("housing", "Sfratto eseguito, ospite da amici.", 5);
    file.wrote(Wrote::Interview, "Ha trovato una stanza vicino al porto.", 90);
    file.transfer_asked(&to, "Si è trasferito; il percorso di lavoro continua nel nuovo centro.", 92);
    file.transfer_accepted(&to, 98);
    file.wrote(Wrote::Interview, "Primo colloquio nel nuovo centro.", 105);
    let mut file = script.file(moving.id, &from, 60);
    file.reported("6", None, "Chiede un sostegno economico.", 0);
    file.opened(1);
    file.in_charge(4);
    file.transfer_asked(&to, "Ha cambiato casa il mese scorso.", 56);
}
