//! `POST /services/{id}/set-office-map`: says which office is in charge of which district.

use super::content::OfficeMap;
use crate::http::answer::{Answer, AnswerBody};
use crate::http::command::Sent;
use crate::http::item::Named;
use crate::http::problem::Problem;
use domain::service::{self, Service};
use domain::shared::ids::ServiceCode;
use serde::Deserialize;
use utoipa::ToSchema;

/// Who is in charge.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct SetOfficeMap {
    /// Who is in charge of which district.
    offices: OfficeMap,
}

/// Says which office is in charge of which district from now on.
#[utoipa::path(
    post, path = "/services/{id}/set-office-map", tag = "services", operation_id = "set_office_map",
    params(("id" = String, Path, description = "Code or identifier of the service.")),
    request_body = SetOfficeMap,
    responses((status = 200, description = "Done.", body = AnswerBody)),
    extensions(("x-permission" = json!("service.set_office_map"))),
)]
pub(crate) async fn set_office_map(
    id: Named<ServiceCode>,
    Sent { call, body }: Sent<SetOfficeMap>,
) -> Result<Answer, Problem> {
    let command = service::SetOfficeMap {
        offices: body.offices.into(),
        at: call.now(),
    };
    call.change::<Service>(id.stream, command).await
}
