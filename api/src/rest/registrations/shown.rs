//! A record of the register as it is answered.

use crate::rest::schema::{Code, Day, Instant, MaybeErased, Sha256};
use crate::rest::words::{About, ActKind, Direction};
use chrono::{DateTime, NaiveDate, Utc};
use projections::Shown;
use projections::registrations::RegistrationRow;
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

/// Registrazione di protocollo: one record of the register.
#[derive(Serialize, ToSchema)]
pub(crate) struct Registration {
    /// The record.
    id: Uuid,
    /// Year and number, as people write it.
    #[schema(example = "2026/0000123")]
    number: String,
    /// The register.
    #[schema(value_type = Code, example = "generale")]
    register: String,
    /// When it was registered.
    #[schema(value_type = Instant)]
    registered_at: DateTime<Utc>,
    /// The day in Rome on which it was registered.
    #[schema(value_type = Day)]
    registered_on: NaiveDate,
    /// In, out or internal.
    direction: Direction,
    /// What kind of act.
    act: ActKind,
    /// Oggetto.
    #[schema(value_type = MaybeErased)]
    subject: Shown<String>,
    /// Mittente o destinatario.
    #[schema(value_type = MaybeErased)]
    counterparty: Shown<String>,
    /// Impronta of the main document.
    #[schema(value_type = Option<Sha256>)]
    digest: Option<String>,
    /// The office that received or sent it.
    #[schema(value_type = Code, example = "centro-1")]
    office: String,
    /// What it belongs to.
    about: Option<About>,
    /// The version; the `ETag`.
    version: i64,
}

impl From<RegistrationRow> for Registration {
    fn from(row: RegistrationRow) -> Self {
        let about = row.about_type.zip(row.about_id);
        Self {
            id: row.registration_id.0,
            number: format!("{}/{:07}", row.year, row.number),
            register: row.register.to_string(),
            registered_at: row.registered_at,
            registered_on: row.registered_on,
            direction: row.direction.into(),
            act: row.act.into(),
            subject: row.subject,
            counterparty: row.counterparty,
            digest: row.digest,
            office: row.office.to_string(),
            about: about.map(|(aggregate_type, aggregate_id)| About {
                aggregate_type,
                aggregate_id,
            }),
            version: row.version,
        }
    }
}
