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
use uuid::Uuid;

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

impl RecordIsee {
    /// The ISEE as one of this person.
    pub(super) fn about(self, person: Uuid, isee_id: Uuid) -> case_file::Isee {
        case_file::Isee {
            isee_id,
            kind: self.kind.into(),
            declaration: sealed(person, self.declaration),
            value: sealed(person, self.value),
            issued_on: self.issued_on,
            expires_on: self.expires_on,
            with_omissions: self.with_omissions,
        }
    }
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
        isee: body.about(id, call.new_id("isee")),
    };
    change(call, id, command).await
}
