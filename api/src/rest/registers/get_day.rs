//! `GET /registers/{id}/days/{day}`: one closed day of a register.

use super::shown::{ClosedDay, DayOf, found};
use crate::http::ask::{Asked, query};
use crate::http::item::Named;
use crate::http::problem::Problem;
use crate::rest::schema::Day;
use axum::Json;
use axum::response::Response;
use domain::shared::ids::RegisterCode;
use projections::daily_register::by_day;

query! {
    /// What a question for one day may say.
    DayQuery {}
}

/// Shows a closed day: its numbers, its hash, and what became of its file.
#[utoipa::path(
    get, path = "/registers/{id}/days/{day}", tag = "registers", operation_id = "get_day",
    extensions(("x-reads" = json!("nothing"))),
    params(
        ("id" = String, Path, description = "Code or identifier of the register."),
        ("day" = inline(Day), Path, description = "The day in Rome."),
        DayQuery,
    ),
    responses((status = 200, description = "The day.", body = ClosedDay)),
)]
pub(crate) async fn get_day(
    id: Named<RegisterCode>,
    DayOf(day): DayOf,
    asked: Asked<DayQuery>,
) -> Result<Response, Problem> {
    let freshness = asked.freshness(&["daily_register"]).await?;
    let register = found(&id, &asked).await?.register;
    let row = by_day(&asked.viewer, asked.store(), &register, day)
        .await?
        .ok_or_else(Problem::not_found)?;
    let now = asked.store().clock().now();
    let calendar = &asked.state().settings.calendar;
    Ok(freshness.mark(Json(ClosedDay::seen(row, now, calendar))))
}
