//! `POST /services/{id}/withdraw-service`: takes a service out of the catalogue.

use crate::http::answer::{Answer, AnswerBody};
use crate::http::command::Sent;
use crate::http::item::Named;
use crate::http::problem::Problem;
use crate::rest::schema::LongText;
use domain::service::{self, Service};
use domain::shared::ids::ServiceCode;
use domain::shared::text;
use serde::Deserialize;
use utoipa::ToSchema;

/// The end of a service.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct WithdrawService {
    /// Why, for the public.
    #[schema(value_type = LongText)]
    reason: text::LongText,
}

/// Takes a service out of the catalogue; running procedures go on.
#[utoipa::path(
    post, path = "/services/{id}/withdraw-service", tag = "services", operation_id = "withdraw_service",
    params(("id" = String, Path, description = "Code or identifier of the service.")),
    request_body = WithdrawService,
    responses((status = 200, description = "Done.", body = AnswerBody)),
    extensions(("x-permission" = json!("service.withdraw_service"))),
)]
pub(crate) async fn withdraw_service(
    id: Named<ServiceCode>,
    Sent { call, body }: Sent<WithdrawService>,
) -> Result<Answer, Problem> {
    let command = service::WithdrawService {
        reason: body.reason,
        at: call.now(),
    };
    call.change::<Service>(id.stream, command).await
}
