//! `POST /funds/{id}/commit-funds`: keeps a part of a fund for a care plan.

use super::resolve;
use crate::http::answer::{Answer, AnswerBody};
use crate::http::command::Sent;
use crate::http::item::Named;
use crate::http::problem::Problem;
use crate::rest::schema::{Day, Euro};
use chrono::NaiveDate;
use domain::fund::{self, Fund};
use domain::shared::ids::{CommitmentId, FundCode};
use domain::shared::money::Money;
use serde::Deserialize;
use utoipa::ToSchema;
use uuid::Uuid;

/// A commitment.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct CommitFunds {
    /// The commitment; the caller names it.
    commitment_id: Uuid,
    /// For which plan.
    plan: Uuid,
    /// How much.
    #[schema(value_type = Euro)]
    amount: Money,
    /// The last day on which a version in force may name it; afterwards it is released.
    #[schema(value_type = Day)]
    until_on: NaiveDate,
}

/// Keeps a part of a fund for a care plan.
#[utoipa::path(
    post, path = "/funds/{id}/commit-funds", tag = "funds", operation_id = "commit_funds",
    params(("id" = String, Path, description = "Code or identifier of the fund.")),
    request_body = CommitFunds,
    responses((status = 200, description = "Done.", body = AnswerBody)),
    extensions(("x-permission" = json!("fund.commit_funds"))),
)]
pub(crate) async fn commit_funds(
    id: Named<FundCode>,
    Sent { call, body }: Sent<CommitFunds>,
) -> Result<Answer, Problem> {
    let plan = resolve::plan(&call, body.plan).await?;
    let command = fund::CommitFunds {
        commitment_id: CommitmentId(body.commitment_id),
        plan,
        amount: body.amount,
        until_on: body.until_on,
        at: call.now(),
    };
    call.change::<Fund>(id.stream, command).await
}
