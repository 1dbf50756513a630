//! Questions about rankings.

use super::{DueRow, EntryRow, PublishedLine, RankingRow};
use crate::error::ProjectionError;
use crate::fetch;
use crate::page::{Page, PageRequest};
use crate::viewer::{ScopeColumns, Viewer};
use chrono::NaiveDate;
use domain::scoring::rules::Code;
use domain::shared::ids::CallCode;
use sqlx::{Postgres, QueryBuilder};
use store::Store;
use uuid::Uuid;

const COLUMNS: &str = "r.ranking_id, r.call, r.service, r.office, r.title, r.phase, r.approved_version, \
     r.draw_commitment, r.draw_seed, r.rows_digest, r.posted_from_on, r.posted_until_on, r.objections_until_on, \
     r.valid_until_on, r.requests_until_on, r.appeal_text, r.version";

const OFFICE: ScopeColumns = ScopeColumns {
    office: "r.office",
    people: None,
};

const ENTRY: ScopeColumns = ScopeColumns {
    office: "r.office",
    people: Some("a.people"),
};

const LINE: &str = "l.place, l.list, l.position, l.code, l.points, l.outcome, l.reasons";

const ENTRY_COLUMNS: &str = "e.code, e.application_id, e.people, e.known, e.placed, e.approved_version, e.outcome, \
     e.position, e.objection, e.revision, e.offer, e.offer_list, e.answer_until_on, e.is_out";

/// The day on which something is asked: what is not posted on it is not shown to the public.
#[derive(Clone, Copy, Debug)]
pub struct Day(pub NaiveDate);

/// The office sees its rankings always, everybody else while they are posted.
fn seen<'q>(viewer: &Viewer, today: Day, columns: &str, from: &str) -> QueryBuilder<'q, Postgres> {
    let mut query = fetch::select(columns, from);
    query
        .push(" AND (")
        .push_bind(today.0)
        .push(" BETWEEN r.posted_from_on AND r.posted_until_on OR (true");
    viewer.scope(&mut query, viewer.sight(), OFFICE);
    query.push("))");
    query
}

fn of_call<'q>(
    viewer: &Viewer,
    today: Day,
    columns: &str,
    call: Option<&CallCode>,
) -> QueryBuilder<'q, Postgres> {
    let mut query = seen(viewer, today, columns, "rankings r");
    if let Some(call) = call {
        query.push(" AND r.call = ").push_bind(call.to_string());
    }
    query
}

/// Which rankings are there?
pub async fn page(
    viewer: &Viewer,
    store: &Store,
    today: Day,
    call: Option<&CallCode>,
    request: &PageRequest,
) -> Result<Page<RankingRow>, ProjectionError> {
    let mut query = of_call(viewer, today, COLUMNS, call);
    if let Some(after) = request.place::<Uuid>()? {
        query.push(" AND r.ranking_id > ").push_bind(after);
    }
    let limit = request.limit();
    fetch::order(&mut query, "r.ranking_id", limit + 1);
    let rows = fetch::rows(store, query).await?;
    Ok(Page::of(rows, limit, |row: &RankingRow| row.ranking_id))
}

/// How many rankings are there?
pub async fn count(
    viewer: &Viewer,
    store: &Store,
    today: Day,
    call: Option<&CallCode>,
) -> Result<i64, ProjectionError> {
    fetch::total(store, of_call(viewer, today, fetch::COUNT, call)).await
}

/// Where does this ranking stand?
pub async fn by_id(
    viewer: &Viewer,
    store: &Store,
    today: Day,
    id: Uuid,
) -> Result<Option<RankingRow>, ProjectionError> {
    let mut query = seen(viewer, today, COLUMNS, "rankings r");
    query.push(" AND r.ranking_id = ").push_bind(id);
    fetch::order(&mut query, "r.ranking_id", 1);
    fetch::first(store, query).await
}

/// The rows of a version; of the one approved last, where none is named. The public sees the last one only.
fn published<'q>(
    viewer: &Viewer,
    today: Day,
    columns: &str,
    (ranking, version): (Uuid, Option<i64>),
) -> QueryBuilder<'q, Postgres> {
    let from = "rankings r JOIN ranking_rows l USING (ranking_id)";
    let mut query = seen(viewer, today, columns, from);
    query.push(" AND r.ranking_id = ").push_bind(ranking);
    query.push(" AND (l.approved_version = r.approved_version OR (true");
    viewer.scope(&mut query, viewer.sight(), OFFICE);
    query.push(")) AND l.approved_version = ");
    match version {
        Some(version) => query.push_bind(version),
        None => query.push("r.approved_version"),
    };
    query
}

