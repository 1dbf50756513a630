//! `GET /care-plans/reviews-due`: which plans are to be reviewed, soonest first.

use super::shown::ReviewDue;
use crate::http::ask::{Asked, list_query};
use crate::http::page::{List, list};
use crate::http::problem::Problem;
use crate::rest::schema::{Code, Day};
use axum::response::Response;
use chrono::NaiveDate;
use domain::shared::ids::{ActorCode, OfficeCode};
use domain::shared::time::rome_day;
use projections::plans_due::{self, Due};

list_query! {
    /// Which reviews are wanted; what is left out does not narrow.
    ReviewsDueQuery {
        /// Of one case manager.
        #[param(value_type = Option<Code>)]
        case_manager: Option<ActorCode>,
        /// Of one office.
        #[param(value_type = Option<Code>)]
        office: Option<OfficeCode>,
        /// Due on this day or before.
        #[param(value_type = Option<Day>)]
        by_on: Option<NaiveDate>,
        /// Only those that are late today.
        late: Option<bool>,
    }
}

/// Lists the next reviews of care plans, soonest first.
#[utoipa::path(
    get, path = "/care-plans/reviews-due", tag = "care-plans", operation_id = "list_reviews_due",
    params(ReviewsDueQuery),
    responses((status = 200, description = "A page of reviews.", body = List<ReviewDue>)),
)]
pub(crate) async fn list_reviews_due(asked: Asked<ReviewsDueQuery>) -> Result<Response, Problem> {
    let freshness = asked.freshness(&["plans_due", "case_files"]).await?;
    let (viewer, store, query) = (&asked.viewer, asked.store(), &asked.query);
    let today = rome_day(store.clock().now());
    let due = Due {
        case_manager: query.case_manager.clone(),
        office: query.office.clone(),
        by_on: query.by_on,
        late_on: query.late.unwrap_or_default().then_some(today),
    };
    let rows = plans_due::page(viewer, store, &due, &query.page()).await?;
    let total = query.total(plans_due::count(viewer, store, &due)).await?;
    Ok(list::<_, ReviewDue>(rows, total, &asked.link, freshness))
}
