//! Questions of citizens about their own case file.

use super::{OwnCaseRow, OwnDocumentRow};
use crate::error::ProjectionError;
use crate::fetch;
use crate::page::LIMIT;
use crate::viewer::Viewer;
use domain::access::Role;
use domain::shared::ids::DocumentId;
use domain::shared::time::rome_day;
use sqlx::{Postgres, QueryBuilder};
use store::Store;

/// The file of the citizen who asks; none while it is a team's alone, and none for anybody else.
fn within<'q>(
    viewer: &Viewer,
    store: &Store,
    columns: &str,
    from: &str,
) -> QueryBuilder<'q, Postgres> {
    let mut query = fetch::select(columns, from);
    let person = viewer
        .actor()
        .person
        .filter(|_| viewer.actor().role == Role::Citizen);
    let Some(person) = person else {
        query.push(" AND false");
        return query;
    };
    query.push(" AND c.case_id = ").push_bind(person.0);
    query.push(" AND c.absorbed_into IS NULL");
    query.push(" AND (c.restricted_to IS NULL OR c.restricted_until < ");
    query.push_bind(rome_day(store.clock().now())).push(")");
    query
}

/// Where does my case stand?
pub async fn own(viewer: &Viewer, store: &Store) -> Result<Option<OwnCaseRow>, ProjectionError> {
    let columns = "c.case_id, c.office, c.status, c.opened_on, c.closed_on";
    let mut query = within(viewer, store, columns, "case_citizen c");
    fetch::order(&mut query, "c.case_id", 1);
    fetch::first(store, query).await
}

/// Which administrative documents are in my file?
pub async fn documents(
    viewer: &Viewer,
    store: &Store,
) -> Result<Vec<OwnDocumentRow>, ProjectionError> {
    let columns = "d.document_id, d.title, d.media_type, d.size, d.filed_at";
    let from = "case_citizen_documents d JOIN case_citizen c USING (case_id)";
    let mut query = within(viewer, store, columns, from);
    fetch::order(&mut query, "d.filed_at DESC, d.document_id", LIMIT as usize);
    fetch::rows(store, query).await
}

/// Is this one of the administrative documents of my file?
pub async fn document(
    viewer: &Viewer,
    store: &Store,
    id: DocumentId,
) -> Result<bool, ProjectionError> {
    let from = "case_citizen_documents d JOIN case_citizen c USING (case_id)";
    let mut query = within(viewer, store, fetch::COUNT, from);
    query.push(" AND d.document_id = ").push_bind(id.0);
    Ok(fetch::total(store, query).await? > 0)
}
