//! What is published of a service; none of it is personal data.

use super::{AppealRoute, AttachmentRule, Channel, DuplicatePolicy, IdentityLevel, Silence, Unit};
use crate::shared::ids::{OfficeCode, ReasonCode};
use crate::shared::regime::LegalRegime;
use crate::shared::text::{LongText, ShortText};
use serde::{Deserialize, Serialize};

/// Scheda del servizio: one version of everything the catalogue says of it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ServiceContent {
    /// Titolo, in Italian.
    pub title: ShortText,
    /// Descrizione, in Italian: what it gives, to whom, how.
    pub description: LongText,
    /// Base normativa.
    pub legal_basis: ShortText,
    /// The law that governs the procedure, with its caps.
    pub regime: LegalRegime,
    /// Termine: days within which the procedure must end.
    pub term_days: u32,
    /// Why the term is longer than ordinary; only then the exceptional cap applies.
    pub exceptional_term_reason: Option<ShortText>,
    /// Whether the office's own deadline moves to the next working day.
    pub roll_office_deadline: bool,
    /// Silenzio: what it means when the term ends without an answer.
    #[serde(default, skip_serializing_if = "Silence::is_failure_to_act")]
    pub silence: Silence,
    /// Procedura concorsuale: a ranking call.
    pub competitive: bool,
    /// The form: JSON Schema 2020-12 of an object.
    pub form_schema: serde_json::Value,
    /// Allegati richiesti.
    pub attachments: Vec<RequiredAttachment>,
    /// Dichiarazioni richieste (DPR 445/2000 artt. 46-47).
    pub declarations: Vec<DeclarationRule>,
    /// How it may be asked for (CAD art. 65).
    pub channels: Vec<Channel>,
    /// The least assurance about who asks.
    pub minimum_identity: IdentityLevel,
    /// What a second application does.
    pub duplicate_policy: DuplicatePolicy,
    /// Whether applications are taken only within a window that was opened.
    pub windowed: bool,
    /// The office that answers for the service.
    pub office: OfficeCode,
    /// Unit, its head, the holder of the substitute power: public officials, by name.
    pub unit: Unit,
    /// Before whom, and within how long, a decision can be challenged.
    pub appeals: Vec<AppealRoute>,
    /// How a decision says so, in Italian (L. 241/1990 art. 3 c. 4).
    pub appeal_text: LongText,
    /// Informativa sulla privacy: where it is published (GDPR art. 13).
    pub privacy_notice: ShortText,
}

/// Allegato richiesto, with how big it may be.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RequiredAttachment {
    /// Code, label and media types.
    #[serde(flatten)]
    pub rule: AttachmentRule,
    /// The most bytes.
    pub max_bytes: u64,
}

/// Dichiarazione richiesta: what the citizen declares under their own responsibility.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeclarationRule {
    /// What the declaration is called in the files.
    pub code: ReasonCode,
    /// The Italian sentence.
    pub text: LongText,
}
