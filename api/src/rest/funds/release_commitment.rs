//! `POST /funds/{id}/release-commitment`: gives back what is kept for a plan.

use crate::http::answer::{Answer, AnswerBody};
use crate::http::command::Sent;
use crate::http::item::Named;
use crate::http::problem::Problem;
use crate::rest::schema::{Code, Euro};
use domain::fund::{self, Fund};
use domain::shared::ids::{CommitmentId, FundCode, ReasonCode};
use domain::shared::money::Money;
use serde::Deserialize;
use utoipa::ToSchema;
use uuid::Uuid;

/// A release.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ReleaseCommitment {
    /// The commitment.
    commitment_id: Uuid,
    /// How much of it; all that is not paid if left out.
    #[schema(value_type = Option<Euro>)]
    amount: Option<Money>,
    /// Why.
    #[schema(value_type = Code)]
    reason: ReasonCode,
}

/// Gives back what is kept for a plan.
#[utoipa::path(
    post, path = "/funds/{id}/release-commitment", tag = "funds", operation_id = "release_commitment",
    params(("id" = String, Path, description = "Code or identifier of the fund.")),
    request_body = ReleaseCommitment,
    responses((status = 200, description = "Done.", body = AnswerBody)),
    extensions(("x-permission" = json!("fund.release_commitment"))),
)]
pub(crate) async fn release_commitment(
    id: Named<FundCode>,
    Sent { call, body }: Sent<ReleaseCommitment>,
) -> Result<Answer, Problem> {
    let command = fund::ReleaseCommitment {
        commitment_id: CommitmentId(body.commitment_id),
        amount: body.amount,
        reason: body.reason,
        at: call.now(),
    };
    call.change::<Fund>(id.stream, command).await
}
