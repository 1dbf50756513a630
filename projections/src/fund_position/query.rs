//! Questions about funds.

use super::{CommitmentRow, FundRow, ReleasableRow};
use crate::case_files::not_kept_from;
use crate::error::ProjectionError;
use crate::fetch;
use crate::page::{Page, PageRequest};
use crate::viewer::{ScopeColumns, Viewer};
use chrono::{Days, NaiveDate};
use domain::shared::ids::CommitmentId;
use sqlx::{Postgres, QueryBuilder};
use store::Store;
use uuid::Uuid;

const COLUMNS: &str = "f.fund_id, f.version, f.fund, f.source, f.year, f.allocated::text AS allocated, \
     f.committed::text AS committed, f.released::text AS released, f.paid::text AS paid, \
     (f.allocated - f.committed)::text AS free";

/// A fund is the municipality's; its commitments name plans by identifiers only.
const SCOPE: ScopeColumns = ScopeColumns {
    office: "NULL::text",
    people: None,
};

/// The case of the plan that something is kept for.
const CASE_OF_PLAN: &str = "(SELECT v.case_file_id FROM plan_view v WHERE v.plan_id = k.plan_id)";

/// Days after the end of a plan on which what was delivered before may still be paid.
const SETTLEMENT: Days = Days::new(60);

fn within<'q>(viewer: &Viewer, columns: &str, from: &str) -> QueryBuilder<'q, Postgres> {
    let mut query = fetch::select(columns, from);
    viewer.scope(&mut query, viewer.fund_sight(), SCOPE);
    query
}

/// Where does this fund stand?
pub async fn by_id(
    viewer: &Viewer,
    store: &Store,
    id: Uuid,
) -> Result<Option<FundRow>, ProjectionError> {
    let mut query = within(viewer, COLUMNS, "fund_position f");
    query.push(" AND f.fund_id = ").push_bind(id);
    fetch::order(&mut query, "f.fund_id", 1);
    fetch::first(store, query).await
}

/// The funds of a year, or of all years, as far as the viewer sees them.
fn of_year<'q>(viewer: &Viewer, columns: &str, year: Option<i32>) -> QueryBuilder<'q, Postgres> {
    let mut query = within(viewer, columns, "fund_position f");
    if let Some(year) = year {
        query.push(" AND f.year = ").push_bind(year);
    }
    query
}

/// Which funds are there? By code.
pub async fn page(
    viewer: &Viewer,
    store: &Store,
    year: Option<i32>,
    request: &PageRequest,
) -> Result<Page<FundRow>, ProjectionError> {
    let mut query = of_year(viewer, COLUMNS, year);
    if let Some(after) = request.place::<String>()? {
        query.push(" AND f.fund > ").push_bind(after);
    }
    let limit = request.limit();
    fetch::order(&mut query, "f.fund", limit + 1);
    let rows = fetch::rows(store, query).await?;
    Ok(Page::of(rows, limit, |row: &FundRow| row.fund.to_string()))
}

/// How many funds are there?
pub async fn count(
    viewer: &Viewer,
    store: &Store,
    year: Option<i32>,
) -> Result<i64, ProjectionError> {
    fetch::total(store, of_year(viewer, fetch::COUNT, year)).await
}

/// What one fund keeps, as far as the viewer sees it: where the case of a plan is a team's alone, so is what is kept for it.
fn of_fund<'q>(
    viewer: &Viewer,
    store: &Store,
    columns: &str,
    fund: Uuid,
) -> QueryBuilder<'q, Postgres> {
    let from = "fund_position_commitments k LEFT JOIN fund_position_named n USING (commitment_id)";
    let mut query = within(viewer, columns, from);
    not_kept_from(viewer, store, &mut query, CASE_OF_PLAN);
    query.push(" AND k.fund_id = ").push_bind(fund);
    query
}

/// What does this fund keep, and for which plans? A page.
pub async fn commitments(
    viewer: &Viewer,
    store: &Store,
    fund: Uuid,
    request: &PageRequest,
) -> Result<Page<CommitmentRow>, ProjectionError> {
    let columns = "k.commitment_id, k.fund_id, k.plan_id, k.office, k.kept::text AS kept, k.paid::text AS paid, \
         k.until_on, n.commitment_id IS NOT NULL AS named";
    let mut query = of_fund(viewer, store, columns, fund);
    if let Some(after) = request.place::<CommitmentId>()? {
        query.push(" AND k.commitment_id > ").push_bind(after.0);
    }
    let limit = request.limit();
    fetch::order(&mut query, "k.commitment_id", limit + 1);
    let rows = fetch::rows(store, query).await?;
    Ok(Page::of(rows, limit, |row: &CommitmentRow| {
        row.commitment_id
    }))
}

/// How much does this fund keep, in commitments?
pub async fn count_commitments(
    viewer: &Viewer,
    store: &Store,
    fund: Uuid,
) -> Result<i64, ProjectionError> {
    fetch::total(store, of_fund(viewer, store, fetch::COUNT, fund)).await
}

/// Which commitments does nobody need on that day? Those no version in force names though their last day was over
/// before yesterday, so that what was put in force at the last moment is known here; and those of plans that ended and had their time to be settled. At most `limit`.
pub async fn releasable(
    viewer: &Viewer,
    store: &Store,
    today: NaiveDate,
    limit: usize,
) -> Result<Vec<ReleasableRow>, ProjectionError> {
    let columns = "c.commitment_id, c.fund_id, e.plan_id IS NOT NULL AS ended";
    let from = "fund_position_commitments c LEFT JOIN fund_position_named n USING (commitment_id) \
         LEFT JOIN fund_position_ended e ON e.plan_id = c.plan_id";
    let over = today.checked_sub_days(Days::new(1)).unwrap_or(today);
    let settled = today.checked_sub_days(SETTLEMENT).unwrap_or(today);
    let mut query = within(viewer, columns, from);
    query.push(" AND c.kept > c.paid AND ((n.commitment_id IS NULL AND c.until_on < ");
    query.push_bind(over);
    query.push(") OR (e.plan_id IS NOT NULL AND NOT e.was_active) OR e.ended_on < ");
    query.push_bind(settled).push(")");
    fetch::order(&mut query, "c.commitment_id", limit);
    fetch::rows(store, query).await
}
