//! Questions of social workers about case files.

pub(super) mod around;
mod caseload;
mod content;

use super::glass;
use super::sight::{self, Depth};
use super::{CaseLine, CaseRow, DueRow, EpisodeRow, GrantRow, WorkerRow};
use crate::error::ProjectionError;
use crate::fetch;
use crate::page::{LIMIT, Page, PageRequest};
use crate::viewer::Viewer;
use chrono::{DateTime, Utc};
use domain::case_file::Worker;
use domain::shared::ids::{OfficeCode, PersonId};
use serde::de::DeserializeOwned;
use serde_json::Value;
use sqlx::{Postgres, QueryBuilder};
use store::Store;
use uuid::Uuid;

pub use caseload::{caseload, count_caseload};
pub use content::{
    count_diary, count_documents, count_households, count_records, diary, document, documents,
    households, records,
};

const LINE: &str = "c.case_id, c.office, CASE WHEN c.absorbed_into IS NOT NULL THEN 'absorbed' \
     WHEN c.transfer IS NOT NULL THEN 'transfer_pending' ELSE c.status END AS status, c.episode, \
     c.manager_office, c.manager, c.manager_since, c.restricted_to, c.restricted_until, \
     c.absorbed_into, c.reported_on, c.updated_at, c.version";

/// Which files are wanted; what is absent does not narrow.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// In charge.
    pub office: Option<OfficeCode>,
    /// On whose list: whoever works on the case now.
    pub worker: Option<Worker>,
    /// Only those with an open episode.
    pub open: bool,
}

/// What is in the files `c` that are open to them at this depth.
fn within<'q>(
    viewer: &Viewer,
    store: &Store,
    depth: Depth,
    columns: &str,
    from: &str,
) -> QueryBuilder<'q, Postgres> {
    let mut query = fetch::select(columns, from);
    sight::of_file(viewer, &mut query, sight::today(store), depth);
    query
}

/// Rows of one file, in order, at most 200.
async fn of_case<T: DeserializeOwned>(
    store: &Store,
    mut query: QueryBuilder<'_, Postgres>,
    case: PersonId,
    order: &str,
) -> Result<Vec<T>, ProjectionError> {
    query.push(" AND c.case_id = ").push_bind(case.0);
    fetch::order(&mut query, order, LIMIT as usize);
    fetch::rows(store, query).await
}

/// What is known of this file?
pub async fn by_id(
    viewer: &Viewer,
    store: &Store,
    case: PersonId,
) -> Result<Option<CaseRow>, ProjectionError> {
    let columns = format!(
        "{LINE}, c.transfer, c.died_on, c.protection, c.information_hidden, c.cost, c.left_for"
    );
    let query = within(viewer, store, Depth::Overview, &columns, "case_files c");
    let rows = of_case(store, query, case, "c.case_id").await?;
    if !rows.is_empty() {
        glass::note(viewer, store, vec![case.0]).await?;
    }
    Ok(rows.into_iter().next())
}

/// Is this file open to them? The access log is told whose it is, and whether it is a team's alone.
pub async fn noted(
    viewer: &Viewer,
    store: &Store,
    case: PersonId,
) -> Result<bool, ProjectionError> {
    let columns = "c.case_id, c.restricted_to, c.restricted_until";
    let query = within(viewer, store, Depth::Overview, columns, "case_files c");
    let rows: Vec<Value> = of_case(store, query, case, "c.case_id").await?;
    Ok(!rows.is_empty())
}

/// The files that are wanted, as far as the viewer sees them.
fn wanted<'q>(
    viewer: &Viewer,
    store: &Store,
    columns: &str,
    filter: &Filter,
) -> QueryBuilder<'q, Postgres> {
    let mut query = within(viewer, store, Depth::Overview, columns, "case_files c");
    if let Some(office) = &filter.office {
        query.push(" AND c.office = ").push_bind(office.to_string());
    }
    if let Some(worker) = &filter.worker {
        query.push(
            " AND c.case_id IN (SELECT m.case_id FROM case_files_workers m WHERE m.until_on IS NULL AND m.office = ",
        );
        query.push_bind(worker.office.to_string());
        query.push(" AND m.actor = ");
        query.push_bind(worker.actor.to_string()).push(")");
    }
    if filter.open {
        query.push(" AND c.status <> 'closed' AND c.absorbed_into IS NULL");
    }
    query
}

