//! `GET /audit/{type}/{id}`: what was done to one thing.

use super::entry::AuditEntry;
use super::{VIEWS, noted};
use crate::http::ask::{Asked, list_query};
use crate::http::item::Stream;
use crate::http::page::{List, list};
use crate::http::problem::Problem;
use axum::response::Response;
use projections::audit_trail::{Filter, count, page};

list_query! {
    /// What a question for a trail may say.
    TrailQuery {}
}

/// Lists what was done to one thing, newest first.
#[utoipa::path(
    get, path = "/audit/{type}/{id}", tag = "audit", operation_id = "get_trail",
    extensions(("x-reads" = json!("traces"))),
    params(
        ("type" = String, Path, description = "What it is, such as `application`."),
        ("id" = uuid::Uuid, Path, description = "Which one."),
        TrailQuery,
    ),
    responses((status = 200, description = "A page of the trail.", body = List<AuditEntry>)),
)]
pub(crate) async fn get_trail(
    stream: Stream,
    asked: Asked<TrailQuery>,
) -> Result<Response, Problem> {
    let freshness = asked.freshness_of_all(VIEWS).await?;
    let filter = Filter {
        stream: Some((stream.aggregate_type.clone(), stream.id.to_string())),
        ..Filter::default()
    };
    let rows = page(&asked.viewer, asked.store(), &filter, &asked.query.page()).await?;
    if !rows.items.is_empty() {
        noted(asked.store(), &stream).await?;
    }
    let total = count(&asked.viewer, asked.store(), &filter);
    let total = asked.query.total(total).await?;
    Ok(list::<_, AuditEntry>(rows, total, &asked.link, freshness))
}
