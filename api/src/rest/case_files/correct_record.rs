//! `POST /case-files/{id}/correct-record`: puts right what was written by mistake.

use super::change::{change, given};
use super::parts::Worker;
use super::record_assessment::RecordAssessment;
use super::record_court_measure::RecordCourtMeasure;
use super::record_household::RecordHousehold;
use super::record_isee::RecordIsee;
use super::record_need::RecordNeed;
use super::sealed::sealed;
use crate::http::answer::{Answer, AnswerBody};
use crate::http::command::{Call, Sent};
use crate::http::item::Item;
use crate::http::problem::Problem;
use crate::rest::schema::{Code, Day, LongText};
use chrono::NaiveDate;
use domain::case_file;
use domain::shared::ids::{ApplicationId, ReasonCode};
use domain::shared::text;
use serde::Deserialize;
use utoipa::ToSchema;
use uuid::Uuid;

/// What was written by mistake, and how it should have been written.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({
    "correction": { "kind": "opening", "episode": 1, "opened_on": "2026-02-03" },
    "effect_on": "2026-02-03", "reason": "wrong-date", "note": null,
}))]
pub(crate) struct CorrectRecord {
    /// What, and how it should be.
    correction: Correction,
    /// Since when the file says something else, which the preview shows; another day than that is refused.
    #[schema(value_type = Option<Day>)]
    effect_on: Option<NaiveDate>,
    /// Why.
    #[schema(value_type = Code)]
    reason: ReasonCode,
    /// Why, in words.
    #[schema(value_type = Option<LongText>)]
    note: Option<text::LongText>,
}

/// Rettifica.
#[derive(Deserialize, ToSchema)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
#[schema(as = CaseFileCorrection)]
enum Correction {
    /// The first day of a case manager; the last one of whoever was it before follows.
    CaseManager {
        /// Who.
        worker: Worker,
        /// The first day as it is on file.
        #[schema(value_type = Day)]
        began_on: NaiveDate,
        /// The first day as it was.
        #[schema(value_type = Day)]
        from_on: NaiveDate,
    },
    /// The first day of an episode.
    Opening {
        /// Which.
        #[schema(minimum = 1)]
        episode: u32,
        /// The first day as it was.
        #[schema(value_type = Day)]
        opened_on: NaiveDate,
    },
    /// The last day of an episode.
    Closing {
        /// Which.
        #[schema(minimum = 1)]
        episode: u32,
        /// The last day as it was.
        #[schema(value_type = Day)]
        closed_on: NaiveDate,
    },
    /// One version of a household or a support network.
    Household {
        /// The first day of that version as it is on file.
        #[schema(value_type = Day)]
        began_on: NaiveDate,
        /// As it was.
        household: RecordHousehold,
    },
    /// A need.
    Need {
        /// Which.
        id: Uuid,
        /// As it was.
        need: RecordNeed,
    },
    /// An ISEE.
    Isee {
        /// Which.
        id: Uuid,
        /// As it was.
        isee: RecordIsee,
    },
    /// An assessment.
    Assessment {
        /// Which.
        id: Uuid,
        /// As it was.
        assessment: RecordAssessment,
    },
    /// A measure of a court.
    CourtMeasure {
        /// Which.
        id: Uuid,
        /// As it was.
        measure: RecordCourtMeasure,
    },
    /// An application of somebody else, which is no longer linked.
    Application {
        /// Which.
        id: Uuid,
    },
}

impl Correction {
    fn about(self, person: Uuid) -> case_file::Correction {
        use case_file::Correction as C;
        match self {
            Self::CaseManager {
                worker,
                began_on,
                from_on,
            } => C::CaseManager {
                worker: worker.into(),
                began_on,
                from_on,
            },
            Self::Opening { episode, opened_on } => C::Opening { episode, opened_on },
            Self::Closing { episode, closed_on } => C::Closing { episode, closed_on },
            Self::Household {
                began_on,
                household,
            } => C::Household {
                began_on,
                household: household.about(person),
            },
            Self::Need { id, need } => C::Need(need.about(person, id)),
            Self::Isee { id, isee } => C::Isee(isee.about(person, id)),
            Self::Assessment { id, assessment } => C::Assessment(assessment.about(person, id)),
            Self::CourtMeasure { id, measure } => C::CourtMeasure(measure.about(person, id)),
            Self::Application { id } => C::Application(ApplicationId(id)),
        }
    }
}

impl CorrectRecord {
    /// The command on the file of this person, where everybody it names is on file.
    pub(super) async fn command(
        self,
        call: &Call,
        person: Uuid,
    ) -> Result<case_file::CorrectRecord, Problem> {
        if let Correction::Household { household, .. } = &self.correction {
            household.known(call, "/correction/household").await?;
        }
        Ok(case_file::CorrectRecord {
            given: given(call),
            correction: self.correction.about(person),
            effect_on: self.effect_on,
            reason: self.reason,
            note: self.note.map(|note| sealed(person, note)),
        })
    }
}

/// Puts right what was written by mistake; it counts as never written, from the day it was on file for.
#[utoipa::path(
    post, path = "/case-files/{id}/correct-record", tag = "case-files", operation_id = "correct_record",
    params(("id" = uuid::Uuid, Path, description = "The case file.")),
    request_body = CorrectRecord,
    responses((status = 200, description = "It is put right.", body = AnswerBody)),
    extensions(("x-permission" = json!("case_file.correct_record"))),
)]
pub(crate) async fn correct_record(
    Item(id): Item,
    Sent { call, body }: Sent<CorrectRecord>,
) -> Result<Answer, Problem> {
    let command = body.command(&call, id).await?;
    change(call, id, command).await
}
