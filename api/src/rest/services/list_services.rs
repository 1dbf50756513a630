//! `GET /services`: what can be applied for.

use super::shown::ServiceLine;
use crate::http::ask::{Asked, list_query};
use crate::http::page::{List, list};
use crate::http::problem::Problem;
use axum::response::Response;
use projections::services::{Wanted, count, page};

list_query! {
    /// Which services are wanted.
    ServicesQuery {
        /// Also those that take no application now; to whoever is no citizen, also those that left the catalogue.
        all: Option<bool>,
    }
}

/// Lists what can be applied for now, by code: the same for everybody.
#[utoipa::path(
    get, path = "/services", tag = "services", operation_id = "list_services",
    extensions(("x-reads" = json!("nothing"))),
    params(ServicesQuery),
    responses((status = 200, description = "A page of the catalogue.", body = List<ServiceLine>)),
)]
pub(crate) async fn list_services(asked: Asked<ServicesQuery>) -> Result<Response, Problem> {
    let freshness = asked.freshness(&["services"]).await?;
    let (viewer, store, query) = (&asked.viewer, asked.store(), &asked.query);
    let which = if query.all.unwrap_or_default() {
        Wanted::All
    } else {
        Wanted::Open(store.clock().now())
    };
    let rows = page(viewer, store, which, &query.page()).await?;
    let total = query.total(count(viewer, store, which)).await?;
    Ok(list::<_, ServiceLine>(rows, total, &asked.link, freshness))
}
