//! `GET /registers/{id}/days/{day}/file`: the file of a closed day, as it is sent to preservation.

use super::get_day::DayQuery;
use super::shown::{DayOf, found};
use crate::http::ask::Asked;
use crate::http::item::Named;
use crate::http::masking::refuse_masked;
use crate::http::problem::Problem;
use crate::rest::schema::Day;
use axum::response::{IntoResponse, Response};
use chrono::NaiveDate;
use domain::shared::ids::RegisterCode;
use http::StatusCode;
use http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use projections::{FileOfDay, daily_file};

/// Gives the file of a closed day: one JSON object per line, whose bytes hash to the SHA-256 of the day.
///
/// Answers within what the caller may see; not to auditors (403 `audit.masked`), who unmask its records one by one.
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
    refuse_masked()?;
    let file = daily_file(&asked.viewer, asked.store(), &register, day)
        .await?
        .ok_or_else(Problem::not_found)?;
    let file = match file {
        FileOfDay::Whole(file) => file,
        FileOfDay::Erased => return Err(erased()),
        FileOfDay::Altered => return Err(altered(&register, day)),
    };
    let name = format!("attachment; filename=\"{register}-{day}.jsonl\"");
    let headers = [
        (CONTENT_TYPE, "application/x-ndjson".to_owned()),
        (CONTENT_DISPOSITION, name),
    ];
    Ok(freshness.mark((headers, file.text).into_response()))
}

fn erased() -> Problem {
    Problem::new(
        StatusCode::GONE,
        "register.day-erased",
        "data of this day were erased; its file cannot be made any more as it was closed",
    )
}

/// Bytes that are not those of the day are no file of it: whoever compared them later could not tell why.
fn altered(register: &RegisterCode, day: NaiveDate) -> Problem {
    tracing::error!(%register, %day, "the log gives another file than when the day was closed");
    Problem::new(
        StatusCode::INTERNAL_SERVER_ERROR,
        "register.day-altered",
        "the log gives another file than when the day was closed; whoever runs the service must verify the log",
    )
}
