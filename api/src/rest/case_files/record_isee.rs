//! `POST /case-files/{id}/record-isee`: records an ISEE as it was issued.

use super::change::{change, given};
use super::parts::SchemeCode;
use super::sealed::sealed;
use crate::http::answer::{Answer, AnswerBody};
use crate::http::command::Sent;
use crate::http::item::Item;
use crate::http::problem::Problem;
use crate::rest::schema::{Day, Euro, ShortText};
use chrono::NaiveDate;
use domain::case_file;
use domain::shared::money::Money;
use domain::shared::text;
use serde::Deserialize;
use utoipa::ToSchema;

/// An ISEE.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct RecordIsee {
    /// Ordinario, minorenni, sociosanitario, corrente.
    kind: SchemeCode,
    /// Protocollo DSU.
    #[schema(value_type = ShortText)]
    declaration: text::ShortText,
    /// The value.
    #[schema(value_type = Euro)]
    value: Money,
    /// The day it was issued.
    #[schema(value_type = Day)]
    issued_on: NaiveDate,
    /// Its last day.
    #[schema(value_type = Day)]
    expires_on: NaiveDate,
    /// Whether it states omissions or differences.
    with_omissions: bool,
}

/// Records an ISEE as it was issued.
#[utoipa::path(
    post, path = "/case-files/{id}/record-isee", tag = "case-files", operation_id = "record_isee",
    params(("id" = uuid::Uuid, Path, description = "The case file.")),
    request_body = RecordIsee,
    responses((status = 200, description = "It is recorded.", body = AnswerBody)),
    extensions(("x-permission" = json!("case_file.record_isee"))),
)]
pub(crate) async fn record_isee(
    Item(id): Item,
    Sent { call, body }: Sent<RecordIsee>,
) -> Result<Answer, Problem> {
    let command = case_file::RecordIsee {
        given: given(&call),
        isee: case_file::Isee {
            isee_id: call.new_id("isee"),
            kind: body.kind.into(),
            declaration: sealed(id, body.declaration),
            value: sealed(id, body.value),
            issued_on: body.issued_on,
            expires_on: body.expires_on,
            with_omissions: body.with_omissions,
        },
    };
    change(call, id, command).await
}
