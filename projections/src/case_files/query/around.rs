//! Questions about what changes around cases: what did not follow them, who died, came of age, moved or was merged.

use super::within;
use crate::case_files::sight::{self, Depth};
use crate::case_files::{
    BIRTH, BirthRow, DISTRICT, DeathRow, DueRow, HandoverRow, MergedRow, MovedRow,
};
use crate::error::ProjectionError;
use crate::fetch;
use crate::page::LIMIT;
use crate::projections::hexadecimal;
use crate::viewer::Viewer;
use chrono::NaiveDate;
use domain::application::ApplicationStatus;
use domain::shared::ids::{OfficeCode, PersonId, ReasonCode};
use sqlx::{Postgres, QueryBuilder};
use std::collections::{BTreeMap, BTreeSet};
use store::Store;

const FILES: &str = "case_files c JOIN case_files_people p ON p.person_id = c.case_id";
const OPEN: &str = " AND c.status IN ('open', 'in_charge') AND c.absorbed_into IS NULL";

/// Linked plans that are still with another office, and open applications that are still where the case came from.
fn left_behind<'q>(
    viewer: &Viewer,
    store: &Store,
    columns: &str,
) -> Result<QueryBuilder<'q, Postgres>, ProjectionError> {
    let from = "case_files c JOIN case_files_records r USING (case_id) \
         LEFT JOIN application_desk a ON r.kind = 'application' AND a.application_id = r.id \
         LEFT JOIN plan_view v ON r.kind = 'care_plan' AND v.plan_id = r.id";
    let mut query = within(viewer, store, Depth::Overview, columns, from);
    query.push(" AND c.moved_from IS NOT NULL AND c.absorbed_into IS NULL");
    query.push(" AND (a.office = c.moved_from AND to_jsonb(a.status) <@ ");
    let pending = ApplicationStatus::ALL.iter().copied();
    let pending: Vec<_> = pending.filter(|status| status.is_pending()).collect();
    query.push_bind(serde_json::to_value(pending)?);
    query.push(" OR v.office <> c.office AND v.status NOT IN ('closed', 'abandoned'))");
    Ok(query)
}

/// What did not follow its case to another office yet? At most `limit`.
pub async fn handovers(
    viewer: &Viewer,
    store: &Store,
    limit: usize,
) -> Result<Vec<HandoverRow>, ProjectionError> {
    let columns = "c.case_id, r.kind, r.id, c.office, c.manager, c.manager_since, c.moved_at";
    let mut query = left_behind(viewer, store, columns)?;
    fetch::order(&mut query, "c.moved_at, c.case_id, r.kind, r.id", limit);
    fetch::rows(store, query).await
}

/// What waits on this file beside what its own events say: what did not follow it, reviews of its plans, a merge.
pub async fn waiting(
    viewer: &Viewer,
    store: &Store,
    case: PersonId,
) -> Result<Vec<DueRow>, ProjectionError> {
    let columns = "c.case_id, 'handover' AS kind, r.kind || '/' || r.id AS ref, c.moved_at AS since_at, \
         NULL::timestamptz AS due_at";
    let behind = left_behind(viewer, store, columns)?;
    let columns = "c.case_id, 'review' AS kind, d.plan_id::text AS ref, \
         d.due_on::timestamp AT TIME ZONE 'Europe/Rome' AS since_at, \
         (d.in_time_until_on + 1)::timestamp AT TIME ZONE 'Europe/Rome' AS due_at";
    let from = "case_files c JOIN case_files_records r USING (case_id) JOIN plans_due d ON d.plan_id = r.id";
    let mut reviews = within(viewer, store, Depth::Overview, columns, from);
    reviews.push(" AND r.kind = 'care_plan' AND d.active AND d.due_on <= ");
    reviews.push_bind(sight::today(store).on);
    let columns = "c.case_id, 'merge' AS kind, p.merged_into::text AS ref, p.merged_at AS since_at, \
         NULL::timestamptz AS due_at";
    let mut merge = within(viewer, store, Depth::Overview, columns, FILES);
    merge.push(" AND p.merged_into IS NOT NULL AND c.absorbed_into IS NULL");
    let mut all = Vec::new();
    for mut query in [behind, reviews, merge] {
        query.push(" AND c.case_id = ").push_bind(case.0);
        fetch::order(&mut query, "since_at, ref", LIMIT as usize);
        all.extend(fetch::rows::<DueRow>(store, query).await?);
    }
    Ok(all)
}

