//! `GET /applications/{id}`: one application, as the office sees it or as whoever filed it does.

use super::shown::ApplicationShown;
use crate::http::ask::{Asked, query};
use crate::http::headers::etag;
use crate::http::item::Item;
use crate::http::problem::Problem;
use axum::Json;
use axum::response::Response;
use domain::access::Role;
use domain::shared::ids::ApplicationId;
use http::header::ETAG;
use projections::{PageRequest, application_desk, application_progress};
use serde::Serialize;
use serde_json::Value;

query! {
    /// What a question for one application may say.
    ApplicationQuery {}
}

/// Shows an application: to citizens their own, to offices what is in their charge.
#[utoipa::path(
    get, path = "/applications/{id}", tag = "applications", operation_id = "get_application",
    params(("id" = uuid::Uuid, Path, description = "The application."), ApplicationQuery),
    responses((status = 200, description = "The application.", body = ApplicationShown)),
)]
pub(crate) async fn get_application(
    Item(id): Item,
    asked: Asked<ApplicationQuery>,
) -> Result<Response, Problem> {
    let id = ApplicationId(id);
    if asked.viewer.actor().role == Role::Citizen {
        own(id, &asked).await
    } else {
        on_the_desk(id, &asked).await
    }
}

async fn own(id: ApplicationId, asked: &Asked<ApplicationQuery>) -> Result<Response, Problem> {
    let freshness = asked.freshness(&["application_progress"]).await?;
    let (viewer, store) = (&asked.viewer, asked.store());
    let row = application_progress::by_id(viewer, store, id)
        .await?
        .ok_or_else(Problem::not_found)?;
    let steps = application_progress::steps(viewer, store, id).await?;
    let (version, whole) = (row.version, json(&row)?);
    let shown = ApplicationShown::new(row.into(), whole, json(&steps)?);
    Ok(freshness.mark(([(ETAG, etag(number(version)))], Json(shown))))
}

async fn on_the_desk(
    id: ApplicationId,
    asked: &Asked<ApplicationQuery>,
) -> Result<Response, Problem> {
    let freshness = asked.freshness(&["application_desk"]).await?;
    let (viewer, store) = (&asked.viewer, asked.store());
    let row = application_desk::by_id(viewer, store, id)
        .await?
        .ok_or_else(Problem::not_found)?;
    let first = PageRequest {
        after: None,
        limit: None,
    };
    let steps = application_desk::steps(viewer, store, id, &first).await?;
    let (version, whole) = (row.line.version, json(&row)?);
    let shown = ApplicationShown::new(row.into(), whole, json(&steps.items)?);
    Ok(freshness.mark(([(ETAG, etag(number(version)))], Json(shown))))
}

fn json(value: &impl Serialize) -> Result<Value, Problem> {
    serde_json::to_value(value).map_err(Problem::internal)
}

fn number(version: i64) -> u64 {
    u64::try_from(version).unwrap_or_default()
}
