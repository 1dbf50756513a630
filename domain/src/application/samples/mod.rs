//! One valid sample of each command and event: for golden files, for the examples of the API, for tests.
//!
//! Everybody in them is invented, and personal values are easy to recognise.

mod after;
mod commands;
mod events;
mod review;
mod stories;

pub use after::*;
pub use commands::*;
pub use events::*;
pub use review::*;
pub use stories::*;

use crate::shared::ids::{CodeInvalid, PersonId};
use crate::shared::text::Text;
use chrono::{DateTime, Utc};
use uuid::Uuid;

/// A code known to be well formed.
pub fn code<T>(text: &str, read: impl Fn(String) -> Result<T, CodeInvalid>) -> T {
    read(text.to_owned()).expect("codes of samples are well formed")
}

pub(crate) fn reason(text: &str) -> crate::shared::ids::ReasonCode {
    code(text, crate::shared::ids::ReasonCode::new)
}

pub(super) fn text<const MAX: usize, const LINES: bool>(text: &str) -> Text<MAX, LINES> {
    Text::parse(text).expect("texts of samples are short and plain")
}

/// A day of the sample year at nine in the morning, UTC.
pub(crate) fn at(day: &str) -> DateTime<Utc> {
    format!("2026-{day}T09:00:00Z")
        .parse()
        .expect("days of samples exist")
}

/// Agata Esempio, who files for herself.
pub fn person() -> PersonId {
    PersonId(Uuid::from_u128(0xa9a7a))
}

/// Rosario Campione, for whom others file.
pub fn other_person() -> PersonId {
    PersonId(Uuid::from_u128(0x0c0a))
}

/// One sample of each command, in the order of the procedure.
pub fn commands() -> Vec<crate::application::ApplicationCommand> {
    vec![
        start_draft().into(),
        update_draft().into(),
        record_declarations().into(),
        attach_document().into(),
        remove_document().into(),
        attach_internal_document().into(),
        discard_draft().into(),
        submit_application().into(),
        issue_receipt().into(),
        assign_officer().into(),
        declare_conflict().into(),
        grant_priority().into(),
        transfer_application().into(),
        request_integration().into(),
        supply_integration().into(),
        close_integration_window().into(),
        file_memo().into(),
        notify_rejection_grounds().into(),
        record_notice_receipt().into(),
        submit_observations().into(),
        close_observations_window().into(),
        correct_data().into(),
        check_declaration().into(),
        propose_decision().into(),
        return_to_review().into(),
        record_ranking().into(),
        grant().into(),
        reject().into(),
        declare_inadmissible().into(),
        withdraw().into(),
        renounce().into(),
        reopen().into(),
        archive().into(),
        annul_decision().into(),
        revoke_decision().into(),
        declare_forfeiture().into(),
        expire_term().into(),
        invoke_substitute_power().into(),
        file_appeal().into(),
        record_appeal_outcome().into(),
        send_message().into(),
        change_representation().into(),
        end_representation().into(),
        record_notification_delivery().into(),
        import_history().into(),
    ]
}
