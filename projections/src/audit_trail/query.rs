//! Questions about who did what.

use super::AuditRow;
use crate::case_files::not_kept_from;
use crate::error::ProjectionError;
use crate::fetch;
use crate::page::{Page, PageRequest};
use crate::viewer::{ScopeColumns, Viewer};
use chrono::{DateTime, Utc};
use domain::access::Role;
use domain::shared::ids::{ActorCode, OfficeCode};
use sqlx::{Postgres, QueryBuilder};
use store::Store;

const COLUMNS: &str = "log_index, recorded_at, effective_at, aggregate_type, aggregate_id, sequence, \
     event_type, changed, actor, role, office, external_actor, on_behalf_of, channel, reason, \
     command_id, correlation_id, causation_id";

const SCOPE: ScopeColumns = ScopeColumns {
    office: "office",
    people: None,
};

/// The case of the plan a row is about; none where it is about something else.
const CASE_OF_PLAN: &str = "(CASE WHEN audit_trail.aggregate_type = 'care_plan' THEN (SELECT v.case_file_id FROM \
     plan_view v WHERE v.plan_id = audit_trail.aggregate_id::uuid) END)";

/// Which operations are wanted; what is absent does not narrow.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// On one stream: its type and identifier.
    pub stream: Option<(String, String)>,
    /// Of one author.
    pub actor: Option<ActorCode>,
    /// From one office.
    pub office: Option<OfficeCode>,
    /// Of one kind.
    pub event_type: Option<String>,
    /// From this instant on.
    pub from_at: Option<DateTime<Utc>>,
    /// Before this instant.
    pub to_at: Option<DateTime<Utc>>,
}

/// The operations that are wanted, as far as the viewer sees them.
fn wanted<'q>(
    viewer: &Viewer,
    store: &Store,
    columns: &str,
    filter: &Filter,
) -> QueryBuilder<'q, Postgres> {
    let mut query = fetch::select(columns, "audit_trail");
    viewer.scope(&mut query, viewer.audit_sight(), SCOPE);
    // The name of an act alone tells that a child is in protection, also to the colleagues of whoever did it.
    if !matches!(
        viewer.actor().role,
        Role::Auditor | Role::Dpo | Role::System
    ) {
        query.push(" AND aggregate_type NOT IN ('access_sheet', 'case_file')");
        not_kept_from(viewer, store, &mut query, CASE_OF_PLAN);
    }
    if let Some((aggregate_type, id)) = &filter.stream {
        query
            .push(" AND aggregate_type = ")
            .push_bind(aggregate_type.clone());
        query.push(" AND aggregate_id = ").push_bind(id.clone());
    }
    if let Some(actor) = &filter.actor {
        query.push(" AND actor = ").push_bind(actor.to_string());
    }
    if let Some(office) = &filter.office {
        query.push(" AND office = ").push_bind(office.to_string());
    }
    if let Some(event_type) = &filter.event_type {
        query
            .push(" AND event_type = ")
            .push_bind(event_type.clone());
    }
    if let Some(at) = filter.from_at {
        query.push(" AND recorded_at >= ").push_bind(at);
    }
    if let Some(at) = filter.to_at {
        query.push(" AND recorded_at < ").push_bind(at);
    }
    query
}

/// What was done, newest first?
pub async fn page(
    viewer: &Viewer,
    store: &Store,
    filter: &Filter,
    request: &PageRequest,
) -> Result<Page<AuditRow>, ProjectionError> {
    let mut query = wanted(viewer, store, COLUMNS, filter);
    if let Some(before) = request.place::<i64>()? {
        query.push(" AND log_index < ").push_bind(before);
    }
    let limit = request.limit();
    fetch::order(&mut query, "log_index DESC", limit + 1);
    let rows = fetch::rows(store, query).await?;
    Ok(Page::of(rows, limit, |row: &AuditRow| row.log_index))
}

/// How much was done?
pub async fn count(
    viewer: &Viewer,
    store: &Store,
    filter: &Filter,
) -> Result<i64, ProjectionError> {
    fetch::total(store, wanted(viewer, store, fetch::COUNT, filter)).await
}
