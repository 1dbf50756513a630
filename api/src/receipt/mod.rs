//! The receipt of an application, which is also the notice that its procedure has begun.
//!
//! Law 241/1990 asks for a receipt at once (art. 18-bis); when it holds the data of art. 8 it
//! is the notice of start too, so one document does both. [`Receipt`] is the data, sent as
//! JSON; [`Receipt::page`] is what people read; with the feature `pdf` a typesetter makes the
//! accessible document out of the same page.

mod compose;
mod page;
#[cfg(feature = "pdf")]
pub mod pdf;
pub mod samples;
mod wording;

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

pub use compose::Erased;
pub use page::{AttachmentLine, Page, Row, Section};

/// Ricevuta e comunicazione di avvio del procedimento (L. 241/1990, artt. 8 e 18-bis).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Receipt {
    /// Amministrazione competente (art. 8 c. 2 a).
    pub administration: Administration,
    /// Registrazione di protocollo (DPR 445/2000 art. 53).
    pub registration: ReceiptRegistration,
    /// Data di presentazione: the instant of filing, from which the term runs (art. 8 c. 2 c-ter).
    pub filed_at: DateTime<Utc>,
    /// Who filed, as shown to them.
    pub applicant: String,
    /// The person for whom it was filed, when another.
    pub beneficiary: Option<String>,
    /// Oggetto del procedimento promosso (art. 8 c. 2 b).
    pub subject: String,
    /// Ufficio competente, with its domicilio digitale (art. 8 c. 2 c).
    pub office: ReceiptOffice,
    /// Persona responsabile del procedimento (art. 8 c. 2 c).
    pub officer: ReceiptOfficer,
    /// Data entro la quale deve concludersi il procedimento (art. 8 c. 2 c-bis): last day, in Rome.
    pub due_on: NaiveDate,
    /// The length of the term, in days, as set for the service.
    pub term_days: u16,
    /// Rimedi esperibili in caso di inerzia (art. 8 c. 2 c-bis; art. 2 c. 9-bis).
    pub substitute_power: SubstitutePower,
    /// Where the file can be seen and rights exercised on line (art. 8 c. 2 d).
    pub online_access: OnlineAccess,
    /// Ufficio dove prendere visione degli atti non digitali (art. 8 c. 2 d-bis).
    pub paper_office: ReceiptOffice,
    /// Allegati, each with its impronta, in the order they were filed.
    pub attachments: Vec<ReceiptAttachment>,
    /// Codici pubblici: what stands for the applicant in everything that is published of a ranking, call by call.
    #[serde(default)]
    pub public_codes: Vec<PublicCode>,
    /// Informativa sul trattamento dei dati personali.
    pub privacy_notice: PrivacyNotice,
}

/// Codice pubblico.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct PublicCode {
    /// The code of the call, such as `nido-2026`.
    pub call: String,
    /// Titolo del bando.
    pub title: String,
    /// The code of the applicant in its ranking.
    pub code: String,
}

/// Amministrazione: the body that must decide.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Administration {
    /// Name, such as `Comune di Policentrica`.
    pub name: String,
    /// Part of it that decides, such as `Direzione Politiche Sociali`.
    pub department: String,
    /// Codice IPA of the administration.
    pub ipa_code: String,
    /// Domicilio digitale: its certified mail address.
    pub pec: String,
}

/// Segnatura di protocollo, as printed on the receipt.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ReceiptRegistration {
    /// Number as people write it: year and at least seven digits.
    #[schema(example = "2026/0000123")]
    pub number: String,
    /// Code of the register.
    #[schema(example = "generale")]
    pub register: String,
    /// AOO: code of the records area that keeps the register.
    pub aoo: String,
    /// Instant of registration.
    pub registered_at: DateTime<Utc>,
}

/// Ufficio: where people can turn to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ReceiptOffice {
    /// Name of the office.
    pub name: String,
    /// Street and number.
    pub address: String,
    /// Certified mail of the office, or of the administration.
    pub pec: String,
    /// Telephone, when there is one.
    pub phone: Option<String>,
    /// Opening hours as people read them.
    pub opening_hours: Option<String>,
}

/// Responsabile del procedimento, or who stands in until one is assigned (art. 5 c. 2).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(tag = "role", rename_all = "snake_case")]
pub enum ReceiptOfficer {
    /// The officer to whom the procedure is assigned.
    Officer {
        /// Name and surname.
        name: String,
    },
    /// Nobody is assigned yet: the head of the unit answers for it.
    HeadOfUnit {
        /// Name and surname.
        name: String,
    },
}

/// Titolare del potere sostitutivo: decides in half the term when the office does not.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct SubstitutePower {
    /// Name or office of the holder.
    pub holder: String,
    /// Address to write to.
    pub contact: String,
}

/// Accesso telematico al fascicolo.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct OnlineAccess {
    /// Address of the portal page of this application.
    pub url: String,
    /// How one identifies oneself there, such as `SPID o CIE`.
    pub identification: String,
}

/// Allegato: one document filed, as it was received.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ReceiptAttachment {
    /// Name given by the sender.
    pub name: String,
    /// Size in bytes.
    pub size: u64,
    /// Impronta: SHA-256, 64 hexadecimal digits.
    #[schema(pattern = "^[0-9a-f]{64}$")]
    pub sha256: String,
}

/// Informativa privacy (Reg. UE 2016/679, artt. 13 e 14).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct PrivacyNotice {
    /// Which notice, with its version.
    pub reference: String,
    /// Where it can be read.
    pub url: String,
}

impl Receipt {
    /// The receipt in words, in Italian: what every readable form of it shows.
    pub fn page(&self) -> Page {
        wording::page(self)
    }
}
