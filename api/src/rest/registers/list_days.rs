//! `GET /registers/{id}/days`: the closed days of a register.

use super::shown::{ClosedDay, found};
use crate::http::ask::{Asked, list_query};
use crate::http::item::Named;
use crate::http::page::{List, list};
use crate::http::problem::Problem;
use axum::response::Response;
use domain::shared::ids::RegisterCode;
use projections::Page;
use projections::daily_register::{count, days};

list_query! {
    /// What a question for closed days may say.
    DaysQuery {}
}

/// Lists the closed days of a register, last one first, with those whose file should have been sent by now.
#[utoipa::path(
    get, path = "/registers/{id}/days", tag = "registers", operation_id = "list_days",
    extensions(("x-reads" = json!("nothing"))),
    params(("id" = String, Path, description = "Code or identifier of the register."), DaysQuery),
    responses((status = 200, description = "A page of the days.", body = List<ClosedDay>)),
)]
pub(crate) async fn list_days(
    id: Named<RegisterCode>,
    asked: Asked<DaysQuery>,
) -> Result<Response, Problem> {
    let freshness = asked.freshness(&["daily_register"]).await?;
    let register = found(&id, &asked).await?.register;
    let (viewer, store) = (&asked.viewer, asked.store());
    let page = days(viewer, store, &register, &asked.query.page()).await?;
    let total = asked.query.total(count(viewer, store, &register)).await?;
    let now = store.clock().now();
    let calendar = &asked.state().settings.calendar;
    let page = Page {
        items: page
            .items
            .into_iter()
            .map(|row| ClosedDay::seen(row, now, calendar))
            .collect(),
        next: page.next,
    };
    Ok(list::<_, ClosedDay>(page, total, &asked.link, freshness))
}
