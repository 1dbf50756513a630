//! `POST /funds`: opens the fund of a source and a year.

use crate::http::answer::{Answer, AnswerBody};
use crate::http::command::Sent;
use crate::http::problem::Problem;
use crate::rest::schema::{Code, Euro};
use domain::fund::{self, Fund};
use domain::shared::ids::{FundCode, ReasonCode};
use domain::shared::money::Money;
use serde::Deserialize;
use utoipa::ToSchema;

/// A new fund.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct OpenFund {
    /// Fonte di finanziamento.
    #[schema(value_type = Code)]
    source: ReasonCode,
    /// The year.
    #[schema(minimum = 2000, maximum = 2100)]
    year: i32,
    /// Stanziamento.
    #[schema(value_type = Euro)]
    allocated: Money,
    /// The act that allocates it.
    #[schema(value_type = Code)]
    act: ReasonCode,
}

/// Opens the fund of a source and a year.
#[utoipa::path(
    post, path = "/funds", tag = "funds", operation_id = "open_fund",
    request_body = OpenFund,
    responses((status = 201, description = "The fund is open.", body = AnswerBody)),
    extensions(("x-permission" = json!("fund.open_fund"))),
)]
pub(crate) async fn open_fund(Sent { call, body }: Sent<OpenFund>) -> Result<Answer, Problem> {
    // A source too long for a code is refused by the decision; there is no such stream before.
    let id = FundCode::of(&body.source, body.year)
        .map_or_else(|_| call.new_id("fund"), |code| code.stream_id());
    let command = fund::OpenFund {
        source: body.source,
        year: body.year,
        allocated: body.allocated,
        act: body.act,
        at: call.now(),
    };
    let location = format!("/api/v1/funds/{id}");
    call.create::<Fund>(id, location, command).await
}
