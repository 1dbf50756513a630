//! What a case file holds: reports, needs, households, ISEE, assessments, court measures, entries and documents.

use super::{CaseFileError, Worker};
use crate::shared::digest::Digest;
use crate::shared::ids::{DocumentId, OfficeCode, PersonId, ReasonCode};
use crate::shared::money::Money;
use crate::shared::personal::Personal;
use crate::shared::schemes::{self, Unfit};
use crate::shared::text::{LongText, ShortText};
use chrono::{DateTime, NaiveDate, Utc};
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use std::fmt;
use uuid::Uuid;

/// Codice di uno schema: a code of a published list, such as `7` of `sinba.report-source`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct SchemeCode {
    /// Which list, in which edition.
    pub scheme: ReasonCode,
    /// Which line of it.
    pub code: ReasonCode,
}

impl SchemeCode {
    /// Whether the lists have this code on that day.
    pub(crate) fn fits(&self, on: NaiveDate) -> Result<(), Unfit> {
        schemes::check(self.scheme.as_str(), self.code.as_str(), on)
    }

    /// Refuses a code of a list nobody knows, or that the list does not have on that day.
    pub(super) fn check(&self, on: NaiveDate) -> Result<(), CaseFileError> {
        self.fits(on).map_err(|unfit| match unfit {
            Unfit::SchemeUnknown => CaseFileError::SchemeUnknown,
            Unfit::CodeNotValid => CaseFileError::CodeNotValid,
        })
    }
}

/// Segnalazione: how the service came to know of somebody.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Report {
    /// The report.
    pub report_id: Uuid,
    /// Fonte: who reported, as a code.
    pub source: SchemeCode,
    /// The day it came.
    pub received_on: NaiveDate,
    /// Segnalante: kept apart and never shown to the family; absent where anonymous.
    pub reporter: Option<Personal<ShortText>>,
    /// What was reported.
    pub text: Option<Personal<LongText>>,
}

/// Percorso dopo i diciotto anni.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AdultPath {
    /// Chiusura: the case is closed as come of age.
    Close,
    /// Passaggio all'area adulti.
    AdultServices,
    /// Prosegue come neomaggiorenne.
    Continue,
}

/// Assegnazione: somebody works on the case since a day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Assignment {
    /// Who.
    pub worker: Worker,
    /// The first day.
    pub from_on: NaiveDate,
}

/// Bisogno: one need; its code says something of health, so it is sealed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Need {
    /// The need.
    pub need_id: Uuid,
    /// The first day.
    pub from_on: NaiveDate,
    /// Which need.
    pub detail: Personal<NeedDetail>,
}

/// Which need somebody has.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NeedDetail {
    /// Macro or micro class.
    pub code: SchemeCode,
    /// In words.
    pub note: Option<LongText>,
}

/// Di che si tratta: the people somebody lives with, or those who support them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Circle {
    /// Nucleo familiare.
    Household,
    /// Rete di sostegno.
    SupportNetwork,
}

/// Nucleo o rete, from a day on: the whole of it again with every change.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Household {
    /// Household or support network.
    pub circle: Circle,
    /// The first day it is so.
    pub from_on: NaiveDate,
    /// Everybody in it beside the person of the file.
    pub members: Personal<Vec<Member>>,
}

/// Componente: somebody in a household or a support network.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Member {
    /// Their own file, where they have one.
    pub person: Option<PersonId>,
    /// Their name.
    pub name: ShortText,
    /// What they are to the person of the file.
    pub relation: ReasonCode,
    /// Whether they live together.
    pub cohabiting: bool,
    /// Potestà: whether they have parental responsibility, where somebody has asked.
    pub parental_authority: Option<bool>,
    /// When and for what they can be counted on.
    pub availability: Option<ShortText>,
    /// Recapito.
    pub contact: Option<ShortText>,
    /// Whether they have a recognised disability, where somebody has asked.
    pub disability: Option<bool>,
    /// Affidatario.
    pub foster_carer: Option<bool>,
    /// What one must know of them.
    pub note: Option<ShortText>,
}

/// Dati scuola, from a day on.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct School {
    /// The record.
    pub school_id: Uuid,
    /// The first day.
    pub from_on: NaiveDate,
    /// Which school.
    pub detail: Personal<SchoolDetail>,
}

/// Where somebody goes to school.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SchoolDetail {
    /// The school.
    pub school: ShortText,
    /// Anno scolastico, such as `2025/2026`.
    pub year: ShortText,
    /// Classe.
    pub class: Option<ShortText>,
    /// In words.
    pub note: Option<LongText>,
}

