//! Who opened a case file in an emergency? For the heads, the case manager and the data protection officer, at once.

use super::sight;
use crate::error::ProjectionError;
use crate::fetch;
use crate::page::{Page, PageRequest};
use crate::shown::Shown;
use crate::viewer::Viewer;
use chrono::{DateTime, Utc};
use domain::access::Role;
use domain::case_file::By;
use domain::shared::ids::{ActorCode, OfficeCode, PersonId};
use serde::{Deserialize, Serialize};
use sqlx::{Postgres, QueryBuilder};
use store::Store;
use store::accesses::Observed;
use uuid::Uuid;

/// It is over when it was taken back, or when more was kept from them.
const COLUMNS: &str = "b.case_id, c.office AS in_charge, b.office, b.actor, b.broken_at, \
     least(b.until_at, b.taken_back_at, CASE WHEN c.restricted_version > b.version THEN c.restricted_at END) AS until_at, \
     b.taken_back_at, b.reason";
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
    /// When it was taken back.
    pub taken_back_at: Option<DateTime<Utc>>,
    /// Why.
    pub reason: Shown<String>,
}

fn within<'q>(viewer: &Viewer, store: &Store, columns: &str) -> QueryBuilder<'q, Postgres> {
    let mut query = fetch::select(columns, FROM);
    let actor = viewer.actor();
    match (actor.role, &actor.office) {
        (Role::Dpo | Role::System, _) => {}
        (Role::ServiceHead, Some(office)) => {
            query
                .push(" AND (c.office = ")
                .push_bind(office.to_string());
            query
                .push(" OR c.restricted_to = ")
                .push_bind(office.to_string());
            query.push(" AND ");
            sight::restricted(&mut query, sight::today(store));
            query.push(")");
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
    let mut query = within(viewer, store, COLUMNS);
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
    fetch::total(store, within(viewer, store, fetch::COUNT)).await
}

/// Tells the access log where somebody reads one of these files under glass that they broke.
pub(super) async fn note(
    viewer: &Viewer,
    store: &Store,
    cases: Vec<Uuid>,
) -> Result<(), ProjectionError> {
    let by = By::of(viewer.actor());
    let (Some(observed), Some(worker)) = (Observed::current(), by.worker()) else {
        return Ok(());
    };
    if cases.is_empty() {
        return Ok(());
    }
    let mut query =
        QueryBuilder::new("SELECT EXISTS (SELECT FROM case_files c WHERE c.case_id = ANY(");
    query.push_bind(cases).push(") AND ");
    sight::under_glass(worker, &mut query, sight::today(store));
    query.push(")");
    let broken: bool = query.build_query_scalar().fetch_one(store.pool()).await?;
    if broken {
        observed.breaks_glass();
    }
    Ok(())
}
