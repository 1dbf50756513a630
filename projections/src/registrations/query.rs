//! Questions about the register.

use super::{RegistrationRow, RenewalRow};
use crate::error::ProjectionError;
use crate::fetch;
use crate::page::{Page, PageRequest};
use crate::viewer::{ScopeColumns, Viewer};
use chrono::NaiveDate;
use domain::shared::ids::{OfficeCode, RegisterCode, RegistrationId};
use domain::shared::stamp::Direction;
use sqlx::{Postgres, QueryBuilder};
use store::Store;
use uuid::Uuid;

const COLUMNS: &str = "registration_id, register, year, number, registered_at, registered_on, \
     direction, act, subject, counterparty, digest, office, about_type, about_id, sent_at, \
     annulled_at, annulled_by, annulment_reason, authorising_act, replacement_id, emergency_number, \
     emergency_on, version";

const SCOPE: ScopeColumns = ScopeColumns {
    office: "office",
    people: None,
};

/// Which records are wanted; what is absent does not narrow.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// The register.
    pub register: Option<RegisterCode>,
    /// The office that received or sent it.
    pub office: Option<OfficeCode>,
    /// In, out or internal.
    pub direction: Option<Direction>,
    /// The first day.
    pub from_on: Option<NaiveDate>,
    /// The last day.
    pub to_on: Option<NaiveDate>,
}

fn within<'q>(viewer: &Viewer) -> QueryBuilder<'q, Postgres> {
    columns_within(viewer, COLUMNS)
}

fn columns_within<'q>(viewer: &Viewer, columns: &str) -> QueryBuilder<'q, Postgres> {
    let mut query = fetch::select(columns, "registrations");
    viewer.scope(&mut query, viewer.sight(), SCOPE);
    query
}

/// Which record is this?
pub async fn by_id(
    viewer: &Viewer,
    store: &Store,
    id: RegistrationId,
) -> Result<Option<RegistrationRow>, ProjectionError> {
    let mut query = within(viewer);
    query.push(" AND registration_id = ").push_bind(id.0);
    fetch::order(&mut query, "registration_id", 1);
    fetch::first(store, query).await
}

/// Which record has this number?
pub async fn by_number(
    viewer: &Viewer,
    store: &Store,
    register: &RegisterCode,
    year: i32,
    number: i64,
) -> Result<Option<RegistrationRow>, ProjectionError> {
    let mut query = within(viewer);
    query
        .push(" AND register = ")
        .push_bind(register.to_string());
    query.push(" AND year = ").push_bind(year);
    query.push(" AND number = ").push_bind(number);
    fetch::order(&mut query, "registration_id", 1);
    fetch::first(store, query).await
}

/// Which records belong to this stream? In the order of registration, at most 200.
pub async fn of_stream(
    viewer: &Viewer,
    store: &Store,
    aggregate_type: &str,
    id: Uuid,
) -> Result<Vec<RegistrationRow>, ProjectionError> {
    let mut query = within(viewer);
    query
        .push(" AND about_type = ")
        .push_bind(aggregate_type.to_owned());
    query.push(" AND about_id = ").push_bind(id);
    fetch::order(
        &mut query,
        "registered_at, number",
        crate::page::LIMIT as usize,
    );
    fetch::rows(store, query).await
}

/// What did this record say before? Oldest first, at most 200.
pub async fn renewals(
    viewer: &Viewer,
    store: &Store,
    id: RegistrationId,
) -> Result<Vec<RenewalRow>, ProjectionError> {
    let columns = "n.field, n.old, n.new, n.reason, n.authorising_act, n.renewed_by, n.renewed_at, n.sequence";
    let from = "registrations_renewals n JOIN registrations r USING (registration_id)";
    let mut query = fetch::select(columns, from);
    let scope = ScopeColumns {
        office: "r.office",
        people: None,
    };
    viewer.scope(&mut query, viewer.sight(), scope);
    query.push(" AND n.registration_id = ").push_bind(id.0);
    fetch::order(&mut query, "n.sequence", crate::page::LIMIT as usize);
    fetch::rows(store, query).await
}

/// Which records are there, newest first?
pub async fn page(
    viewer: &Viewer,
    store: &Store,
    filter: &Filter,
    request: &PageRequest,
) -> Result<Page<RegistrationRow>, ProjectionError> {
    let mut query = wanted(viewer, COLUMNS, filter);
    if let Some((year, number, register)) = request.place::<(i32, i64, RegisterCode)>()? {
        query
            .push(" AND (year, number, register) < (")
            .push_bind(year);
        query.push(", ").push_bind(number);
        query.push(", ").push_bind(register.to_string()).push(")");
    }
    let limit = request.limit();
    fetch::order(
        &mut query,
        "year DESC, number DESC, register DESC",
        limit + 1,
    );
    let rows = fetch::rows(store, query).await?;
    Ok(Page::of(rows, limit, |row: &RegistrationRow| {
        (row.year, row.number, row.register.clone())
    }))
}

/// How many records are there?
pub async fn count(
    viewer: &Viewer,
    store: &Store,
    filter: &Filter,
) -> Result<i64, ProjectionError> {
    fetch::total(store, wanted(viewer, fetch::COUNT, filter)).await
}

/// The records that are wanted, as far as the viewer sees them.
fn wanted<'q>(viewer: &Viewer, columns: &str, filter: &Filter) -> QueryBuilder<'q, Postgres> {
    let mut query = columns_within(viewer, columns);
    if let Some(register) = &filter.register {
        query
            .push(" AND register = ")
            .push_bind(register.to_string());
    }
    if let Some(office) = &filter.office {
        query.push(" AND office = ").push_bind(office.to_string());
    }
    if let Some(direction) = filter.direction {
        query.push(" AND direction = ").push_bind(code(direction));
    }
    if let Some(day) = filter.from_on {
        query.push(" AND registered_on >= ").push_bind(day);
    }
    if let Some(day) = filter.to_on {
        query.push(" AND registered_on <= ").push_bind(day);
    }
    query
}

fn code(direction: Direction) -> &'static str {
    match direction {
        Direction::Inbound => "inbound",
        Direction::Outbound => "outbound",
        Direction::Internal => "internal",
    }
}