/// Intervento richiesto.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ServiceRequest {
    /// The request.
    pub request_id: Uuid,
    /// The day it was asked for.
    pub requested_on: NaiveDate,
    /// What was asked for.
    pub detail: Personal<RequestDetail>,
}

/// What somebody asked for.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RequestDetail {
    /// Which service.
    pub service: SchemeCode,
    /// In words.
    pub note: Option<LongText>,
}

/// Attestazione ISEE, taken as it was issued and never computed (DPCM 159/2013).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Isee {
    /// The record.
    pub isee_id: Uuid,
    /// Ordinario, minorenni, sociosanitario, corrente.
    pub kind: SchemeCode,
    /// Protocollo DSU.
    pub declaration: Personal<ShortText>,
    /// The value.
    pub value: Personal<Money>,
    /// The day it was issued.
    pub issued_on: NaiveDate,
    /// Its last day.
    pub expires_on: NaiveDate,
    /// Attestazione con omissioni o difformità.
    pub with_omissions: bool,
}

/// Valutazione: what came out of an instrument.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Assessment {
    /// The assessment.
    pub assessment_id: Uuid,
    /// Scheda o scala, such as `barthel`.
    pub tool: SchemeCode,
    /// The day it was made.
    pub done_on: NaiveDate,
    /// What came out.
    pub result: Personal<AssessmentResult>,
}

/// Scores of an instrument.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AssessmentResult {
    /// Line by line.
    pub scores: Vec<Score>,
    /// In words.
    pub note: Option<LongText>,
}

/// Punteggio of one line.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Score {
    /// Which line.
    pub item: ReasonCode,
    /// How many points.
    pub value: Decimal,
}

/// Provvedimento dell'autorità giudiziaria.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CourtMeasure {
    /// The measure.
    pub measure_id: Uuid,
    /// The day it was issued.
    pub issued_on: NaiveDate,
    /// Its last day, where it has one.
    pub until_on: Option<NaiveDate>,
    /// What was ordered.
    pub detail: Personal<MeasureDetail>,
}

/// What a court ordered.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MeasureDetail {
    /// Which court.
    pub court: ShortText,
    /// What sort of measure.
    pub kind: SchemeCode,
    /// Number and year.
    pub reference: ShortText,
    /// In words.
    pub note: Option<LongText>,
}

/// Nota di diario: an interview, a visit, a note; never edited, only superseded.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DiaryEntry {
    /// The entry.
    pub entry_id: Uuid,
    /// Colloquio, visita domiciliare, relazione.
    pub kind: SchemeCode,
    /// When it happened.
    pub happened_at: DateTime<Utc>,
    /// Riservata: for those who work on the case.
    pub reserved: bool,
    /// Personale: for its author and the head of their office.
    #[serde(default)]
    pub private: bool,
    /// Attività professionale: what it took.
    #[serde(default)]
    pub activity: Option<Activity>,
    /// Who was there.
    pub present: Option<Personal<ShortText>>,
    /// What was said and seen.
    pub text: Personal<LongText>,
}

/// Attività professionale.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Activity {
    /// How many operators.
    pub operators: u16,
    /// How long each, in minutes.
    pub minutes: u16,
}

/// Chi può vedere un documento beside those who work on the case.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Visibility {
    /// Only the service.
    Private,
    /// Atto amministrativo: the citizen too.
    Public,
}

/// Documento della cartella; its bytes are kept under its identifier.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CaseDocument {
    /// The document.
    pub document_id: DocumentId,
    /// Cartella di appartenenza, as a code.
    pub folder: SchemeCode,
    /// Who may see it.
    pub visibility: Visibility,
    /// Made on a court's mandate, and so an act of the court.
    pub court_mandated: bool,
    /// Its title.
    pub title: Personal<ShortText>,
    /// The media type found by looking at the bytes.
    pub media_type: String,
    /// Bytes.
    pub size: u64,
    /// Impronta of the bytes.
    pub digest: Digest,
}

/// Abilitazione: another office may read the file for some time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AccessGrant {
    /// Which office.
    pub office: OfficeCode,
    /// The first day.
    pub from_on: NaiveDate,
    /// The last day; absent means "until revoked".
    pub until_on: Option<NaiveDate>,
}

macro_rules! hidden {
    ($($name:ident)*) => {$(
        /// Never shows what it holds.
        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(concat!(stringify!($name), "(…)"))
            }
        }
    )*};
}

hidden!(NeedDetail Member SchoolDetail RequestDetail AssessmentResult Score MeasureDetail);
