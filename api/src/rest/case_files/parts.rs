//! Pieces of a case file as they are sent.

use super::sealed::sealed;
use crate::rest::schema::{Code, Instant, LongText, ShortText};
use chrono::{DateTime, Utc};
use domain::case_file;
use domain::shared::ids::{ActorCode, OfficeCode, PersonId, ReasonCode};
use domain::shared::text;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

/// A code of a published list.
#[derive(Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({ "scheme": "sinba.report-source", "code": "13" }))]
pub(crate) struct SchemeCode {
    /// Which list, in which edition.
    #[schema(value_type = Code)]
    scheme: ReasonCode,
    /// Which line of it.
    #[schema(value_type = Code)]
    code: ReasonCode,
}

impl From<SchemeCode> for case_file::SchemeCode {
    fn from(sent: SchemeCode) -> Self {
        Self {
            scheme: sent.scheme,
            code: sent.code,
        }
    }
}

impl From<case_file::SchemeCode> for SchemeCode {
    fn from(code: case_file::SchemeCode) -> Self {
        Self {
            scheme: code.scheme,
            code: code.code,
        }
    }
}

/// Somebody at an office.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = CaseWorker)]
pub(super) struct Worker {
    /// Where they work.
    #[schema(value_type = Code, example = "centro-1")]
    office: OfficeCode,
    /// Who they are.
    #[schema(value_type = Code)]
    actor: ActorCode,
}

impl From<Worker> for case_file::Worker {
    fn from(sent: Worker) -> Self {
        Self {
            office: sent.office,
            actor: sent.actor,
        }
    }
}

/// Somebody in a household or a support network.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = HouseholdMember)]
pub(super) struct Member {
    /// Their own file, where they have one.
    person: Option<Uuid>,
    /// Their name.
    #[schema(value_type = ShortText)]
    name: text::ShortText,
    /// What they are to the person of the file.
    #[schema(value_type = Code)]
    relation: ReasonCode,
    /// Whether they live together.
    cohabiting: bool,
    /// Whether they have parental responsibility.
    parental_authority: Option<bool>,
    /// When and for what they can be counted on.
    #[schema(value_type = Option<ShortText>)]
    availability: Option<text::ShortText>,
    /// How they are reached.
    #[schema(value_type = Option<ShortText>)]
    contact: Option<text::ShortText>,
    /// Whether they have a recognised disability.
    disability: Option<bool>,
    /// Whether they are a foster carer.
    foster_carer: Option<bool>,
    /// What one must know of them.
    #[schema(value_type = Option<ShortText>)]
    note: Option<text::ShortText>,
}

impl Member {
    /// Whose file it is, where they have one.
    pub(super) fn person(&self) -> Option<PersonId> {
        self.person.map(PersonId)
    }
}

impl From<Member> for case_file::Member {
    fn from(sent: Member) -> Self {
        Self {
            person: sent.person.map(PersonId),
            name: sent.name,
            relation: sent.relation,
            cohabiting: sent.cohabiting,
            parental_authority: sent.parental_authority,
            availability: sent.availability,
            contact: sent.contact,
            disability: sent.disability,
            foster_carer: sent.foster_carer,
            note: sent.note,
        }
    }
}

/// Points of one line of an instrument.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = AssessmentScore)]
pub(super) struct Score {
    /// Which line.
    #[schema(value_type = Code)]
    item: ReasonCode,
    /// How many points.
    #[schema(value_type = String, pattern = r"^-?[0-9]{1,9}(\.[0-9]{1,4})?$")]
    value: Decimal,
}

impl From<Score> for case_file::Score {
    fn from(sent: Score) -> Self {
        Self {
            item: sent.item,
            value: sent.value,
        }
    }
}

/// Attività professionale.
#[derive(Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = ProfessionalActivity)]
pub(super) struct Activity {
    /// How many operators.
    #[schema(minimum = 0, maximum = 65535)]
    operators: u16,
    /// How long each, in minutes.
    #[schema(minimum = 0, maximum = 65535)]
    minutes: u16,
}

impl From<case_file::Activity> for Activity {
    fn from(took: case_file::Activity) -> Self {
        Self {
            operators: took.operators,
            minutes: took.minutes,
        }
    }
}

impl From<Activity> for case_file::Activity {
    fn from(sent: Activity) -> Self {
        Self {
            operators: sent.operators,
            minutes: sent.minutes,
        }
    }
}

/// Nota di diario.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = DiaryEntryText)]
pub(super) struct Entry {
    /// Colloquio, visita domiciliare, relazione.
    kind: SchemeCode,
    /// When it happened.
    #[schema(value_type = Instant)]
    happened_at: DateTime<Utc>,
    /// Whether it is for those who work on the case.
    reserved: bool,
    /// Whether it is for its author and the head of their office; not if left out.
    private: Option<bool>,
    /// What it took.
    activity: Option<Activity>,
    /// Who was there.
    #[schema(value_type = Option<ShortText>)]
    present: Option<text::ShortText>,
    /// What was said and seen.
    #[schema(value_type = LongText)]
    text: text::LongText,
}

impl Entry {
    /// The entry as one about this person.
    pub(super) fn about(self, person: Uuid, entry_id: Uuid) -> case_file::DiaryEntry {
        case_file::DiaryEntry {
            entry_id,
            kind: self.kind.into(),
            happened_at: self.happened_at,
            reserved: self.reserved,
            private: self.private.unwrap_or_default(),
            activity: self.activity.map(Into::into),
            present: self.present.map(|present| sealed(person, present)),
            text: sealed(person, self.text),
        }
    }
}
