//! `POST /calls`: begins a call.

use super::content::CallContent;
use crate::http::answer::{Answer, AnswerBody};
use crate::http::command::Sent;
use crate::http::problem::Problem;
use crate::rest::schema::Code;
use domain::call::{self, Call};
use domain::service::Service;
use domain::shared::ids::{CallCode, OfficeCode, ServiceCode};
use serde::Deserialize;
use utoipa::ToSchema;

/// A new call.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct DraftCall {
    /// Its code.
    #[schema(value_type = Code, example = "nido-2026")]
    code: CallCode,
    /// The service it is for; one that has rankings.
    #[schema(value_type = Code, example = "nursery")]
    service: ServiceCode,
    /// The office that answers for it.
    #[schema(value_type = Code, example = "centro-1")]
    office: OfficeCode,
    /// What it says.
    content: CallContent,
}

/// Begins a call; its rules are checked, and every fault is told by its place.
#[utoipa::path(
    post, path = "/calls", tag = "calls", operation_id = "draft_call",
    request_body = DraftCall,
    responses((status = 201, description = "The call is drafted.", body = AnswerBody)),
    extensions(("x-permission" = json!("call.draft_call"))),
)]
pub(crate) async fn draft_call(Sent { call, body }: Sent<DraftCall>) -> Result<Answer, Problem> {
    let service = call
        .store()
        .load::<Service>(body.service.stream_id())
        .await?;
    let offered = service.state.rules().filter(|rules| !rules.withdrawn);
    let competitive = offered.map(|rules| rules.competitive);
    let (id, location) = (
        body.code.stream_id(),
        format!("/api/v1/calls/{}", body.code),
    );
    let command = call::DraftCall {
        code: body.code,
        service: call::ServiceFacts {
            code: body.service,
            competitive,
        },
        office: body.office,
        content: Box::new(body.content.into()),
        at: call.now(),
    };
    call.create::<Call>(id, location, command).await
}