/// What is published of this ranking? A page.
pub async fn rows(
    viewer: &Viewer,
    store: &Store,
    today: Day,
    which: (Uuid, Option<i64>),
    request: &PageRequest,
) -> Result<Page<PublishedLine>, ProjectionError> {
    let mut query = published(viewer, today, LINE, which);
    if let Some(after) = request.place::<i64>()? {
        query.push(" AND l.place > ").push_bind(after);
    }
    let limit = request.limit();
    fetch::order(&mut query, "l.place", limit + 1);
    let rows = fetch::rows(store, query).await?;
    Ok(Page::of(rows, limit, |row: &PublishedLine| row.place))
}

/// Everything that is published of this ranking, of the version approved last.
pub async fn all_rows(
    viewer: &Viewer,
    store: &Store,
    today: Day,
    ranking: Uuid,
) -> Result<Vec<PublishedLine>, ProjectionError> {
    let mut query = published(viewer, today, LINE, (ranking, None));
    fetch::order(&mut query, "l.place", MOST);
    fetch::rows(store, query).await
}

/// More rows than any ranking has.
const MOST: usize = 1_000_000;

/// How many rows are published of this ranking?
pub async fn count_rows(
    viewer: &Viewer,
    store: &Store,
    today: Day,
    which: (Uuid, Option<i64>),
) -> Result<i64, ProjectionError> {
    fetch::total(store, published(viewer, today, fetch::COUNT, which)).await
}

/// The applicants of a ranking as far as the viewer sees cases: those of their office, or whose application they stand
/// for now.
fn applicants<'q>(viewer: &Viewer, columns: &str, ranking: Uuid) -> QueryBuilder<'q, Postgres> {
    let from = "rankings r JOIN ranking_entries e USING (ranking_id) \
         JOIN application_progress a USING (application_id)";
    let mut query = fetch::select(columns, from);
    viewer.scope(&mut query, viewer.sight(), ENTRY);
    query.push(" AND r.ranking_id = ").push_bind(ranking);
    query
}

/// Who stands on this ranking? A page, by public code.
pub async fn entries(
    viewer: &Viewer,
    store: &Store,
    ranking: Uuid,
    request: &PageRequest,
) -> Result<Page<EntryRow>, ProjectionError> {
    let mut query = applicants(viewer, ENTRY_COLUMNS, ranking);
    if let Some(after) = request.place::<String>()? {
        query.push(" AND e.code > ").push_bind(after);
    }
    let limit = request.limit();
    fetch::order(&mut query, "e.code", limit + 1);
    let rows = fetch::rows(store, query).await?;
    Ok(Page::of(rows, limit, |row: &EntryRow| row.code.to_string()))
}

/// How many applicants stand on this ranking?
pub async fn count_entries(
    viewer: &Viewer,
    store: &Store,
    ranking: Uuid,
) -> Result<i64, ProjectionError> {
    fetch::total(store, applicants(viewer, fetch::COUNT, ranking)).await
}

/// What does this ranking say of this applicant?
pub async fn entry(
    viewer: &Viewer,
    store: &Store,
    ranking: Uuid,
    code: &Code,
) -> Result<Option<EntryRow>, ProjectionError> {
    let mut query = applicants(viewer, ENTRY_COLUMNS, ranking);
    query.push(" AND e.code = ").push_bind(code.to_string());
    fetch::order(&mut query, "e.code", 1);
    fetch::first(store, query).await
}

/// For which rankings has the clock something to do on that day? At most `limit`.
pub async fn due(
    viewer: &Viewer,
    store: &Store,
    today: NaiveDate,
    limit: usize,
) -> Result<Vec<DueRow>, ProjectionError> {
    let task = format!(
        "CASE WHEN EXISTS (SELECT 1 FROM ranking_entries e WHERE e.ranking_id = r.ranking_id AND e.offer = 'pending' \
         AND e.answer_until_on < DATE '{today}') THEN 'offers' \
         WHEN r.phase = 'provisional' AND r.automatic_final AND NOT r.objected \
         AND r.objections_until_on < DATE '{today}' THEN 'final' \
         WHEN r.phase = 'final' AND NOT r.holds_until_updated AND r.requests_until_on IS NULL \
         AND r.valid_until_on < DATE '{today}' THEN 'expired' END"
    );
    let columns = format!("r.ranking_id, {task} AS task");
    let mut query = fetch::select(&columns, "rankings r");
    viewer.scope(&mut query, viewer.sight(), OFFICE);
    query.push(format_args!(" AND {task} IS NOT NULL"));
    fetch::order(&mut query, "r.ranking_id", limit);
    fetch::rows(store, query).await
}
