//! `POST /people/{id}/record-tax-code`: records or corrects the tax code.

use super::sealed::sealed;
use crate::http::answer::{Answer, AnswerBody};
use crate::http::command::Sent;
use crate::http::item::Item;
use crate::http::problem::Problem;
use crate::rest::schema::{Code, TaxCode};
use domain::person::{self, Person};
use domain::shared::ids::ReasonCode;
use domain::shared::tax_code;
use serde::Deserialize;
use utoipa::ToSchema;

/// A tax code.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct RecordTaxCode {
    /// The code.
    #[schema(value_type = TaxCode)]
    tax_code: tax_code::TaxCode,
    /// Where it comes from, or why it changes.
    #[schema(value_type = Code)]
    reason: ReasonCode,
}

/// Records or corrects the tax code.
#[utoipa::path(
    post, path = "/people/{id}/record-tax-code", tag = "people", operation_id = "record_tax_code",
    params(("id" = uuid::Uuid, Path, description = "The person.")),
    request_body = RecordTaxCode,
    responses((status = 200, description = "Done.", body = AnswerBody)),
    extensions(("x-permission" = json!("person.record_tax_code"))),
)]
pub(crate) async fn record_tax_code(
    Item(id): Item,
    Sent { call, body }: Sent<RecordTaxCode>,
) -> Result<Answer, Problem> {
    let command = person::RecordTaxCode {
        tax_code: sealed(id, body.tax_code),
        reason: body.reason,
    };
    call.change::<Person>(id, command).await
}
