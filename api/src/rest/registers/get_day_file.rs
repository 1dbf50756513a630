//! `GET /registers/{id}/days/{day}/file`: the file of a closed day, as it is sent to preservation.

use super::get_day::DayQuery;
use super::shown::{DayOf, found};
use crate::http::ask::Asked;
use crate::http::item::Named;
use crate::http::problem::Problem;
use crate::rest::schema::Day;
use axum::response::{IntoResponse, Response};
use domain::shared::ids::RegisterCode;
use http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use projections::daily_file;

/// Gives the file of a closed day: one JSON object per line, whose bytes hash to the SHA-256 of the day.
#[utoipa::path(
    get, path = "/registers/{id}/days/{day}/file", tag = "registers", operation_id = "get_day_file",
    params(
        ("id" = String, Path, description = "Code or identifier of the register."),
        ("day" = inline(Day), Path, description = "The day in Rome."),
        DayQuery,
    ),
    responses((
        status = 200, description = "The file.", body = String, content_type = "application/x-ndjson",
    )),
)]
pub(crate) async fn get_day_file(
    id: Named<RegisterCode>,
    DayOf(day): DayOf,
    asked: Asked<DayQuery>,
) -> Result<Response, Problem> {
    let freshness = asked.freshness(&["daily_register"]).await?;
    let register = found(&id, &asked).await?.register;
    let file = daily_file(&asked.viewer, asked.store(), &register, day)
        .await?
        .ok_or_else(Problem::not_found)?;
    let name = format!("attachment; filename=\"{register}-{day}.jsonl\"");
    let headers = [
        (CONTENT_TYPE, "application/x-ndjson".to_owned()),
        (CONTENT_DISPOSITION, name),
    ];
    Ok(freshness.mark((headers, file.text).into_response()))
}
