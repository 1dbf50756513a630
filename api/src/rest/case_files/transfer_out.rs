//! `POST /case-files/{id}/transfer-out`: closes a case that another municipality goes on with.

use super::change::{change, given};
use super::parts::SchemeCode;
use crate::http::answer::{Answer, AnswerBody};
use crate::http::command::Sent;
use crate::http::item::Item;
use crate::http::problem::Problem;
use crate::rest::schema::{Code, Day};
use chrono::NaiveDate;
use domain::case_file;
use domain::shared::ids::{DocumentId, ReasonCode};
use serde::Deserialize;
use utoipa::ToSchema;
use uuid::Uuid;

/// Where the case goes.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct TransferOut {
    /// Codice ISTAT.
    #[schema(value_type = Code, example = "087002")]
    municipality: ReasonCode,
    /// Why the case is closed: `1` or `2` of `sinba.closure-reason`.
    closure: SchemeCode,
    /// How the person is left.
    situation: Option<SchemeCode>,
    /// Documents of the file that were sent along.
    #[schema(max_items = 200)]
    documents: Vec<Uuid>,
    /// The last day here.
    #[schema(value_type = Day)]
    left_on: NaiveDate,
}

/// Closes a case that another municipality goes on with.
#[utoipa::path(
    post, path = "/case-files/{id}/transfer-out", tag = "case-files", operation_id = "transfer_out",
    params(("id" = uuid::Uuid, Path, description = "The case file.")),
    request_body = TransferOut,
    responses((status = 200, description = "It has left.", body = AnswerBody)),
    extensions(("x-permission" = json!("case_file.transfer_out"))),
)]
pub(crate) async fn transfer_out(
    Item(id): Item,
    Sent { call, body }: Sent<TransferOut>,
) -> Result<Answer, Problem> {
    let command = case_file::TransferOut {
        given: given(&call),
        municipality: body.municipality,
        closure: body.closure.into(),
        situation: body.situation.map(Into::into),
        documents: body.documents.into_iter().map(DocumentId).collect(),
        left_on: body.left_on,
    };
    change(call, id, command).await
}
