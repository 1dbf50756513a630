//! `POST /funds/{id}/change-allocation`: changes how much there is.

use crate::http::answer::{Answer, AnswerBody};
use crate::http::command::Sent;
use crate::http::item::Named;
use crate::http::problem::Problem;
use crate::rest::schema::{Code, Euro};
use domain::fund::{self, Fund};
use domain::shared::ids::{FundCode, ReasonCode};
use domain::shared::money::Money;
use serde::Deserialize;
use utoipa::ToSchema;

/// A change.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ChangeAllocation {
    /// How much there is from now on.
    #[schema(value_type = Euro)]
    allocated: Money,
    /// The act that changes it.
    #[schema(value_type = Code)]
    act: ReasonCode,
}

/// Changes how much there is.
#[utoipa::path(
    post, path = "/funds/{id}/change-allocation", tag = "funds", operation_id = "change_allocation",
    params(("id" = String, Path, description = "Code or identifier of the fund.")),
    request_body = ChangeAllocation,
    responses((status = 200, description = "Done.", body = AnswerBody)),
    extensions(("x-permission" = json!("fund.change_allocation"))),
)]
pub(crate) async fn change_allocation(
    id: Named<FundCode>,
    Sent { call, body }: Sent<ChangeAllocation>,
) -> Result<Answer, Problem> {
    let command = fund::ChangeAllocation {
        allocated: body.allocated,
        act: body.act,
        at: call.now(),
    };
    call.change::<Fund>(id.stream, command).await
}
