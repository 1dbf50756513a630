//! An access as it is answered: to the officer with all that is known, to the resident what concerns them.

use crate::rest::schema::{Code, Instant};
use chrono::{DateTime, Utc};
use projections::accesses::{AccessRow, Alert, AlertKind};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

/// Accesso: one answer that held personal data.
#[derive(Serialize, ToSchema)]
#[schema(as = Access)]
pub(crate) struct AccessShown {
    /// When.
    #[schema(value_type = Instant)]
    at: DateTime<Utc>,
    /// Who read.
    #[schema(value_type = Code)]
    actor: String,
    /// In which role.
    #[schema(example = "service_head")]
    role: String,
    /// For which office.
    #[schema(value_type = Option<Code>)]
    office: Option<String>,
    /// Which question was asked, by its name in the description of the interface.
    #[schema(example = "get_person")]
    operation: String,
    /// What stood in its path; null for a list.
    record: Option<String>,
    /// Whose data were read.
    people: Vec<Uuid>,
    /// Data of which retention classes.
    #[schema(example = json!(["identity"]))]
    sections: Vec<String>,
    /// Why: a code.
    #[schema(example = "case_work")]
    reason: String,
    /// From which address.
    address: Option<String>,
    /// The name of the request.
    request_id: String,
    /// Whether it was seen only because somebody broke the glass.
    break_glass: bool,
    /// The unmasking under which an auditor saw it.
    unmasking: Option<Uuid>,
}

impl From<AccessRow> for AccessShown {
    fn from(row: AccessRow) -> Self {
        Self {
            at: row.at,
            actor: row.actor,
            role: row.role,
            office: row.office,
            operation: row.operation,
            record: row.record,
            people: row.people,
            sections: row.sections,
            reason: row.reason,
            address: row.address,
            request_id: row.request_id,
            break_glass: row.break_glass,
            unmasking: row.unmasking,
        }
    }
}

/// Accesso ai propri dati: what a resident learns of one.
#[derive(Serialize, ToSchema)]
#[schema(as = OwnAccess)]
pub(crate) struct OwnAccess {
    /// When.
    #[schema(value_type = Instant)]
    at: DateTime<Utc>,
    /// The code of who read, where the municipality tells it.
    #[schema(value_type = Option<Code>)]
    actor: Option<String>,
    /// In which role.
    #[schema(example = "social_worker")]
    role: String,
    /// For which office.
    #[schema(value_type = Option<Code>)]
    office: Option<String>,
    /// What was looked at, by the name of the question in the description of the interface.
    #[schema(example = "get_application")]
    operation: String,
    /// Which one of them, where it was a single one.
    record: Option<String>,
    /// Data of which retention classes.
    #[schema(example = json!(["application"]))]
    sections: Vec<String>,
    /// Why: a code.
    #[schema(example = "case_work")]
    reason: String,
    /// Whether it was seen only because somebody broke the glass.
    break_glass: bool,
    /// Whether an auditor saw it in clear, because somebody else agreed.
    unmasked: bool,
}

/// Who works for the controller is no recipient whose name must be told (CJEU C-579/21): a municipality may tell it.
pub(super) fn own(row: AccessRow, with_name: bool) -> OwnAccess {
    OwnAccess {
        at: row.at,
        actor: with_name.then_some(row.actor),
        role: row.role,
        office: row.office,
        operation: row.operation,
        record: row.record,
        sections: row.sections,
        reason: row.reason,
        break_glass: row.break_glass,
        unmasked: row.unmasking.is_some(),
    }
}

/// Segnalazione: accesses of one reader in one hour that somebody should ask about.
#[derive(Serialize, ToSchema)]
#[schema(as = AccessAlert)]
pub(crate) struct AlertShown {
    /// `many_people`, `out_of_hours`, `nothing_here`, `break_glass` or `unmasked`.
    #[schema(value_type = String, example = "many_people")]
    kind: AlertKind,
    /// The hour in which it was.
    #[schema(value_type = Instant)]
    began_at: DateTime<Utc>,
    /// Who read.
    #[schema(value_type = Code)]
    actor: String,
    /// In which role.
    #[schema(example = "desk_operator")]
    role: String,
    /// For which office.
    #[schema(value_type = Option<Code>)]
    office: Option<String>,
    /// How many people it touched.
    people: i64,
    /// How many answers it was.
    accesses: i64,
}

impl From<Alert> for AlertShown {
    fn from(alert: Alert) -> Self {
        Self {
            kind: alert.kind,
            began_at: alert.began_at,
            actor: alert.actor,
            role: alert.role,
            office: alert.office,
            people: alert.people,
            accesses: alert.accesses,
        }
    }
}
