//! `GET /calls`: which calls there are.

use super::shown::CallLine;
use crate::http::ask::{Asked, list_query};
use crate::http::page::{List, list};
use crate::http::problem::Problem;
use crate::rest::schema::Code;
use crate::rest::words::CallStatus;
use axum::response::Response;
use domain::shared::ids::ServiceCode;
use projections::calls::{Wanted, count, page};

list_query! {
    /// Which calls are wanted.
    CallsQuery {
        /// Only those for this service.
        #[param(value_type = Option<Code>)]
        service: Option<ServiceCode>,
        /// Only those that stand so.
        status: Option<CallStatus>,
    }
}

/// Lists calls by code: what was published for everybody, a draft for the office that makes it.
#[utoipa::path(
    get, path = "/calls", tag = "calls", operation_id = "list_calls",
    extensions(("x-reads" = json!("nothing"))),
    params(CallsQuery),
    responses((status = 200, description = "A page of calls.", body = List<CallLine>)),
)]
pub(crate) async fn list_calls(asked: Asked<CallsQuery>) -> Result<Response, Problem> {
    let freshness = asked.freshness(&["calls"]).await?;
    let (viewer, store, query) = (&asked.viewer, asked.store(), &asked.query);
    let which = Wanted {
        service: query.service.clone(),
        status: query.status.map(Into::into),
    };
    let rows = page(viewer, store, &which, &query.page()).await?;
    let total = query.total(count(viewer, store, &which)).await?;
    Ok(list::<_, CallLine>(rows, total, &asked.link, freshness))
}
