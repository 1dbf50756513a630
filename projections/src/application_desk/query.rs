//! Questions of offices about applications.

use super::{CheckRow, DeskLine, DeskRow, StepRow};
use crate::application::Wanted;
use crate::error::ProjectionError;
use crate::fetch;
use crate::page::{LIMIT, Page, PageRequest};
use crate::viewer::{ScopeColumns, Viewer};
use crate::work_list::Assignment;
use chrono::{DateTime, Utc};
use domain::access::policy::Reach;
use domain::shared::ids::{ApplicationId, PersonId, ReasonCode};
use sqlx::{Postgres, QueryBuilder};
use store::Store;
use uuid::Uuid;

const LINE: &str = "a.application_id, a.version, a.status, a.clock, a.office, a.officer, a.priority, \
     a.service, a.title, a.applicant, a.beneficiary, a.number, a.received_on, a.due_on, a.outcome, \
     a.decided_on, a.updated_at";

const SCOPE: ScopeColumns = ScopeColumns {
    office: "a.office",
    people: Some("a.people"),
};

/// Which applications are wanted; what is absent does not narrow.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// By what citizens can ask for too.
    pub wanted: Wanted,
    /// For whom.
    pub beneficiary: Option<PersonId>,
    /// Where the beneficiary lives.
    pub district: Option<ReasonCode>,
    /// Whose.
    pub assignment: Assignment,
}

fn within<'q>(viewer: &Viewer, columns: &str, from: &str) -> QueryBuilder<'q, Postgres> {
    let mut query = fetch::select(columns, from);
    shown(viewer, &mut query);
    query
}

/// Adds what the viewer may see of applications called `a`, whether they are listed or asked for by their identifier: a
/// draft is its people's, and the office's where it was typed at a desk; what was thrown away is nobody's.
pub(crate) fn shown(viewer: &Viewer, query: &mut QueryBuilder<'_, Postgres>) {
    viewer.scope(query, viewer.sight(), SCOPE);
    query.push(match viewer.sight() {
        Reach::Own => " AND a.status <> 'discarded'",
        Reach::Office => {
            " AND (a.status NOT IN ('draft', 'discarded') OR a.status = 'draft' AND EXISTS \
             (SELECT 1 FROM application_desk_steps b WHERE b.application_id = a.application_id \
             AND b.sequence = 1 AND b.role <> 'citizen'))"
        }
        Reach::Everywhere | Reach::Nothing => " AND a.status NOT IN ('draft', 'discarded')",
    });
}

/// What is known of this application?
pub async fn by_id(
    viewer: &Viewer,
    store: &Store,
    id: ApplicationId,
) -> Result<Option<DeskRow>, ProjectionError> {
    let mut query = within(viewer, "a.*", "application_desk a");
    query.push(" AND a.application_id = ").push_bind(id.0);
    fetch::order(&mut query, "a.application_id", 1);
    fetch::first(store, query).await
}

/// Which application has this number, such as `2026/0000123`?
pub async fn by_number(
    viewer: &Viewer,
    store: &Store,
    number: &str,
) -> Result<Option<DeskRow>, ProjectionError> {
    let mut query = within(viewer, "a.*", "application_desk a");
    query.push(" AND a.number = ").push_bind(number.to_owned());
    fetch::order(&mut query, "a.application_id", 1);
    fetch::first(store, query).await
}

/// Which applications were filed, last changed first?
pub async fn page(
    viewer: &Viewer,
    store: &Store,
    filter: &Filter,
    request: &PageRequest,
) -> Result<Page<DeskLine>, ProjectionError> {
    let mut query = filed(viewer, LINE, filter)?;
    if let Some((at, id)) = request.place::<(DateTime<Utc>, Uuid)>()? {
        query.push(" AND (a.updated_at < ").push_bind(at);
        query.push(" OR a.updated_at = ").push_bind(at);
        query
            .push(" AND a.application_id > ")
            .push_bind(id)
            .push(")");
        query.push(" AND a.updated_at <= ").push_bind(at);
    }
    let limit = request.limit();
    fetch::order(&mut query, "a.updated_at DESC, a.application_id", limit + 1);
    let rows = fetch::rows(store, query).await?;
    Ok(Page::of(rows, limit, |row: &DeskLine| {
        (row.updated_at, row.application_id)
    }))
}

/// How many applications were filed?
pub async fn count(
    viewer: &Viewer,
    store: &Store,
    filter: &Filter,
) -> Result<i64, ProjectionError> {
    fetch::total(store, filed(viewer, fetch::COUNT, filter)?).await
}

/// The applications that are wanted, as far as the viewer sees them.
fn filed<'q>(
    viewer: &Viewer,
    columns: &str,
    filter: &Filter,
) -> Result<QueryBuilder<'q, Postgres>, ProjectionError> {
    let mut query = within(viewer, columns, "application_desk a");
    filter.wanted.narrow(&mut query)?;
    if let Some(person) = filter.beneficiary {
        query.push(" AND a.beneficiary = ").push_bind(person.0);
    }
    if let Some(district) = &filter.district {
        query
            .push(" AND a.district = ")
            .push_bind(district.to_string());
    }
    filter.assignment.narrow(&mut query, "a.officer");
    Ok(query)
}

/// What happened to this application? In order, a page after the given step.
pub async fn steps(
    viewer: &Viewer,
    store: &Store,
    id: ApplicationId,
    request: &PageRequest,
) -> Result<Page<StepRow>, ProjectionError> {
    let columns = "s.sequence, s.code, s.effective_at, s.recorded_at, s.number, s.actor, s.role, s.office, s.activity";
    let from = "application_desk_steps s JOIN application_desk a USING (application_id)";
    let mut query = within(viewer, columns, from);
    query.push(" AND s.application_id = ").push_bind(id.0);
    if let Some(after) = request.place::<i64>()? {
        query.push(" AND s.sequence > ").push_bind(after);
    }
    let limit = request.limit();
    fetch::order(&mut query, "s.sequence", limit + 1);
    let rows = fetch::rows(store, query).await?;
    Ok(Page::of(rows, limit, |row: &StepRow| row.sequence))
}

/// What came out of the checks of its declarations? At most 200.
pub async fn checks(
    viewer: &Viewer,
    store: &Store,
    id: ApplicationId,
) -> Result<Vec<CheckRow>, ProjectionError> {
    let columns = "c.code, c.outcome, c.source, c.note, c.checked_at";
    let from = "application_desk_checks c JOIN application_desk a USING (application_id)";
    let mut query = within(viewer, columns, from);
    query.push(" AND c.application_id = ").push_bind(id.0);
    fetch::order(&mut query, "c.code", LIMIT as usize);
    fetch::rows(store, query).await
}
