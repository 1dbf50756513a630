//! Questions about what is in one file: each has its rows, a page of them and their number.

use super::within;
use crate::case_files::glass;
use crate::case_files::sight::{self, Depth};
use crate::case_files::{DocumentRow, EntryRow, HouseholdRow, RecordRow};
use crate::error::ProjectionError;
use crate::fetch;
use crate::page::{Page, PageRequest};
use crate::viewer::Viewer;
use chrono::{DateTime, NaiveDate, Utc};
use domain::shared::ids::{DocumentId, PersonId};
use sqlx::{Postgres, QueryBuilder};
use store::Store;
use uuid::Uuid;

const PAPER: &str = "e.document_id, e.folder, e.visibility, e.court_mandated, e.author, \
     e.author_office, e.title, e.media_type, e.size, e.digest, e.filed_at";

/// What is in one file, from this table.
fn of_case<'q>(
    viewer: &Viewer,
    store: &Store,
    (columns, table): (&str, &str),
    case: PersonId,
) -> QueryBuilder<'q, Postgres> {
    let from = format!("{table} e JOIN case_files c USING (case_id)");
    let mut query = within(viewer, store, Depth::Content, columns, &from);
    query.push(" AND c.case_id = ").push_bind(case.0);
    query
}

fn entries<'q>(
    viewer: &Viewer,
    store: &Store,
    columns: &str,
    case: PersonId,
) -> QueryBuilder<'q, Postgres> {
    let mut query = of_case(viewer, store, (columns, "case_files_entries"), case);
    sight::of_entry(viewer, &mut query, sight::today(store));
    query
}

/// What does the diary say? Newest first.
pub async fn diary(
    viewer: &Viewer,
    store: &Store,
    case: PersonId,
    request: &PageRequest,
) -> Result<Page<EntryRow>, ProjectionError> {
    let columns = "e.entry_id, e.kind, e.happened_at, e.recorded_at, e.reserved, e.private, e.activity, e.second_level, \
         e.author, e.author_office, e.present, e.text, e.supersedes, e.superseded_by";
    let mut query = entries(viewer, store, columns, case);
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

/// How many entries does the diary have?
pub async fn count_diary(
    viewer: &Viewer,
    store: &Store,
    case: PersonId,
) -> Result<i64, ProjectionError> {
    fetch::total(store, entries(viewer, store, fetch::COUNT, case)).await
}

fn papers<'q>(
    viewer: &Viewer,
    store: &Store,
    columns: &str,
    case: PersonId,
) -> QueryBuilder<'q, Postgres> {
    let mut query = of_case(viewer, store, (columns, "case_files_documents"), case);
    sight::of_team(viewer, &mut query);
    query
}

/// Which documents are in the file? Last filed first.
pub async fn documents(
    viewer: &Viewer,
    store: &Store,
    case: PersonId,
    request: &PageRequest,
) -> Result<Page<DocumentRow>, ProjectionError> {
    let mut query = papers(viewer, store, PAPER, case);
    if let Some((at, id)) = request.place::<(DateTime<Utc>, Uuid)>()? {
        query.push(" AND (e.filed_at < ").push_bind(at);
        query.push(" OR e.filed_at = ").push_bind(at);
        query.push(" AND e.document_id > ").push_bind(id).push(")");
    }
    let limit = request.limit();
    fetch::order(&mut query, "e.filed_at DESC, e.document_id", limit + 1);
    let rows = fetch::rows(store, query).await?;
    Ok(Page::of(rows, limit, |row: &DocumentRow| {
        let DocumentId(id) = row.document_id;
        (row.filed_at, id)
    }))
}

/// Is this document in a file, and which is it?
pub async fn document(
    viewer: &Viewer,
    store: &Store,
    case: PersonId,
    id: DocumentId,
) -> Result<Option<DocumentRow>, ProjectionError> {
    let mut query = papers(viewer, store, PAPER, case);
    query.push(" AND e.document_id = ").push_bind(id.0);
    fetch::order(&mut query, "e.document_id", 1);
    let row = fetch::first(store, query).await?;
    if row.is_some() {
        glass::note(viewer, store, vec![case.0]).await?;
    }
    Ok(row)
}

