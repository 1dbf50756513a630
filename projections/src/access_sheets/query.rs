//! Questions about access sheets: the desk sees its own, the office that is asked those proposed to it, a team those
//! about the children whose files are its alone.

use super::{NoteRow, SheetLine, SheetRow, UnreportedRow};
use crate::case_files::{is_their_teams, not_kept_from};
use crate::error::ProjectionError;
use crate::fetch;
use crate::page::{Page, PageRequest};
use crate::viewer::Viewer;
use chrono::{DateTime, NaiveDate, Utc};
use domain::access::Role;
use domain::access_sheet::{AccessMode, AccessOutcome, ProposalStatus};
use domain::case_file::{By, Worker};
use domain::shared::ids::OfficeCode;
use sqlx::{Postgres, QueryBuilder};
use store::Store;
use uuid::Uuid;

const LINE: &str = "s.sheet_id, s.office, s.operator, s.person_id, s.accessed_on, s.mode, s.reason, \
     s.interlocutor, s.accompanied, s.person_informed, s.outcome, s.concluded_at, s.proposed_to, s.proposal, \
     s.answered_at, EXISTS (SELECT FROM access_sheets_reports r WHERE r.report_id = s.sheet_id) AS reported, \
     s.updated_at, s.version";

/// Which sheets are wanted; what is absent does not narrow.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// Of one desk.
    pub office: Option<OfficeCode>,
    /// From this day on.
    pub from_on: Option<NaiveDate>,
    /// Until this day.
    pub until_on: Option<NaiveDate>,
    /// How they came.
    pub mode: Option<AccessMode>,
    /// How it ended.
    pub outcome: Option<AccessOutcome>,
    /// Proposed to this office.
    pub proposed_to: Option<OfficeCode>,
    /// Where the proposal stands.
    pub proposal: Option<ProposalStatus>,
}

/// Adds ` AND <the sheet s is open to them>`; where nothing is known of the viewer, nothing is seen. What is about
/// somebody whose file is a team's alone is for whoever wrote it, for heads, for the team and for whoever works on the case.
fn seen(viewer: &Viewer, store: &Store, query: &mut QueryBuilder<'_, Postgres>) {
    let by = By::of(viewer.actor());
    let (worker, is_asked_too) = match &by {
        By::Service => return,
        By::Office(worker) => (worker, viewer.actor().role != Role::DeskOperator),
        By::Head(worker) => (worker, true),
        By::Team(_) => {
            query.push(" AND ");
            is_their_teams(viewer, store, query, "s.person_id");
            return;
        }
        By::Nobody => {
            query.push(" AND false");
            return;
        }
    };
    query.push(" AND (s.office = ");
    query.push_bind(worker.office.to_string());
    if is_asked_too {
        query.push(" OR s.proposed_to = ");
        query.push_bind(worker.office.to_string());
    }
    query.push(")");
    if matches!(by, By::Head(_)) {
        return;
    }
    query.push(" AND (s.office = ");
    query.push_bind(worker.office.to_string());
    query.push(" AND s.operator = ");
    query.push_bind(worker.actor.to_string());
    query.push(" OR true");
    not_kept_from(viewer, store, query, "s.person_id");
    query.push(")");
}

/// Adds ` AND <the private note n of the sheet s is open to them>`: to its author, to whoever wrote the sheet, and to
/// the head of the office.
fn private(viewer: &Viewer, query: &mut QueryBuilder<'_, Postgres>) {
    let by = By::of(viewer.actor());
    let Some(Worker { office, actor }) = by.worker() else {
        query.push(" AND false");
        return;
    };
    query.push(" AND s.office = ").push_bind(office.to_string());
    if matches!(by, By::Head(_)) {
        return;
    }
    query.push(" AND (n.author_office = ");
    query.push_bind(office.to_string());
    query.push(" AND n.author = ").push_bind(actor.to_string());
    query.push(" OR s.operator = ");
    query.push_bind(actor.to_string()).push(")");
}

/// The sheets that are wanted, as far as the viewer sees them.
fn wanted<'q>(
    viewer: &Viewer,
    store: &Store,
    columns: &str,
    filter: &Filter,
) -> Result<QueryBuilder<'q, Postgres>, ProjectionError> {
    let mut query = fetch::select(columns, "access_sheets s");
    seen(viewer, store, &mut query);
    if let Some(office) = &filter.office {
        query.push(" AND s.office = ").push_bind(office.to_string());
    }
    if let Some(from_on) = filter.from_on {
        query.push(" AND s.accessed_on >= ").push_bind(from_on);
    }
    if let Some(until_on) = filter.until_on {
        query.push(" AND s.accessed_on <= ").push_bind(until_on);
    }
    if let Some(mode) = filter.mode {
        query.push(" AND to_jsonb(s.mode) = ");
        query.push_bind(serde_json::to_value(mode)?);
    }
    if let Some(outcome) = filter.outcome {
        query.push(" AND to_jsonb(s.outcome) = ");
        query.push_bind(serde_json::to_value(outcome)?);
    }
    if let Some(office) = &filter.proposed_to {
        query.push(" AND s.proposed_to = ");
        query.push_bind(office.to_string());
    }
    if let Some(proposal) = filter.proposal {
        query.push(" AND to_jsonb(s.proposal) = ");
        query.push_bind(serde_json::to_value(proposal)?);
    }
    Ok(query)
}

