//! Questions of whoever filed an application.

use super::{MilestoneRow, OpenRow, ProgressRow};
use crate::application::Wanted;
use crate::application_desk::shown;
use crate::error::ProjectionError;
use crate::fetch;
use crate::page::{LIMIT, Page, PageRequest};
use crate::viewer::Viewer;
use chrono::{DateTime, Utc};
use domain::shared::ids::{ApplicationId, PersonId};
use serde::Deserialize;
use sqlx::{Postgres, QueryBuilder};
use store::Store;
use uuid::Uuid;

/// A question about applications as far as the viewer sees them; `from` calls them `a`.
pub(crate) fn within<'q>(viewer: &Viewer, columns: &str, from: &str) -> QueryBuilder<'q, Postgres> {
    let mut query = fetch::select(columns, from);
    shown(viewer, &mut query);
    query
}

/// Where is this application?
pub async fn by_id(
    viewer: &Viewer,
    store: &Store,
    id: ApplicationId,
) -> Result<Option<ProgressRow>, ProjectionError> {
    let mut query = within(viewer, "a.*", "application_progress a");
    query.push(" AND a.application_id = ").push_bind(id.0);
    fetch::order(&mut query, "a.application_id", 1);
    fetch::first(store, query).await
}

/// Where is the application with this number, such as `2026/0000123`?
pub async fn by_number(
    viewer: &Viewer,
    store: &Store,
    number: &str,
) -> Result<Option<ProgressRow>, ProjectionError> {
    let mut query = within(viewer, "a.*", "application_progress a");
    query.push(" AND a.number = ").push_bind(number.to_owned());
    fetch::order(&mut query, "a.application_id", 1);
    fetch::first(store, query).await
}

#[derive(Deserialize)]
struct Found {}

/// Whether the viewer sees an application that is this person's.
pub async fn is_of_a_case(
    viewer: &Viewer,
    store: &Store,
    person: PersonId,
) -> Result<bool, ProjectionError> {
    let mut query = within(viewer, "a.application_id", "application_progress a");
    query.push(" AND a.people @> ARRAY[").push_bind(person.0);
    query.push("::uuid]");
    fetch::order(&mut query, "a.application_id", 1);
    Ok(fetch::first::<Found>(store, query).await?.is_some())
}

/// Which applications of this person are open, as far as the viewer sees them? At most 200.
pub async fn open_of(
    viewer: &Viewer,
    store: &Store,
    person: PersonId,
) -> Result<Vec<OpenRow>, ProjectionError> {
    let columns = "a.application_id, a.status, a.title, a.number, a.due_on";
    let mut query = within(viewer, columns, "application_progress a");
    query.push(" AND a.people @> ARRAY[").push_bind(person.0);
    query.push("::uuid] AND a.status IN ('submitted', 'under_review', 'awaiting_integration', ");
    query.push("'awaiting_observations', 'proposed', 'ranked', 'waiting_list', 'appealed')");
    fetch::order(&mut query, "a.due_on, a.application_id", LIMIT as usize);
    fetch::rows(store, query).await
}

/// The viewer's own applications that are wanted; nobody's, where the viewer is no person.
fn own<'q>(
    viewer: &Viewer,
    columns: &str,
    wanted: &Wanted,
) -> Result<QueryBuilder<'q, Postgres>, ProjectionError> {
    let mut query = within(viewer, columns, "application_progress a");
    query.push(" AND a.people @> ARRAY[");
    query.push_bind(viewer.actor().person.map(|person| person.0));
    query.push("::uuid]");
    wanted.narrow(&mut query)?;
    Ok(query)
}

/// Which applications are the viewer's own, last changed first? Nobody's, where the viewer is no person.
pub async fn mine(
    viewer: &Viewer,
    store: &Store,
    wanted: &Wanted,
    request: &PageRequest,
) -> Result<Page<ProgressRow>, ProjectionError> {
    let mut query = own(viewer, "a.*", wanted)?;
    if let Some((at, id)) = request.place::<(DateTime<Utc>, Uuid)>()? {
        query.push(" AND (a.updated_at < ").push_bind(at);
        query.push(" OR (a.updated_at = ").push_bind(at);
        query
            .push(" AND a.application_id > ")
            .push_bind(id)
            .push("))");
    }
    let limit = request.limit();
    fetch::order(&mut query, "a.updated_at DESC, a.application_id", limit + 1);
    let rows = fetch::rows(store, query).await?;
    Ok(Page::of(rows, limit, |row: &ProgressRow| {
        (row.updated_at, row.application_id)
    }))
}

/// How many applications are the viewer's own?
pub async fn count_mine(
    viewer: &Viewer,
    store: &Store,
    wanted: &Wanted,
) -> Result<i64, ProjectionError> {
    fetch::total(store, own(viewer, fetch::COUNT, wanted)?).await
}

/// What has happened to this application so far? In order, at most 200.
pub async fn steps(
    viewer: &Viewer,
    store: &Store,
    id: ApplicationId,
) -> Result<Vec<MilestoneRow>, ProjectionError> {
    let columns = "s.sequence, s.code, s.on_day, s.at, s.number";
    let from = "application_progress_steps s JOIN application_progress a USING (application_id)";
    let mut query = within(viewer, columns, from);
    query.push(" AND s.application_id = ").push_bind(id.0);
    fetch::order(&mut query, "s.sequence", LIMIT as usize);
    fetch::rows(store, query).await
}

/// Which applications for this service were received from one instant to another and have not ended? By number.
pub async fn received(
    viewer: &Viewer,
    store: &Store,
    service: &str,
    (from, until): (DateTime<Utc>, DateTime<Utc>),
) -> Result<Vec<ApplicationId>, ProjectionError> {
    let mut query = within(viewer, "a.application_id", "application_progress a");
    query
        .push(" AND a.service = ")
        .push_bind(service.to_owned());
    query.push(" AND a.received_at >= ").push_bind(from);
    query.push(" AND a.received_at < ").push_bind(until);
    query.push(" AND a.status IN ('submitted', 'under_review', 'awaiting_integration', ");
    query.push("'awaiting_observations', 'proposed', 'ranked', 'waiting_list', 'excluded')");
    fetch::order(&mut query, "a.number", MOST);
    let rows: Vec<Received> = fetch::rows(store, query).await?;
    Ok(rows.into_iter().map(|row| row.application_id).collect())
}

/// More than any call was ever answered by.
const MOST: usize = 200_000;

#[derive(Deserialize)]
struct Received {
    application_id: ApplicationId,
}
