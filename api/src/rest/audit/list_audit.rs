//! `GET /audit`: what was done by an actor, from an office, in a span of time.

use super::VIEWS;
use super::entry::AuditEntry;
use crate::http::ask::{Asked, list_query};
use crate::http::page::{List, list};
use crate::http::problem::Problem;
use crate::rest::schema::{Code, Instant};
use axum::response::Response;
use chrono::{DateTime, Utc};
use domain::shared::ids::{ActorCode, OfficeCode};
use projections::audit_trail::{Filter, count, page};

list_query! {
    /// Which operations are wanted; what is left out does not narrow.
    AuditQuery {
        /// Of one author.
        #[param(value_type = Option<Code>)]
        actor: Option<ActorCode>,
        /// From one office.
        #[param(value_type = Option<Code>)]
        office: Option<OfficeCode>,
        /// Of one kind.
        #[param(pattern = "^[a-z0-9_]{1,64}$")]
        event_type: Option<String>,
        /// From this instant on.
        #[param(value_type = Option<Instant>)]
        from_at: Option<DateTime<Utc>>,
        /// Before this instant.
        #[param(value_type = Option<Instant>)]
        to_at: Option<DateTime<Utc>>,
    }
}

/// Lists what was done, newest first.
#[utoipa::path(
    get, path = "/audit", tag = "audit", operation_id = "list_audit",
    extensions(("x-reads" = json!("traces"))),
    params(AuditQuery),
    responses((status = 200, description = "A page of the trail.", body = List<AuditEntry>)),
)]
pub(crate) async fn list_audit(asked: Asked<AuditQuery>) -> Result<Response, Problem> {
    let freshness = asked.freshness_of_all(VIEWS).await?;
    let query = &asked.query;
    let filter = Filter {
        stream: None,
        actor: query.actor.clone(),
        office: query.office.clone(),
        event_type: query.event_type.as_deref().map(super::entry::storable),
        from_at: query.from_at,
        to_at: query.to_at,
    };
    let rows = page(&asked.viewer, asked.store(), &filter, &query.page()).await?;
    let total = count(&asked.viewer, asked.store(), &filter);
    let total = query.total(total).await?;
    Ok(list::<_, AuditEntry>(rows, total, &asked.link, freshness))
}
