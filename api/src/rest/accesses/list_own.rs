//! `GET /people/me/accesses`: who opened the file of whoever asks.

use super::shown::{OwnAccess, own as shown};
use crate::http::ask::{Asked, list_query};
use crate::http::page::{List, list};
use crate::http::problem::Problem;
use axum::response::Response;
use chrono::TimeDelta;
use domain::access::Denied;
use projections::Page;
use projections::accesses::{Own, count_own, own};

list_query! {
    /// What a question for accesses to one's own data may say.
    OwnAccessesQuery {}
}

/// Lists who read the data of whoever asks, newest first; of a protected case only after the lawful delay.
#[utoipa::path(
    get, path = "/people/me/accesses", tag = "accesses", operation_id = "list_own_accesses",
    extensions(("x-reads" = json!("traces"))),
    params(OwnAccessesQuery),
    responses((status = 200, description = "A page of accesses by others.", body = List<OwnAccess>)),
)]
pub(crate) async fn list_own_accesses(asked: Asked<OwnAccessesQuery>) -> Result<Response, Problem> {
    let (viewer, store) = (&asked.viewer, asked.store());
    if viewer.actor().person.is_none() {
        return Err(Denied::Role.into());
    }
    let freshness = asked.freshness(&[]).await?;
    let settings = &asked.state().settings.accesses;
    let delay = TimeDelta::days(i64::from(settings.protected_delay_days));
    let bounds = Own {
        protected_until: store.clock().now() - delay,
    };
    let rows = own(viewer, store, bounds, &asked.query.page()).await?;
    let total = asked.query.total(count_own(viewer, store, bounds)).await?;
    let rows = Page {
        items: rows
            .items
            .into_iter()
            .map(|row| shown(row, settings.names_to_residents))
            .collect(),
        next: rows.next,
    };
    Ok(list::<_, OwnAccess>(rows, total, &asked.link, freshness))
}
