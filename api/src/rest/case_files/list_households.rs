//! `GET /case-files/{id}/households`: shows the household and the support network, by the day each began.

use super::shown::HouseholdVersion;
use crate::http::ask::{Asked, list_query};
use crate::http::item::Item;
use crate::http::page::{List, list};
use crate::http::problem::Problem;
use crate::rest::schema::Day;
use axum::response::Response;
use chrono::NaiveDate;
use domain::shared::ids::PersonId;
use projections::case_files;

list_query! {
    /// What a question for households may say.
    ListHouseholdsQuery {
        /// As it was on this day.
        #[param(value_type = Option<Day>)]
        on: Option<NaiveDate>,
    }
}

/// Shows the household and the support network, by the day each began.
#[utoipa::path(
    get, path = "/case-files/{id}/households", tag = "case-files", operation_id = "list_households",
    params(("id" = uuid::Uuid, Path, description = "The case file."), ListHouseholdsQuery),
    responses((status = 200, description = "A page of versions.", body = List<HouseholdVersion>)),
)]
pub(crate) async fn list_households(
    Item(id): Item,
    asked: Asked<ListHouseholdsQuery>,
) -> Result<Response, Problem> {
    let freshness = asked.freshness(&["case_files"]).await?;
    let (viewer, store, id) = (&asked.viewer, asked.store(), PersonId(id));
    case_files::by_id(viewer, store, id)
        .await?
        .ok_or_else(Problem::not_found)?;
    let query = &asked.query;
    let rows = case_files::households(viewer, store, id, query.on, &query.page()).await?;
    let total = case_files::count_households(viewer, store, id, query.on);
    let total = query.total(total).await?;
    Ok(list::<_, HouseholdVersion>(
        rows,
        total,
        &asked.link,
        freshness,
    ))
}