/// Which sheets are there? Last day first.
pub async fn page(
    viewer: &Viewer,
    store: &Store,
    filter: &Filter,
    request: &PageRequest,
) -> Result<Page<SheetLine>, ProjectionError> {
    let mut query = wanted(viewer, store, LINE, filter)?;
    if let Some((on, id)) = request.place::<(NaiveDate, Uuid)>()? {
        query.push(" AND s.accessed_on <= ").push_bind(on);
        query.push(" AND (s.accessed_on < ").push_bind(on);
        query.push(" OR s.sheet_id > ").push_bind(id).push(")");
    }
    let limit = request.limit();
    fetch::order(&mut query, "s.accessed_on DESC, s.sheet_id", limit + 1);
    let rows = fetch::rows(store, query).await?;
    Ok(Page::of(rows, limit, |row: &SheetLine| {
        (row.accessed_on, row.sheet_id)
    }))
}

/// How many sheets are there?
pub async fn count(
    viewer: &Viewer,
    store: &Store,
    filter: &Filter,
) -> Result<i64, ProjectionError> {
    fetch::total(store, wanted(viewer, store, fetch::COUNT, filter)?).await
}

/// What does this sheet say?
pub async fn by_id(
    viewer: &Viewer,
    store: &Store,
    id: Uuid,
) -> Result<Option<SheetRow>, ProjectionError> {
    let columns = format!("{LINE}, s.people, s.matter, s.actions, s.rejection");
    let mut query = wanted(viewer, store, &columns, &Filter::default())?;
    query.push(" AND s.sheet_id = ").push_bind(id);
    fetch::order(&mut query, "s.sheet_id", 1);
    fetch::first(store, query).await
}

/// The private notes of one sheet, as far as the viewer may read them.
fn of_sheet<'q>(
    viewer: &Viewer,
    store: &Store,
    columns: &str,
    id: Uuid,
) -> QueryBuilder<'q, Postgres> {
    let from = "access_sheets_notes n JOIN access_sheets s USING (sheet_id)";
    let mut query = fetch::select(columns, from);
    seen(viewer, store, &mut query);
    private(viewer, &mut query);
    query.push(" AND s.sheet_id = ").push_bind(id);
    query
}

/// Which private notes are there, in order?
pub async fn notes(
    viewer: &Viewer,
    store: &Store,
    id: Uuid,
    request: &PageRequest,
) -> Result<Page<NoteRow>, ProjectionError> {
    let columns = "n.note_id, n.author, n.author_office, n.text, n.written_at";
    let mut query = of_sheet(viewer, store, columns, id);
    if let Some((at, note)) = request.place::<(DateTime<Utc>, Uuid)>()? {
        query.push(" AND (n.written_at, n.note_id) > (");
        query.push_bind(at).push(", ").push_bind(note).push(")");
    }
    let limit = request.limit();
    fetch::order(&mut query, "n.written_at, n.note_id", limit + 1);
    let rows = fetch::rows(store, query).await?;
    Ok(Page::of(rows, limit, |row: &NoteRow| {
        (row.written_at, row.note_id)
    }))
}

/// How many private notes are there?
pub async fn count_notes(viewer: &Viewer, store: &Store, id: Uuid) -> Result<i64, ProjectionError> {
    fetch::total(store, of_sheet(viewer, store, fetch::COUNT, id)).await
}

/// Of which proposals that were taken up is the report not in a case file yet? At most `limit` sheets behind `after`.
pub async fn unreported(
    viewer: &Viewer,
    store: &Store,
    after: Uuid,
    limit: usize,
) -> Result<Vec<UnreportedRow>, ProjectionError> {
    let mut query = fetch::select("s.sheet_id", "access_sheets s");
    seen(viewer, store, &mut query);
    query.push(
        " AND s.proposal = 'taken_up' AND NOT EXISTS (SELECT FROM access_sheets_reports r WHERE r.report_id = s.sheet_id)",
    );
    query.push(" AND s.sheet_id > ").push_bind(after);
    fetch::order(&mut query, "s.sheet_id", limit);
    fetch::rows(store, query).await
}