/// Who died, by their own file, and has an open case that does not know it? At most `limit`.
pub async fn deaths(
    viewer: &Viewer,
    store: &Store,
    limit: usize,
) -> Result<Vec<DeathRow>, ProjectionError> {
    let columns = "c.case_id, p.died_on";
    let mut query = within(viewer, store, Depth::Overview, columns, FILES);
    query.push(" AND p.died_on IS NOT NULL AND c.died_on IS NULL AND c.absorbed_into IS NULL AND c.status <> 'closed'");
    fetch::order(&mut query, "c.case_id", limit);
    fetch::rows(store, query).await
}

/// Whose open case is about somebody born on one of these days, and has no task of a coming of age yet? At most
/// `limit`, each with the day.
pub async fn born_on(
    viewer: &Viewer,
    store: &Store,
    days: &[NaiveDate],
    limit: usize,
) -> Result<Vec<(BirthRow, NaiveDate)>, ProjectionError> {
    let digest = |day: &NaiveDate| store.keyring().blind(BIRTH, &day.to_string());
    let digests: Vec<Vec<u8>> = days.iter().map(digest).collect();
    let columns = "c.case_id, p.birth_digest AS birth, c.reported_on";
    let mut query = within(viewer, store, Depth::Overview, columns, FILES);
    query
        .push(OPEN)
        .push(" AND c.of_age IS NULL AND p.birth_digest = ANY(");
    query.push_bind(digests.clone()).push(")");
    fetch::order(&mut query, "c.case_id", limit);
    let by_digest: BTreeMap<String, NaiveDate> = digests
        .iter()
        .map(|digest| hexadecimal(digest))
        .zip(days.iter().copied())
        .collect();
    let rows: Vec<BirthRow> = fetch::rows(store, query).await?;
    let dated = |row: BirthRow| by_digest.get(&row.birth).copied().map(|day| (row, day));
    Ok(rows.into_iter().filter_map(dated).collect())
}

/// Who moved, after their first report, to one of these districts of this office, while another one is in charge and
/// nobody was told? At most `limit`.
pub async fn moved_to(
    viewer: &Viewer,
    store: &Store,
    office: &OfficeCode,
    districts: &BTreeSet<ReasonCode>,
    limit: usize,
) -> Result<Vec<MovedRow>, ProjectionError> {
    let digest = |district: &ReasonCode| store.keyring().blind(DISTRICT, district.as_str());
    let digests: Vec<Vec<u8>> = districts.iter().map(digest).collect();
    let from = "case_files_residences h JOIN case_files c ON c.case_id = h.person_id";
    let mut query = within(viewer, store, Depth::Overview, "c.case_id, h.seen", from);
    let today = sight::today(store).on;
    query.push(OPEN).push(" AND h.district_digest = ANY(");
    query.push_bind(digests).push(") AND c.office <> ");
    query.push_bind(office.to_string());
    query.push(" AND h.from_on > c.reported_on AND h.from_on <= ");
    query.push_bind(today);
    query.push(
        " AND NOT EXISTS (SELECT FROM case_files_residences l WHERE l.person_id = h.person_id \
         AND l.from_on > h.from_on AND l.from_on <= ",
    );
    query.push_bind(today);
    query.push(") AND (c.competence_office IS DISTINCT FROM ");
    query.push_bind(office.to_string());
    query.push(" OR h.seen > c.competence_seen)");
    fetch::order(&mut query, "c.case_id", limit);
    fetch::rows(store, query).await
}

/// Which files do not forward as their people do? At most `limit`.
pub async fn merged(
    viewer: &Viewer,
    store: &Store,
    limit: usize,
) -> Result<Vec<MergedRow>, ProjectionError> {
    let columns = "c.case_id, p.merged_into AS into, p.merged_at AS since_at";
    let mut query = within(viewer, store, Depth::Overview, columns, FILES);
    query.push(" AND (p.merged_into IS NOT NULL AND c.absorbed_into IS NULL");
    query.push(" OR p.merged_into IS NULL AND c.absorbed_into = p.undone_from)");
    fetch::order(&mut query, "c.case_id", limit);
    fetch::rows(store, query).await
}
