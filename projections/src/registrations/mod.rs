//! What is on the register of protocol? For the document-management officer, the offices and whoever checks them.

mod project;
mod query;

use crate::rows::Table;
use crate::shown::Shown;
use crate::view::view;
use chrono::{DateTime, NaiveDate, Utc};
use domain::shared::ids::{OfficeCode, RegisterCode, RegistrationId};
use domain::shared::stamp::{ActKind, Direction};
pub use query::{Filter, by_id, by_number, of_stream, page};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// Raised whenever the same events should give other rows.
const REVISION: i32 = 1;

static REGISTRATIONS: Table = Table {
    name: "registrations",
    key: &["registration_id"],
};

/// Protocollo: the read model of the register.
pub struct Registrations;

view!(Registrations, "registrations", tables: [REGISTRATIONS], aggregates: &["registration"], clear: &[]);

/// Registrazione: one record as it is shown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RegistrationRow {
    /// The record.
    pub registration_id: RegistrationId,
    /// The register.
    pub register: RegisterCode,
    /// The year of the numbering.
    pub year: i32,
    /// The number.
    pub number: i64,
    /// When it was registered.
    pub registered_at: DateTime<Utc>,
    /// The day in Italy on which it was registered.
    pub registered_on: NaiveDate,
    /// In, out or internal.
    pub direction: Direction,
    /// What kind of act.
    pub act: ActKind,
    /// Oggetto.
    pub subject: Shown<String>,
    /// Mittente o destinatario.
    pub counterparty: Shown<String>,
    /// Impronta: SHA-256 in hexadecimal.
    pub digest: Option<String>,
    /// The office that received or sent it.
    pub office: OfficeCode,
    /// Type of the stream it belongs to.
    pub about_type: Option<String>,
    /// The stream it belongs to.
    pub about_id: Option<Uuid>,
    /// Sequence of the last event of the record; its `ETag`.
    pub version: i64,
}
