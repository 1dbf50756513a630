//! Questions about the queue.

use super::WorkRow;
use crate::error::ProjectionError;
use crate::fetch;
use crate::page::{Page, PageRequest};
use crate::viewer::{ScopeColumns, Viewer};
use chrono::{DateTime, NaiveDate, Utc};
use domain::application::ApplicationStatus;
use domain::shared::ids::{ActorCode, OfficeCode, ServiceCode};
use serde_json::Value;
use sqlx::{Postgres, QueryBuilder};
use store::Store;
use uuid::Uuid;

const COLUMNS: &str = "application_id, version, office, turn, received_at, received_on, number, \
     status, clock, service, title, officer, applicant, beneficiary, due_on";

const SCOPE: ScopeColumns = ScopeColumns {
    office: "office",
    people: None,
};

/// Assegnazione: whose work is wanted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Assignment {
    /// Everybody's.
    #[default]
    Any,
    /// What nobody has taken on.
    Nobody,
    /// What somebody has, whoever it is.
    Somebody,
    /// What this officer has.
    Officer(ActorCode),
}

impl Assignment {
    /// Narrows a question to it; `column` holds the procedure officer.
    pub(crate) fn narrow(&self, query: &mut QueryBuilder<'_, Postgres>, column: &str) {
        match self {
            Self::Any => {}
            Self::Nobody => _ = query.push(format_args!(" AND {column} IS NULL")),
            Self::Somebody => _ = query.push(format_args!(" AND {column} IS NOT NULL")),
            Self::Officer(officer) => {
                query.push(format_args!(" AND {column} = "));
                query.push_bind(officer.to_string());
            }
        }
    }
}

/// What part of the queue is wanted; what is absent does not narrow.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// In charge.
    pub office: Option<OfficeCode>,
    /// Where it stands.
    pub status: Option<ApplicationStatus>,
    /// Of which service.
    pub service: Option<ServiceCode>,
    /// Whose.
    pub assignment: Assignment,
    /// Only what was due before the day asked about.
    pub overdue: bool,
    /// Only what is due on this day or before.
    pub due_by: Option<NaiveDate>,
}

/// The part of the queue that is wanted, as far as the viewer sees it.
fn waiting<'q>(
    viewer: &Viewer,
    columns: &str,
    today: NaiveDate,
    filter: &Filter,
) -> Result<QueryBuilder<'q, Postgres>, ProjectionError> {
    let mut query = fetch::select(columns, "work_list");
    viewer.scope(&mut query, viewer.sight(), SCOPE);
    if let Some(office) = &filter.office {
        query.push(" AND office = ").push_bind(office.to_string());
    }
    if let Some(Value::String(status)) = filter.status.map(serde_json::to_value).transpose()? {
        query.push(" AND status = ").push_bind(status);
    }
    if let Some(service) = &filter.service {
        query.push(" AND service = ").push_bind(service.to_string());
    }
    filter.assignment.narrow(&mut query, "officer");
    if filter.overdue {
        query.push(" AND due_on < ").push_bind(today);
    }
    if let Some(day) = filter.due_by {
        query.push(" AND due_on <= ").push_bind(day);
    }
    Ok(query)
}

/// What comes next, as seen on `today`?
pub async fn page(
    viewer: &Viewer,
    store: &Store,
    today: NaiveDate,
    filter: &Filter,
    request: &PageRequest,
) -> Result<Page<WorkRow>, ProjectionError> {
    let columns = format!("{COLUMNS}, due_on - '{today}'::date AS days_left");
    let mut query = waiting(viewer, &columns, today, filter)?;
    if let Some((turn, at, id)) = request.place::<(i16, DateTime<Utc>, Uuid)>()? {
        query
            .push(" AND (turn, received_at, application_id) > (")
            .push_bind(turn);
        query.push(", ").push_bind(at);
        query.push(", ").push_bind(id).push(")");
    }
    let limit = request.limit();
    fetch::order(&mut query, "turn, received_at, application_id", limit + 1);
    let rows = fetch::rows(store, query).await?;
    Ok(Page::of(rows, limit, |row: &WorkRow| {
        (row.turn, row.received_at, row.application_id)
    }))
}

/// How much waits, as seen on `today`?
pub async fn count(
    viewer: &Viewer,
    store: &Store,
    today: NaiveDate,
    filter: &Filter,
) -> Result<i64, ProjectionError> {
    fetch::total(store, waiting(viewer, fetch::COUNT, today, filter)?).await
}