/// Which files are there, last changed first?
pub async fn page(
    viewer: &Viewer,
    store: &Store,
    filter: &Filter,
    request: &PageRequest,
) -> Result<Page<CaseLine>, ProjectionError> {
    let mut query = wanted(viewer, store, LINE, filter);
    if let Some((at, id)) = request.place::<(DateTime<Utc>, Uuid)>()? {
        query.push(" AND (c.updated_at < ").push_bind(at);
        query.push(" OR c.updated_at = ").push_bind(at);
        query.push(" AND c.case_id > ").push_bind(id).push(")");
        query.push(" AND c.updated_at <= ").push_bind(at);
    }
    let limit = request.limit();
    fetch::order(&mut query, "c.updated_at DESC, c.case_id", limit + 1);
    let rows: Vec<CaseLine> = fetch::rows(store, query).await?;
    let cases = rows.iter().map(|row| row.case_id.0).collect();
    glass::note(viewer, store, cases).await?;
    Ok(Page::of(rows, limit, |row: &CaseLine| {
        (row.updated_at, row.case_id)
    }))
}

/// How many files are there?
pub async fn count(
    viewer: &Viewer,
    store: &Store,
    filter: &Filter,
) -> Result<i64, ProjectionError> {
    fetch::total(store, wanted(viewer, store, fetch::COUNT, filter)).await
}

/// Which files forward to this one, as far as the viewer sees them?
pub async fn absorbed(
    viewer: &Viewer,
    store: &Store,
    case: PersonId,
) -> Result<Vec<CaseLine>, ProjectionError> {
    let mut query = within(viewer, store, Depth::Overview, LINE, "case_files c");
    query.push(" AND c.absorbed_into = ").push_bind(case.0);
    fetch::order(&mut query, "c.case_id", LIMIT as usize);
    fetch::rows(store, query).await
}

/// Which episodes did this case have?
pub async fn episodes(
    viewer: &Viewer,
    store: &Store,
    case: PersonId,
) -> Result<Vec<EpisodeRow>, ProjectionError> {
    let columns = "e.episode, e.opened_on, e.reason, e.closed_on, e.closing";
    let from = "case_files_episodes e JOIN case_files c USING (case_id)";
    let query = within(viewer, store, Depth::Overview, columns, from);
    of_case(store, query, case, "e.episode").await
}

/// Who works and has worked on this case?
pub async fn workers(
    viewer: &Viewer,
    store: &Store,
    case: PersonId,
) -> Result<Vec<WorkerRow>, ProjectionError> {
    let columns = "p.office, p.actor, p.responsible, p.from_on, p.until_on";
    let from = "case_files_workers p JOIN case_files c USING (case_id)";
    let query = within(viewer, store, Depth::Overview, columns, from);
    let order = "p.responsible DESC, p.from_on DESC, p.office, p.actor";
    of_case(store, query, case, order).await
}

/// To which offices was this file opened?
pub async fn grants(
    viewer: &Viewer,
    store: &Store,
    case: PersonId,
) -> Result<Vec<GrantRow>, ProjectionError> {
    let columns = "o.office, o.from_on, o.until_on, o.reason, o.revoked";
    let from = "case_files_grants o JOIN case_files c USING (case_id)";
    let query = within(viewer, store, Depth::Overview, columns, from);
    of_case(store, query, case, "o.from_on DESC, o.office").await
}

/// What waits on this file?
pub async fn due(
    viewer: &Viewer,
    store: &Store,
    case: PersonId,
) -> Result<Vec<DueRow>, ProjectionError> {
    let columns = "d.case_id, d.kind, d.ref, d.since_at, d.due_at";
    let from = "case_files_due d JOIN case_files c USING (case_id)";
    let query = within(viewer, store, Depth::Overview, columns, from);
    of_case(store, query, case, "d.due_at NULLS LAST, d.kind, d.ref").await
}

/// Of which files has a term of this kind passed at `now`? At most `limit`.
pub async fn fired(
    viewer: &Viewer,
    store: &Store,
    kind: &str,
    now: DateTime<Utc>,
    limit: usize,
) -> Result<Vec<DueRow>, ProjectionError> {
    let columns = "d.case_id, d.kind, d.ref, d.since_at, d.due_at";
    let from = "case_files_due d JOIN case_files c USING (case_id)";
    let mut query = within(viewer, store, Depth::Overview, columns, from);
    query.push(" AND d.kind = ").push_bind(kind.to_owned());
    query.push(" AND d.due_at < ").push_bind(now);
    fetch::order(&mut query, "d.due_at, d.case_id, d.ref", limit);
    fetch::rows(store, query).await
}
