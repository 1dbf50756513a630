//! What is on the register of protocol? For the document-management officer, the offices and whoever checks them.

mod project;
mod query;

use crate::rows::Table;
use crate::shown::Shown;
use crate::view::view;
use chrono::{DateTime, NaiveDate, Utc};
use domain::shared::ids::{ActorCode, OfficeCode, RegisterCode, RegistrationId};
use domain::shared::stamp::{ActKind, Direction};
pub use query::{Filter, by_id, by_number, count, of_stream, page, renewals};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// Raised whenever the same events should give other rows.
const REVISION: i32 = 2;

static REGISTRATIONS: Table = Table {
    name: "registrations",
    key: &["registration_id"],
};

static RENEWALS: Table = Table {
    name: "registrations_renewals",
    key: &["registration_id", "sequence"],
};

/// Protocollo: the read model of the register.
pub struct Registrations;

view!(Registrations, "registrations", tables: [REGISTRATIONS, RENEWALS], aggregates: &["registration"], clear: &[]);

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
    /// When it left.
    pub sent_at: Option<DateTime<Utc>>,
    /// When it was annulled; what it said stays readable.
    pub annulled_at: Option<DateTime<Utc>>,
    /// Who annulled it.
    pub annulled_by: Option<ActorCode>,
    /// Why it was annulled.
    pub annulment_reason: Option<Shown<String>>,
    /// The act that allowed the annulment.
    pub authorising_act: Option<String>,
    /// The record that took its place.
    pub replacement_id: Option<RegistrationId>,
    /// Its number in the emergency register.
    pub emergency_number: Option<i64>,
    /// The day it was received or sent while the system was unusable.
    pub emergency_on: Option<NaiveDate>,
    /// Sequence of the last event of the record; its `ETag`.
    pub version: i64,
}

/// Campo rinnovato: what a record said before, kept for ever (DPR 445/2000 art. 53).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RenewalRow {
    /// Which field.
    pub field: String,
    /// What it said; absent where it said nothing.
    pub old: Option<RenewedValue>,
    /// What it says.
    pub new: RenewedValue,
    /// Why.
    pub reason: Shown<String>,
    /// The act that allowed it.
    pub authorising_act: String,
    /// Who renewed it.
    pub renewed_by: ActorCode,
    /// When.
    pub renewed_at: DateTime<Utc>,
}

/// A value of a renewed field: a digest is public, the others are personal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum RenewedValue {
    /// Impronta.
    Digest(String),
    /// Oggetto, mittente o destinatario.
    Text(Shown<String>),
}
