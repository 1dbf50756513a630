//! Somebody was put on file twice; the second file forwards to the first, and neither is deleted.

use crate::seed::file::Wrote;
use crate::seed::script::Script;
use crate::seed::words::office;

pub(super) fn write(script: &mut Script) {
    let who = script.somebody();
    let double = script.on_file_again(who, 30);
    let at = office("centro-1");
    let mut file = script.file(who.id, &at, 120);
    file.reported("6", None, "Chiede un colloquio.", 0);
    file.opened(2);
    file.in_charge(5);
    file.wrote(Wrote::Interview, "Vive con la sorella da quando è solo.", 9);
    let mut file = script.file(double, &at, 29);
    file.reported("14", None, "Una vicina segnala che è solo in casa.", 0);
    file.opened(1);
    file.absorbed_into(who.id, 5);
    script.merged(double, who, 24);
}
