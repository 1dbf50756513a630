//! One sample of each event, as the stories yield them.

use super::{
    annul_decision, archive, attach_internal_document, change_representation, check_declaration,
    close_integration_window, competing, correct_data, declare_conflict, declare_forfeiture,
    declare_inadmissible, discard_draft, end_representation, evolved, expire_term, file_appeal,
    file_memo, grant_priority, granted, import_history, invoke_substitute_power, observed,
    propose_decision, ready, ready_as, record_appeal_outcome, record_notification_delivery,
    record_ranking, reject, remove_document, renounce, reopen, request_integration,
    return_to_review, revoke_decision, send_message, submitted, then, transfer_application,
    under_review, withdraw,
};
use crate::application::{ApplicationEvent, Capacity};
use cqrs_es::DomainEvent;
use std::collections::BTreeMap;

/// One sample of each event, with its number assigned where it has one, by name.
pub fn events() -> Vec<ApplicationEvent> {
    let mut by_name = BTreeMap::new();
    for story in tales() {
        for event in evolved(&story) {
            by_name.entry(event.event_type()).or_insert(event);
        }
    }
    by_name.into_values().collect()
}

/// Stories in which, together, everything happens that can.
fn tales() -> Vec<Vec<crate::application::ApplicationCommand>> {
    let mut file = under_review();
    file.extend([
        correct_data().into(),
        check_declaration().into(),
        grant_priority().into(),
        attach_internal_document().into(),
        send_message().into(),
        record_notification_delivery().into(),
        file_memo().into(),
        propose_decision().into(),
        return_to_review().into(),
        declare_conflict().into(),
        transfer_application().into(),
        change_representation().into(),
        expire_term().into(),
        invoke_substitute_power().into(),
    ]);
    let expired = then(
        then(under_review(), request_integration()),
        close_integration_window(),
    );
    let rejected = then(then(observed(), reject()), file_appeal());
    vec![
        file,
        expired,
        then(rejected, record_appeal_outcome()),
        then(ready(), remove_document()),
        then(ready(), discard_draft()),
        then(ready_as(Capacity::Delegate), end_representation()),
        then(competing(), record_ranking()),
        then(granted(), renounce()),
        then(granted(), annul_decision()),
        then(granted(), revoke_decision()),
        then(then(granted(), check_declaration()), declare_forfeiture()),
        then(submitted(), declare_inadmissible()),
        then(then(submitted(), withdraw()), reopen()),
        then(submitted(), archive()),
        vec![import_history().into()],
    ]
}
