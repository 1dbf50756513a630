//! `POST /case-files/{id}/record-court-measure`: records what a court ordered.

use super::change::{change, given};
use super::parts::SchemeCode;
use super::sealed::sealed;
use crate::http::answer::{Answer, AnswerBody};
use crate::http::command::Sent;
use crate::http::item::Item;
use crate::http::problem::Problem;
use crate::rest::schema::{Day, LongText, ShortText};
use chrono::NaiveDate;
use domain::case_file;
use domain::shared::text;
use serde::Deserialize;
use utoipa::ToSchema;
use uuid::Uuid;

/// A measure of a court.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct RecordCourtMeasure {
    /// The day it was issued.
    #[schema(value_type = Day)]
    issued_on: NaiveDate,
    /// Its last day.
    #[schema(value_type = Option<Day>)]
    until_on: Option<NaiveDate>,
    /// Which court.
    #[schema(value_type = ShortText)]
    court: text::ShortText,
    /// What sort of measure.
    kind: SchemeCode,
    /// Number and year.
    #[schema(value_type = ShortText)]
    reference: text::ShortText,
    /// In words.
    #[schema(value_type = Option<LongText>)]
    note: Option<text::LongText>,
}

impl RecordCourtMeasure {
    /// The measure as one about this person.
    pub(super) fn about(self, person: Uuid, measure_id: Uuid) -> case_file::CourtMeasure {
        let detail = case_file::MeasureDetail {
            court: self.court,
            kind: self.kind.into(),
            reference: self.reference,
            note: self.note,
        };
        case_file::CourtMeasure {
            measure_id,
            issued_on: self.issued_on,
            until_on: self.until_on,
            detail: sealed(person, detail),
        }
    }
}

/// Records what a court ordered.
#[utoipa::path(
    post, path = "/case-files/{id}/record-court-measure", tag = "case-files", operation_id = "record_court_measure",
    params(("id" = uuid::Uuid, Path, description = "The case file.")),
    request_body = RecordCourtMeasure,
    responses((status = 200, description = "It is recorded.", body = AnswerBody)),
    extensions(("x-permission" = json!("case_file.record_court_measure"))),
)]
pub(crate) async fn record_court_measure(
    Item(id): Item,
    Sent { call, body }: Sent<RecordCourtMeasure>,
) -> Result<Answer, Problem> {
    let command = case_file::RecordCourtMeasure {
        given: given(&call),
        measure: body.about(id, call.new_id("measure")),
    };
    change(call, id, command).await
}
