//! `POST /case-files/{id}/break-glass`: opens a file in an emergency to somebody to whom it is closed.

use super::change::given;
use super::sealed::sealed;
use crate::http::answer::{Answer, AnswerBody};
use crate::http::command::Sent;
use crate::http::item::Item;
use crate::http::problem::Problem;
use crate::rest::schema::ShortText;
use chrono::TimeDelta;
use domain::case_file::{self, CaseFile};
use domain::decider::Standing;
use domain::shared::text;
use serde::Deserialize;
use utoipa::ToSchema;

/// Why a file is opened in an emergency.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct BreakGlass {
    /// Why, in your own words of at least ten letters; the heads who answer for the file, the case manager and the data
    /// protection officer read it.
    #[schema(value_type = ShortText)]
    reason: text::ShortText,
}

/// Opens a file in an emergency, for some hours and for reading.
///
/// Needs the permission `case_file.break_glass`. Whoever cannot see a file does not know its version: no `If-Match` is
/// needed. What second-level teams wrote stays theirs, where a child was placed stays kept, and reserved entries open to
/// the office in charge alone. It ends before its hours are over when the file is restricted anew or a child is placed.
#[utoipa::path(
    post, path = "/case-files/{id}/break-glass", tag = "case-files", operation_id = "break_glass",
    params(("id" = uuid::Uuid, Path, description = "The case file.")),
    request_body = BreakGlass,
    responses((status = 200, description = "It is open.", body = AnswerBody)),
    extensions(("x-permission" = json!("case_file.break_glass"))),
)]
pub(crate) async fn break_glass(
    Item(id): Item,
    Sent { call, body }: Sent<BreakGlass>,
) -> Result<Answer, Problem> {
    // Whoever may open no file learns nothing of this one.
    let own = Standing {
        office: call.actor().office.clone(),
        people: Vec::new(),
    };
    call.check("case_file.break_glass", &own)?;
    let hours = i64::from(call.state().settings.accesses.glass_hours);
    let command = case_file::BreakGlass {
        given: given(&call),
        reason: sealed(id, body.reason),
        until_at: call.now() + TimeDelta::hours(hours),
    };
    call.change_unseen::<CaseFile>(id, command).await
}
