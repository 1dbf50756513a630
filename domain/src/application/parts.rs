//! Pieces that commands bring in clear and events keep sealed.
//!
//! A piece with text is generic over it: plain in a command, [`Personal`] in an event.

use crate::shared::digest::Digest;
use crate::shared::ids::{DocumentId, ReasonCode};
use crate::shared::money::Money;
use crate::shared::personal::Personal;
use crate::shared::text::{LongText, ShortText};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// The most bytes of one document.
pub const MAX_DOCUMENT_BYTES: u64 = 25 * 1024 * 1024;

/// The formats the service accepts at all (DPCM 3/12/2013, `AgID` guidelines on formats).
pub const MEDIA_TYPES: &[&str] = &[
    "application/pdf",
    "application/pkcs7-mime",
    "application/xml",
    "application/vnd.oasis.opendocument.text",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "image/jpeg",
    "image/png",
    "image/tiff",
    "message/rfc822",
    "text/plain",
    "text/xml",
];

/// Documento: a paper in the file; its bytes live elsewhere under the same identifier.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Document<T = ShortText> {
    /// The document.
    pub document_id: DocumentId,
    /// Which required paper it is, where it is one.
    pub code: Option<ReasonCode>,
    /// The name of the file: people put names of people there.
    pub name: T,
    /// The media type found by looking at the bytes.
    pub media_type: String,
    /// Bytes.
    pub size: u64,
    /// SHA-256 of the bytes.
    pub digest: Digest,
}

/// Dichiarazione sostitutiva: that something was declared; what exactly is in the form.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Declaration {
    /// Which declaration.
    pub code: ReasonCode,
    /// Under which article.
    pub kind: DeclarationKind,
}

/// Tipo di dichiarazione sostitutiva.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DeclarationKind {
    /// Di certificazione (DPR 445/2000 art. 46).
    Certification,
    /// Dell'atto di notorietà (DPR 445/2000 art. 47).
    Notoriety,
}

/// Esito del controllo (DPR 445/2000 art. 71).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DeclarationOutcome {
    /// Confermata.
    Confirmed,
    /// Difforme, sanabile.
    Discrepancy,
    /// Falsa.
    False,
}

/// Voce della richiesta di integrazione.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct IntegrationItem<T = LongText> {
    /// What is missing.
    pub code: ReasonCode,
    /// In words.
    pub description: T,
    /// Whether this or another administration already holds it: then it cannot be asked for (art. 18).
    pub held_by_administration: bool,
}

/// Motivo ostativo: a ground of refusal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ground<T = LongText> {
    /// Which one.
    pub code: ReasonCode,
    /// In words.
    pub text: T,
    /// Whether it came up only because of the observations (art. 10-bis).
    pub follows_from_observations: bool,
}

/// Risposta alle osservazioni: why observations were not followed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ObservationsAnswer<T = LongText> {
    /// Which observations, from 1.
    pub observations: u32,
    /// The answer.
    pub answer: T,
}

/// Motivazione: facts and law (art. 3).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reasons<T = LongText> {
    /// Presupposti di fatto.
    pub facts: T,
    /// Ragioni giuridiche.
    pub law: T,
}

/// Criterio applicato: how one of the criteria set in advance was applied (art. 12).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Criterion<T = LongText> {
    /// Which criterion.
    pub code: ReasonCode,
    /// Whether it is met.
    pub met: bool,
    /// Why.
    pub explanation: T,
}

/// Beneficio: what is granted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Benefit {
    /// Importo, where money is granted.
    pub amount: Option<Money>,
    /// Posti, where places are granted.
    pub places: Option<u32>,
    /// First day.
    pub from: Option<NaiveDate>,
    /// Last day.
    pub until: Option<NaiveDate>,
}

/// Esito proposto o deciso.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// Accoglimento.
    Grant,
    /// Rigetto.
    Reject,
}

/// Computo del termine: what a decision must state about its own time (art. 2 c. 9-quinquies).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TermUsed {
    /// The day of the act.
    pub decided_on: NaiveDate,
    /// The days the law gave.
    pub term_days: u32,
    /// The days the office used, without suspensions.
    pub net_days_used: u32,
    /// The days the clock stood still.
    pub days_suspended: u32,
    /// The last day there was; absent where a suspension had no known end.
    pub due_on: Option<NaiveDate>,
    /// Days after the last one.
    pub days_late: u32,
}

