//! The number an act gets from the register: asked for by a decision, assigned by the append that stores it.

use super::ids::{OfficeCode, RegisterCode, RegistrationId};
use super::personal::Personal;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// Verso: whether an act comes in, goes out or stays inside (DPR 445/2000 art. 53).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    /// In entrata.
    Inbound,
    /// In uscita.
    Outbound,
    /// Interno.
    Internal,
}

/// Tipo di documento: what kind of act is registered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ActKind {
    /// Istanza.
    Application,
    /// Richiesta di integrazione.
    IntegrationRequest,
    /// Risposta alla richiesta di integrazione.
    IntegrationAnswer,
    /// Preavviso di rigetto.
    RejectionNotice,
    /// Osservazioni.
    Observations,
    /// Memoria o documento della parte.
    Memo,
    /// Provvedimento finale.
    Decision,
    /// Rinuncia all'istanza.
    Withdrawal,
    /// Ricorso, reclamo o riesame.
    Appeal,
    /// Comunicazione.
    Communication,
    /// Altro documento.
    Other,
}

/// The stream a registered act belongs to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct About {
    /// Aggregate type, such as `application`.
    pub aggregate_type: String,
    /// Aggregate identifier.
    pub aggregate_id: Uuid,
}

/// What the register must know of an act before it can number it (DPR 445/2000 art. 53 c. 1).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RegistrationRequest {
    /// The record that will hold it.
    pub registration_id: RegistrationId,
    /// Which register numbers it.
    pub register: RegisterCode,
    /// In, out or internal.
    pub direction: Direction,
    /// What kind of act.
    pub act: ActKind,
    /// Oggetto: what it is about; may name people, so it is sealed.
    pub subject: Personal<String>,
    /// Mittente o destinatario: sender or recipient.
    pub counterparty: Personal<String>,
    /// Impronta: SHA-256 in hexadecimal of the main document, where it is electronic.
    pub digest: Option<String>,
    /// The office that receives or sends it.
    pub office: OfficeCode,
    /// The stream it belongs to, where there is one.
    pub about: Option<About>,
}

/// Protocollo assegnato: what the register assigned; none of it ever changes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Registration {
    /// The record.
    pub registration_id: RegistrationId,
    /// The register.
    pub register: RegisterCode,
    /// The year of the numbering, in Rome time.
    pub year: i32,
    /// The number: progressive, gapless, restarted each year (DPR 445/2000 art. 57).
    pub number: u64,
    /// The instant of registration, which is the instant of filing (L. 241/1990 art. 18-bis).
    pub registered_at: DateTime<Utc>,
}

impl Registration {
    /// The number as people write it, at least seven digits: `2026/0000123`.
    pub fn display_number(&self) -> String {
        format!("{}/{:07}", self.year, self.number)
    }
}

/// A number asked for, or already assigned.
///
/// An event holds it in a field named `registration`; the append replaces the request by the assignment.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Stamp {
    /// Asked for by a decision; never written to the log.
    #[serde(rename = "$request")]
    Requested(Box<RegistrationRequest>),
    /// Assigned by the append.
    #[serde(rename = "assigned")]
    Assigned(Registration),
}

impl Stamp {
    /// The registration, once assigned.
    pub fn assigned(&self) -> Option<&Registration> {
        match self {
            Self::Assigned(registration) => Some(registration),
            Self::Requested(_) => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_number_is_written_with_at_least_seven_digits() {
        let registration = Registration {
            registration_id: RegistrationId::default(),
            register: RegisterCode::default(),
            year: 2026,
            number: 123,
            registered_at: DateTime::UNIX_EPOCH,
        };
        assert_eq!(registration.display_number(), "2026/0000123");
    }
}