/// How many documents are in the file?
pub async fn count_documents(
    viewer: &Viewer,
    store: &Store,
    case: PersonId,
) -> Result<i64, ProjectionError> {
    fetch::total(store, papers(viewer, store, fetch::COUNT, case)).await
}

fn circles<'q>(
    viewer: &Viewer,
    store: &Store,
    columns: &str,
    case: PersonId,
    on: Option<NaiveDate>,
) -> QueryBuilder<'q, Postgres> {
    let mut query = of_case(viewer, store, (columns, "case_files_households"), case);
    if let Some(on) = on {
        query.push(
            " AND e.from_on = (SELECT max(o.from_on) FROM case_files_households o \
             WHERE o.case_id = e.case_id AND o.circle = e.circle AND o.from_on <= ",
        );
        query.push_bind(on).push(")");
    }
    sight::of_team(viewer, &mut query);
    query
}

/// Whom did they live with and who supported them, newest first; with a day, as it was then.
pub async fn households(
    viewer: &Viewer,
    store: &Store,
    case: PersonId,
    on: Option<NaiveDate>,
    request: &PageRequest,
) -> Result<Page<HouseholdRow>, ProjectionError> {
    let columns = "e.circle, e.from_on, e.members, e.author, e.author_office, e.second_level";
    let mut query = circles(viewer, store, columns, case, on);
    if let Some((from_on, circle)) = request.place::<(NaiveDate, String)>()? {
        query.push(" AND (e.from_on < ").push_bind(from_on);
        query.push(" OR e.from_on = ").push_bind(from_on);
        query.push(" AND e.circle > ").push_bind(circle).push(")");
    }
    let limit = request.limit();
    fetch::order(&mut query, "e.from_on DESC, e.circle", limit + 1);
    let rows = fetch::rows(store, query).await?;
    Ok(Page::of(rows, limit, |row: &HouseholdRow| {
        (row.from_on, row.circle)
    }))
}

/// How many versions of household and network are there?
pub async fn count_households(
    viewer: &Viewer,
    store: &Store,
    case: PersonId,
    on: Option<NaiveDate>,
) -> Result<i64, ProjectionError> {
    fetch::total(store, circles(viewer, store, fetch::COUNT, case, on)).await
}

fn recorded<'q>(
    viewer: &Viewer,
    store: &Store,
    columns: &str,
    case: PersonId,
    kind: Option<&str>,
) -> QueryBuilder<'q, Postgres> {
    let mut query = of_case(viewer, store, (columns, "case_files_records"), case);
    if let Some(kind) = kind {
        query.push(" AND e.kind = ").push_bind(kind.to_owned());
    }
    sight::of_record(viewer, &mut query, sight::today(store));
    query
}

/// What was recorded in the file: reports, needs, ISEE, assessments, measures and links? Newest first.
pub async fn records(
    viewer: &Viewer,
    store: &Store,
    case: PersonId,
    kind: Option<&str>,
    request: &PageRequest,
) -> Result<Page<RecordRow>, ProjectionError> {
    let columns =
        "e.kind, e.id, e.from_on, e.until_on, e.part, e.author, e.author_office, e.second_level";
    let mut query = recorded(viewer, store, columns, case, kind);
    if let Some((from_on, kind, id)) = request.place::<(NaiveDate, String, Uuid)>()? {
        query.push(" AND (e.from_on < ").push_bind(from_on);
        query.push(" OR e.from_on = ").push_bind(from_on);
        query.push(" AND (e.kind, e.id) > (").push_bind(kind);
        query.push(", ").push_bind(id).push("))");
    }
    let limit = request.limit();
    fetch::order(&mut query, "e.from_on DESC, e.kind, e.id", limit + 1);
    let rows = fetch::rows(store, query).await?;
    Ok(Page::of(rows, limit, |row: &RecordRow| {
        (row.from_on, row.kind.clone(), row.id)
    }))
}

/// How many records are there?
pub async fn count_records(
    viewer: &Viewer,
    store: &Store,
    case: PersonId,
    kind: Option<&str>,
) -> Result<i64, ProjectionError> {
    fetch::total(store, recorded(viewer, store, fetch::COUNT, case, kind)).await
}
