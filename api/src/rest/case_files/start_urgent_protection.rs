//! `POST /case-files/{id}/start-urgent-protection`: places a child in safety at once (c.c. art. 403).

use super::change::{born_on, change, given, is_open};
use super::sealed::sealed;
use crate::http::answer::{Answer, AnswerBody};
use crate::http::command::Sent;
use crate::http::item::Item;
use crate::http::problem::Problem;
use crate::rest::schema::{Code, Instant, ShortText};
use chrono::{DateTime, Utc};
use domain::case_file;
use domain::shared::ids::OfficeCode;
use domain::shared::text;
use serde::Deserialize;
use utoipa::ToSchema;

/// When and where a child was placed.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct StartUrgentProtection {
    /// The office of the team that alone sees the file.
    #[schema(value_type = Code)]
    team: OfficeCode,
    /// When.
    #[schema(value_type = Instant)]
    placed_at: DateTime<Utc>,
    /// Where: never shown to the family.
    #[schema(value_type = ShortText)]
    place: text::ShortText,
}

/// Places a child in safety at once (c.c. art. 403).
#[utoipa::path(
    post, path = "/case-files/{id}/start-urgent-protection", tag = "case-files", operation_id = "start_urgent_protection",
    params(("id" = uuid::Uuid, Path, description = "The case file.")),
    request_body = StartUrgentProtection,
    responses((status = 200, description = "The terms run, and the file is the team's alone.", body = AnswerBody)),
    extensions(("x-permission" = json!("case_file.start_urgent_protection"))),
)]
pub(crate) async fn start_urgent_protection(
    Item(id): Item,
    Sent { call, body }: Sent<StartUrgentProtection>,
) -> Result<Answer, Problem> {
    let command = case_file::StartUrgentProtection {
        given: given(&call),
        team_is_open: is_open(&call, &body.team).await?,
        team: body.team,
        placed_at: body.placed_at,
        born_on: born_on(&call, id).await?,
        place: sealed(id, body.place),
    };
    change(call, id, command).await
}
