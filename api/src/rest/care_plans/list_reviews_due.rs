//! `GET /care-plans/reviews-due`: which plans are to be reviewed, soonest first.

use super::shown::ReviewDue;
use crate::http::ask::{Asked, Limit, page, query};
use crate::http::page::{List, list};
use crate::http::problem::Problem;
use crate::rest::schema::{Code, Day};
use axum::response::Response;
use chrono::NaiveDate;
use domain::shared::ids::{ActorCode, OfficeCode};
use domain::shared::time::rome_day;
use projections::plans_due::{self, Due};

query! {
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
        /// Where the last page ended, from its `next`.
        after: Option<String>,
        /// How many at most; 50 if left out.
        #[param(inline, value_type = Option<Limit>)]
        limit: Option<Limit>,
    }
}

/// Lists the next reviews of care plans, soonest first.
#[utoipa::path(
    get, path = "/care-plans/reviews-due", tag = "care-plans", operation_id = "list_reviews_due",
    params(ReviewsDueQuery),
    responses((status = 200, description = "A page of reviews.", body = List<ReviewDue>)),
)]
pub(crate) async fn list_reviews_due(asked: Asked<ReviewsDueQuery>) -> Result<Response, Problem> {
    let freshness = asked.freshness(&["plans_due"]).await?;
    let (store, query) = (asked.store(), &asked.query);
    let request = page(query.after.as_deref(), query.limit);
    let today = rome_day(store.clock().now());
    let due = Due {
        case_manager: query.case_manager.clone(),
        office: query.office.clone(),
        by_on: query.by_on,
        late_on: query.late.unwrap_or_default().then_some(today),
    };
    let rows = plans_due::page(&asked.viewer, store, &due, &request).await?;
    Ok(list::<_, ReviewDue>(rows, None, &asked.link, freshness))
}
