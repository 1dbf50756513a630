//! Questions to the access log.

use super::AccessRow;
use crate::error::ProjectionError;
use crate::fetch;
use crate::page::{Page, PageRequest};
use crate::viewer::{ScopeColumns, Viewer};
use chrono::{DateTime, Utc};
use domain::access::policy::Reach;
use domain::shared::ids::{ActorCode, OfficeCode, PersonId};
use sqlx::{Postgres, QueryBuilder};
use store::Store;
use uuid::Uuid;

const COLUMNS: &str = "chain, place, at, actor, role, office, operation, record, people, sections, reason, address, \
     request_id, break_glass, unmasking";

const SCOPE: ScopeColumns = ScopeColumns {
    office: "office",
    people: Some("people"),
};

/// Which accesses are wanted; what is absent does not narrow.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// To data of one person.
    pub person: Option<PersonId>,
    /// Of one reader.
    pub actor: Option<ActorCode>,
    /// From one office.
    pub office: Option<OfficeCode>,
    /// From this instant on.
    pub from_at: Option<DateTime<Utc>>,
    /// Before this instant.
    pub to_at: Option<DateTime<Utc>>,
    /// Only where the glass was broken.
    pub break_glass: bool,
    /// Only what an auditor saw unmasked.
    pub unmasked: bool,
}

/// What somebody learns of who read their data.
#[derive(Clone, Copy, Debug)]
pub struct Own {
    /// Of protected cases only what was read before this instant.
    pub protected_until: DateTime<Utc>,
}

type Query<'q> = QueryBuilder<'q, Postgres>;

fn wanted<'q>(viewer: &Viewer, columns: &str, filter: &Filter) -> Query<'q> {
    let mut query = fetch::select(columns, "accesses");
    viewer.scope(&mut query, viewer.access_sight(), SCOPE);
    if let Some(person) = filter.person {
        query.push(" AND people @> ARRAY[").push_bind(person.0);
        query.push("::uuid]");
    }
    if let Some(actor) = &filter.actor {
        query.push(" AND actor = ").push_bind(actor.to_string());
    }
    if let Some(office) = &filter.office {
        query.push(" AND office = ").push_bind(office.to_string());
    }
    if let Some(at) = filter.from_at {
        query.push(" AND at >= ").push_bind(at);
    }
    if let Some(at) = filter.to_at {
        query.push(" AND at < ").push_bind(at);
    }
    if filter.break_glass {
        query.push(" AND break_glass");
    }
    if filter.unmasked {
        query.push(" AND unmasking IS NOT NULL");
    }
    query
}

/// Accesses to the data of whoever asks, but for their own.
fn to_oneself<'q>(viewer: &Viewer, columns: &str, own: Own) -> Query<'q> {
    let mut query = fetch::select(columns, "accesses");
    viewer.scope(&mut query, Reach::Own, SCOPE);
    query.push(" AND NOT (role = 'citizen' AND actor = ");
    query.push_bind(viewer.actor().code.to_string()).push(")");
    query.push(" AND (NOT protected OR at < ");
    query.push_bind(own.protected_until).push(")");
    query
}

/// The accesses that are wanted, newest first.
pub async fn page(
    viewer: &Viewer,
    store: &Store,
    filter: &Filter,
    request: &PageRequest,
) -> Result<Page<AccessRow>, ProjectionError> {
    newest(store, wanted(viewer, COLUMNS, filter), request).await
}

/// How many are wanted?
pub async fn count(
    viewer: &Viewer,
    store: &Store,
    filter: &Filter,
) -> Result<i64, ProjectionError> {
    total(store, wanted(viewer, fetch::COUNT, filter)).await
}

/// Who read the data of whoever asks, newest first?
pub async fn own(
    viewer: &Viewer,
    store: &Store,
    own: Own,
    request: &PageRequest,
) -> Result<Page<AccessRow>, ProjectionError> {
    newest(store, to_oneself(viewer, COLUMNS, own), request).await
}

/// How often did others?
pub async fn count_own(viewer: &Viewer, store: &Store, own: Own) -> Result<i64, ProjectionError> {
    total(store, to_oneself(viewer, fetch::COUNT, own)).await
}

async fn newest(
    store: &Store,
    mut query: Query<'_>,
    request: &PageRequest,
) -> Result<Page<AccessRow>, ProjectionError> {
    if let Some((at, chain, place)) = request.place::<(DateTime<Utc>, Uuid, i64)>()? {
        query.push(" AND (at, chain, place) < (").push_bind(at);
        query.push(", ").push_bind(chain);
        query.push(", ").push_bind(place).push(")");
    }
    let limit = request.limit();
    fetch::order(&mut query, "at DESC, chain DESC, place DESC", limit + 1);
    let rows = fetch::plain(store.accesses().reader(), query).await?;
    Ok(Page::of(rows, limit, |row: &AccessRow| {
        (row.at, row.chain, row.place)
    }))
}

async fn total(store: &Store, query: Query<'_>) -> Result<i64, ProjectionError> {
    fetch::plain_total(store.accesses().reader(), query).await
}