/// Why an application is not examined on its merits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum InadmissibleKind {
    /// Irricevibile.
    Irreceivable,
    /// Inammissibile.
    Inadmissible,
    /// Improcedibile.
    NotProceedable,
    /// Manifestamente infondata.
    ManifestlyUnfounded,
}

/// Motivo di archiviazione.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ArchiveReason {
    /// Decesso.
    Death,
    /// Doppione.
    Duplicate,
    /// Trasferimento di residenza.
    MovedAway,
    /// Sostituita da una più recente.
    Superseded,
    /// Cessata materia.
    NoLongerNeeded,
}

/// Avviso: what a message tells of, where the service itself writes it, so that it is told once.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Notice {
    /// The call or the ranking.
    pub subject: Uuid,
    /// What of it, such as `version-2`.
    pub matter: ReasonCode,
}

/// Posto in graduatoria.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ListPlace {
    /// In graduatoria, in posizione utile.
    Ranked,
    /// In lista d'attesa.
    WaitingList,
    /// Esclusa.
    Excluded,
}

/// Situazione protetta: what a forfeiture must weigh (DPR 445/2000 art. 75 c. 1-bis).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ProtectedSituation {
    /// None.
    None,
    /// In favour of minors.
    Minors,
    /// Particular hardship.
    ParticularHardship,
}

/// Rimedio esperito.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AppealKind {
    /// Ricorso al TAR.
    Court,
    /// Ricorso straordinario.
    Extraordinary,
    /// Ricorso gerarchico o reclamo.
    Complaint,
    /// Istanza di riesame.
    Review,
}

/// Esito del rimedio.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AppealOutcome {
    /// Respinto: the decision stands.
    Dismissed,
    /// Accolto: the decision is annulled and the file is examined again.
    Upheld,
    /// Rinunciato o estinto.
    Abandoned,
}

/// Verso di un messaggio.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MessageSender {
    /// From the citizen.
    Applicant,
    /// From the office.
    Office,
}

/// Why nobody represents the beneficiary any more.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EndOfRepresentation {
    /// Delega revocata.
    Revoked,
    /// Delega scaduta.
    Expired,
    /// Maggiore età.
    ComingOfAge,
    /// Provvedimento del giudice.
    CourtMeasure,
    /// Decesso.
    Death,
}

/// Esito di una comunicazione.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DeliveryOutcome {
    /// Consegnata.
    Delivered,
    /// Non consegnata.
    Failed,
}

impl<T> Ground<T> {
    pub(super) fn seal<U>(&self, seal: impl Fn(&T) -> Personal<U>) -> Ground<Personal<U>> {
        Ground {
            code: self.code.clone(),
            text: seal(&self.text),
            follows_from_observations: self.follows_from_observations,
        }
    }
}

impl<T> IntegrationItem<T> {
    pub(super) fn seal<U>(&self, seal: impl Fn(&T) -> Personal<U>) -> IntegrationItem<Personal<U>> {
        IntegrationItem {
            code: self.code.clone(),
            description: seal(&self.description),
            held_by_administration: self.held_by_administration,
        }
    }
}

impl<T> ObservationsAnswer<T> {
    pub(super) fn seal<U>(
        &self,
        seal: impl Fn(&T) -> Personal<U>,
    ) -> ObservationsAnswer<Personal<U>> {
        ObservationsAnswer {
            observations: self.observations,
            answer: seal(&self.answer),
        }
    }
}

impl<T> Reasons<T> {
    pub(super) fn seal<U>(&self, seal: impl Fn(&T) -> Personal<U>) -> Reasons<Personal<U>> {
        Reasons {
            facts: seal(&self.facts),
            law: seal(&self.law),
        }
    }
}

impl<T> Criterion<T> {
    pub(super) fn seal<U>(&self, seal: impl Fn(&T) -> Personal<U>) -> Criterion<Personal<U>> {
        Criterion {
            code: self.code.clone(),
            met: self.met,
            explanation: seal(&self.explanation),
        }
    }
}

impl<T> Document<T> {
    pub(super) fn seal<U>(&self, seal: impl Fn(&T) -> Personal<U>) -> Document<Personal<U>> {
        Document {
            document_id: self.document_id,
            code: self.code.clone(),
            name: seal(&self.name),
            media_type: self.media_type.clone(),
            size: self.size,
            digest: self.digest.clone(),
        }
    }
}
