//! `POST /case-files/{id}/record-assessment`: records what came out of an instrument.

use super::change::{change, given};
use super::parts::{SchemeCode, Score};
use super::sealed::sealed;
use crate::http::answer::{Answer, AnswerBody};
use crate::http::command::Sent;
use crate::http::item::Item;
use crate::http::problem::Problem;
use crate::rest::schema::{Day, LongText};
use chrono::NaiveDate;
use domain::case_file;
use domain::shared::text;
use serde::Deserialize;
use utoipa::ToSchema;
use uuid::Uuid;

/// An assessment.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct RecordAssessment {
    /// Scheda o scala.
    tool: SchemeCode,
    /// The day it was made.
    #[schema(value_type = Day)]
    done_on: NaiveDate,
    /// Line by line.
    #[schema(max_items = 100)]
    scores: Vec<Score>,
    /// In words.
    #[schema(value_type = Option<LongText>)]
    note: Option<text::LongText>,
}

impl RecordAssessment {
    /// The assessment as one of this person.
    pub(super) fn about(self, person: Uuid, assessment_id: Uuid) -> case_file::Assessment {
        let result = case_file::AssessmentResult {
            scores: self.scores.into_iter().map(Into::into).collect(),
            note: self.note,
        };
        case_file::Assessment {
            assessment_id,
            tool: self.tool.into(),
            done_on: self.done_on,
            result: sealed(person, result),
        }
    }
}

/// Records what came out of an instrument.
#[utoipa::path(
    post, path = "/case-files/{id}/record-assessment", tag = "case-files", operation_id = "record_assessment",
    params(("id" = uuid::Uuid, Path, description = "The case file.")),
    request_body = RecordAssessment,
    responses((status = 200, description = "It is recorded.", body = AnswerBody)),
    extensions(("x-permission" = json!("case_file.record_assessment"))),
)]
pub(crate) async fn record_assessment(
    Item(id): Item,
    Sent { call, body }: Sent<RecordAssessment>,
) -> Result<Answer, Problem> {
    let command = case_file::RecordAssessment {
        given: given(&call),
        assessment: body.about(id, call.new_id("assessment")),
    };
    change(call, id, command).await
}
