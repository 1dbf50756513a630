//! Who opened a case file in an emergency? For the head, the case manager and the data protection officer, at once.

use crate::error::ProjectionError;
use crate::fetch;
use crate::page::{Page, PageRequest};
use crate::shown::Shown;
use crate::viewer::Viewer;
use chrono::{DateTime, Utc};
use domain::access::Role;
use domain::shared::ids::{ActorCode, OfficeCode, PersonId};
use serde::{Deserialize, Serialize};
use sqlx::{Postgres, QueryBuilder};
use store::Store;
use store::accesses::Observed;
use uuid::Uuid;

const COLUMNS: &str =
    "b.case_id, c.office AS in_charge, b.office, b.actor, b.broken_at, b.until_at, b.reason";
const FROM: &str = "case_files_glasses b JOIN case_files c USING (case_id)";

/// Apertura in emergenza.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GlassRow {
    /// Which file.
    pub case_id: PersonId,
    /// The office in charge of it.
    pub in_charge: OfficeCode,
    /// From which office it was opened.
    pub office: OfficeCode,
    /// By whom.
    pub actor: ActorCode,
    /// When.
    pub broken_at: DateTime<Utc>,
    /// Until when.
    pub until_at: DateTime<Utc>,
    /// Why.
    pub reason: Shown<String>,
}

fn within<'q>(viewer: &Viewer, columns: &str) -> QueryBuilder<'q, Postgres> {
    let mut query = fetch::select(columns, FROM);
    let actor = viewer.actor();
    match (actor.role, &actor.office) {
        (Role::Dpo | Role::System, _) => {}
        (Role::ServiceHead, Some(office)) => {
            query.push(" AND c.office = ").push_bind(office.to_string());
        }
        (Role::CaseManager, Some(office)) => {
            query.push(" AND c.manager_office = ");
            query.push_bind(office.to_string());
            query.push(" AND c.manager = ");
            query.push_bind(actor.code.to_string());
        }
        _ => {
            query.push(" AND false");
        }
    }
    query
}

/// Which files were opened in an emergency, newest first?
pub async fn glasses(
    viewer: &Viewer,
    store: &Store,
    request: &PageRequest,
) -> Result<Page<GlassRow>, ProjectionError> {
    let mut query = within(viewer, COLUMNS);
    if let Some((at, case, actor)) = request.place::<(DateTime<Utc>, Uuid, String)>()? {
        query.push(" AND (b.broken_at, b.case_id, b.actor) < (");
        query.push_bind(at).push(", ").push_bind(case);
        query.push(", ").push_bind(actor).push(")");
    }
    let limit = request.limit();
    let order = "b.broken_at DESC, b.case_id DESC, b.actor DESC";
    fetch::order(&mut query, order, limit + 1);
    let rows = fetch::rows(store, query).await?;
    Ok(Page::of(rows, limit, |row: &GlassRow| {
        (row.broken_at, row.case_id.0, row.actor.to_string())
    }))
}

/// How many were?
pub async fn count_glasses(viewer: &Viewer, store: &Store) -> Result<i64, ProjectionError> {
    fetch::total(store, within(viewer, fetch::COUNT)).await
}

/// Tells the access log where somebody reads a file under glass that they broke.
pub(super) async fn note(
    viewer: &Viewer,
    store: &Store,
    case: PersonId,
) -> Result<(), ProjectionError> {
    let (Some(observed), Some(office)) = (Observed::current(), &viewer.actor().office) else {
        return Ok(());
    };
    let broken: bool = sqlx::query_scalar(
        "SELECT EXISTS (SELECT FROM case_files_glasses b WHERE b.case_id = $1 AND b.office = $2 AND b.actor = $3 \
         AND b.until_at > $4)",
    )
    .bind(case.0)
    .bind(office.as_str())
    .bind(viewer.actor().code.as_str())
    .bind(store.clock().now())
    .fetch_one(store.pool())
    .await?;
    if broken {
        observed.breaks_glass();
    }
    Ok(())
}
