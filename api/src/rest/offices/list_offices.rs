//! `GET /offices`: which offices there are.

use super::shown::OfficeShown;
use crate::http::ask::{Asked, list_query};
use crate::http::page::{List, list};
use crate::http::problem::Problem;
use axum::response::Response;
use domain::shared::time::rome_day;
use projections::Page;
use projections::offices::{count, page};

list_query! {
    /// Which page is wanted.
    OfficesQuery {
    }
}

/// Lists the offices by code, also those that are closed: the same for everybody.
#[utoipa::path(
    get, path = "/offices", tag = "offices", operation_id = "list_offices",
    extensions(("x-reads" = json!("nothing"))),
    params(OfficesQuery),
    responses((status = 200, description = "A page of the offices.", body = List<OfficeShown>)),
)]
pub(crate) async fn list_offices(asked: Asked<OfficesQuery>) -> Result<Response, Problem> {
    let freshness = asked.freshness(&["offices"]).await?;
    let (viewer, store, query) = (&asked.viewer, asked.store(), &asked.query);
    let rows = page(viewer, store, &query.page()).await?;
    let total = query.total(count(viewer, store)).await?;
    let today = rome_day(store.clock().now());
    let shown = rows.items.into_iter();
    let rows = Page {
        items: shown.map(|row| OfficeShown::on(row, today)).collect(),
        next: rows.next,
    };
    Ok(list::<_, OfficeShown>(rows, total, &asked.link, freshness))
}
