//! Questions of a person about their own plans.

use super::{MyItemRow, MyPlanRow};
use crate::case_files::not_kept_from;
use crate::error::ProjectionError;
use crate::fetch;
use crate::page::{Page, PageRequest};
use crate::viewer::{ScopeColumns, Viewer};
use chrono::{DateTime, Utc};
use domain::access::policy::Reach;
use domain::care_plan::Content;
use domain::shared::ids::{CarePlanId, DocumentId};
use sqlx::{Postgres, QueryBuilder};
use store::Store;
use uuid::Uuid;

const COLUMNS: &str = "p.plan_id, p.version, p.status, p.kind, p.office, p.case_manager, p.in_force, p.to_sign, \
     p.starts_on, p.family_share::text AS family_share, p.next_review_on, p.closed_on, p.updated_at";

const SCOPE: ScopeColumns = ScopeColumns {
    office: "p.office",
    people: Some("p.people"),
};

/// The case of the plan p.
const CASE_OF_PLAN: &str = "(SELECT v.case_file_id FROM plan_view v WHERE v.plan_id = p.plan_id)";

/// Needs, objectives and interventions of two versions at most.
const PIECES: usize = 2 * 3 * Content::MOST;

/// Whoever asks sees their own here, in whatever role; a plan nobody offered them yet is not theirs to see, and none is
/// while the case is a team's alone, as the case itself is not.
fn own<'q>(
    viewer: &Viewer,
    store: &Store,
    columns: &str,
    from: &str,
) -> QueryBuilder<'q, Postgres> {
    let mut query = fetch::select(columns, from);
    viewer.scope(&mut query, Reach::Own, SCOPE);
    query.push(" AND (p.in_force IS NOT NULL OR p.to_sign IS NOT NULL)");
    not_kept_from(viewer, store, &mut query, CASE_OF_PLAN);
    query
}

/// What is my plan?
pub async fn by_id(
    viewer: &Viewer,
    store: &Store,
    id: CarePlanId,
) -> Result<Option<MyPlanRow>, ProjectionError> {
    let mut query = own(viewer, store, COLUMNS, "plan_citizen p");
    query.push(" AND p.plan_id = ").push_bind(id.0);
    fetch::order(&mut query, "p.plan_id", 1);
    fetch::first(store, query).await
}

/// Which plans do I have? Last changed first.
pub async fn mine(
    viewer: &Viewer,
    store: &Store,
    request: &PageRequest,
) -> Result<Page<MyPlanRow>, ProjectionError> {
    let mut query = own(viewer, store, COLUMNS, "plan_citizen p");
    if let Some((at, id)) = request.place::<(DateTime<Utc>, Uuid)>()? {
        query.push(" AND p.updated_at <= ").push_bind(at);
        query.push(" AND (p.updated_at < ").push_bind(at);
        query.push(" OR p.plan_id > ").push_bind(id).push(")");
    }
    let limit = request.limit();
    fetch::order(&mut query, "p.updated_at DESC, p.plan_id", limit + 1);
    let rows = fetch::rows(store, query).await?;
    Ok(Page::of(rows, limit, |row: &MyPlanRow| {
        (row.updated_at, row.plan_id)
    }))
}

/// How many plans do I have?
pub async fn count_mine(viewer: &Viewer, store: &Store) -> Result<i64, ProjectionError> {
    fetch::total(store, own(viewer, store, fetch::COUNT, "plan_citizen p")).await
}

/// What does it say, in the version in force and in the one that is offered?
pub async fn items(
    viewer: &Viewer,
    store: &Store,
    id: CarePlanId,
) -> Result<Vec<MyItemRow>, ProjectionError> {
    let columns = "t.kind, t.item_id, t.number, t.content";
    let from = "plan_citizen_items t JOIN plan_citizen p USING (plan_id)";
    let mut query = own(viewer, store, columns, from);
    query.push(" AND t.plan_id = ").push_bind(id.0);
    query.push(" AND t.number IN (p.in_force, p.to_sign)");
    fetch::order(&mut query, "t.number, t.kind, t.item_id", PIECES);
    fetch::rows(store, query).await
}

/// Is this a paper on which I signed a plan that is offered to me?
pub async fn is_my_paper(
    viewer: &Viewer,
    store: &Store,
    plan: CarePlanId,
    document: DocumentId,
) -> Result<bool, ProjectionError> {
    let from = "plan_citizen_papers t JOIN plan_citizen p USING (plan_id)";
    let mut query = own(viewer, store, fetch::COUNT, from);
    query.push(" AND t.plan_id = ").push_bind(plan.0);
    query.push(" AND t.document_id = ").push_bind(document.0);
    Ok(fetch::total(store, query).await? > 0)
}
