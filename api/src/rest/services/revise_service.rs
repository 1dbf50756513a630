//! `POST /services/{id}/revise-service`: publishes another version.

use super::content::ServiceContent;
use crate::http::answer::{Answer, AnswerBody};
use crate::http::command::Sent;
use crate::http::item::Named;
use crate::http::problem::Problem;
use domain::service::{self, Service};
use domain::shared::ids::ServiceCode;
use serde::Deserialize;
use utoipa::ToSchema;

/// Another version.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ReviseService {
    /// The whole content again.
    content: ServiceContent,
}

/// Publishes another version; running procedures keep theirs.
#[utoipa::path(
    post, path = "/services/{id}/revise-service", tag = "services", operation_id = "revise_service",
    params(("id" = String, Path, description = "Code or identifier of the service.")),
    request_body = ReviseService,
    responses((status = 200, description = "Done.", body = AnswerBody)),
    extensions(("x-permission" = json!("service.revise_service"))),
)]
pub(crate) async fn revise_service(
    id: Named<ServiceCode>,
    Sent { call, body }: Sent<ReviseService>,
) -> Result<Answer, Problem> {
    let command = service::ReviseService {
        content: Box::new(body.content.into()),
        at: call.now(),
    };
    call.change::<Service>(id.stream, command).await
}
