//! `POST /services`: publishes the first version of a service.

use super::content::{OfficeMap, ServiceContent};
use crate::http::answer::{Answer, AnswerBody};
use crate::http::command::Sent;
use crate::http::problem::Problem;
use crate::rest::schema::Code;
use domain::service::{self, Service};
use domain::shared::ids::ServiceCode;
use serde::Deserialize;
use utoipa::ToSchema;

/// A new service.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct PublishService {
    /// Its code.
    #[schema(value_type = Code, example = "home-care")]
    code: ServiceCode,
    /// What is published.
    content: ServiceContent,
    /// Who is in charge of which district.
    offices: OfficeMap,
}

/// Publishes the first version of a service.
#[utoipa::path(
    post, path = "/services", tag = "services", operation_id = "publish_service",
    request_body = PublishService,
    responses((status = 201, description = "The service is in the catalogue.", body = AnswerBody)),
    extensions(("x-permission" = json!("service.publish_service"))),
)]
pub(crate) async fn publish_service(
    Sent { call, body }: Sent<PublishService>,
) -> Result<Answer, Problem> {
    let (id, location) = (
        body.code.stream_id(),
        format!("/api/v1/services/{}", body.code),
    );
    let command = service::PublishService {
        code: body.code,
        content: Box::new(body.content.into()),
        offices: body.offices.into(),
        at: call.now(),
    };
    call.create::<Service>(id, location, command).await
}
