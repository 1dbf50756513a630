//! Questions of social workers about case files.

use super::sight::{self, Depth};
use super::{
    CaseLine, CaseRow, DocumentRow, DueRow, EntryRow, EpisodeRow, GrantRow, HouseholdRow,
    RecordRow, WorkerRow,
};
use crate::error::ProjectionError;
use crate::fetch;
use crate::page::{LIMIT, Page, PageRequest};
use crate::viewer::Viewer;
use chrono::{DateTime, NaiveDate, Utc};
use domain::case_file::Worker;
use domain::shared::ids::{OfficeCode, PersonId};
use domain::shared::time::rome_day;
use serde::de::DeserializeOwned;
use sqlx::{Postgres, QueryBuilder};
use store::Store;
use uuid::Uuid;

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

fn today(store: &Store) -> NaiveDate {
    rome_day(store.clock().now())
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
    sight::of_file(viewer, &mut query, today(store), depth);
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
    let columns = format!("{LINE}, c.transfer, c.died_on, c.protection");
    let query = within(viewer, store, Depth::Overview, &columns, "case_files c");
    let rows = of_case(store, query, case, "c.case_id").await?;
    Ok(rows.into_iter().next())
}

/// Which files are there, last changed first?
pub async fn page(
    viewer: &Viewer,
    store: &Store,
    filter: &Filter,
    request: &PageRequest,
) -> Result<Page<CaseLine>, ProjectionError> {
    let mut query = within(viewer, store, Depth::Overview, LINE, "case_files c");
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
    if let Some((at, id)) = request.place::<(DateTime<Utc>, Uuid)>()? {
        query.push(" AND (c.updated_at < ").push_bind(at);
        query.push(" OR c.updated_at = ").push_bind(at);
        query.push(" AND c.case_id > ").push_bind(id).push(")");
        query.push(" AND c.updated_at <= ").push_bind(at);
    }
    let limit = request.limit();
    fetch::order(&mut query, "c.updated_at DESC, c.case_id", limit + 1);
    let rows = fetch::rows(store, query).await?;
    Ok(Page::of(rows, limit, |row: &CaseLine| {
        (row.updated_at, row.case_id)
    }))
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

/// What does the diary say? Newest first.
pub async fn diary(
    viewer: &Viewer,
    store: &Store,
    case: PersonId,
    request: &PageRequest,
) -> Result<Page<EntryRow>, ProjectionError> {
    let columns = "e.entry_id, e.kind, e.happened_at, e.recorded_at, e.reserved, e.second_level, \
         e.author, e.author_office, e.present, e.text, e.supersedes, e.superseded_by";
    let from = "case_files_entries e JOIN case_files c USING (case_id)";
    let mut query = within(viewer, store, Depth::Content, columns, from);
    sight::of_entry(viewer, &mut query, today(store));
    query.push(" AND c.case_id = ").push_bind(case.0);
    if let Some((at, id)) = request.place::<(DateTime<Utc>, Uuid)>()? {
        query.push(" AND (e.happened_at < ").push_bind(at);
        query.push(" OR e.happened_at = ").push_bind(at);
        query.push(" AND e.entry_id > ").push_bind(id).push(")");
    }
    let limit = request.limit();
    fetch::order(&mut query, "e.happened_at DESC, e.entry_id", limit + 1);
    let rows = fetch::rows(store, query).await?;
    Ok(Page::of(rows, limit, |row: &EntryRow| {
        (row.happened_at, row.entry_id)
    }))
}

/// Which documents are in the file?
pub async fn documents(
    viewer: &Viewer,
    store: &Store,
    case: PersonId,
) -> Result<Vec<DocumentRow>, ProjectionError> {
    let columns = "e.document_id, e.folder, e.visibility, e.court_mandated, e.author, \
         e.author_office, e.title, e.media_type, e.size, e.digest, e.filed_at";
    let from = "case_files_documents e JOIN case_files c USING (case_id)";
    let mut query = within(viewer, store, Depth::Content, columns, from);
    sight::of_team(viewer, &mut query);
    of_case(store, query, case, "e.filed_at DESC, e.document_id").await
}

/// Whom did they live with and who supported them, newest first; with a day, as it was then.
pub async fn households(
    viewer: &Viewer,
    store: &Store,
    case: PersonId,
    on: Option<NaiveDate>,
) -> Result<Vec<HouseholdRow>, ProjectionError> {
    let columns = "h.circle, h.from_on, h.members";
    let from = "case_files_households h JOIN case_files c USING (case_id)";
    let mut query = within(viewer, store, Depth::Content, columns, from);
    if let Some(on) = on {
        query.push(
            " AND h.from_on = (SELECT max(o.from_on) FROM case_files_households o \
             WHERE o.case_id = h.case_id AND o.circle = h.circle AND o.from_on <= ",
        );
        query.push_bind(on).push(")");
    }
    of_case(store, query, case, "h.circle, h.from_on DESC").await
}

/// What was recorded in the file: reports, needs, ISEE, assessments, measures and links?
pub async fn records(
    viewer: &Viewer,
    store: &Store,
    case: PersonId,
    kind: Option<&str>,
) -> Result<Vec<RecordRow>, ProjectionError> {
    let columns = "r.kind, r.id, r.from_on, r.until_on, r.part";
    let from = "case_files_records r JOIN case_files c USING (case_id)";
    let mut query = within(viewer, store, Depth::Content, columns, from);
    if let Some(kind) = kind {
        query.push(" AND r.kind = ").push_bind(kind.to_owned());
    }
    of_case(store, query, case, "r.from_on DESC, r.kind, r.id").await
}
