//! What is left to be told and written: pages for the service itself, by application.

use super::{AmendedRow, EndedRow, OfferedRow, PostedRow, UnrecordedRow};
use crate::error::ProjectionError;
use crate::fetch;
use crate::viewer::{ScopeColumns, Viewer};
use chrono::NaiveDate;
use serde::de::DeserializeOwned;
use sqlx::{Postgres, QueryBuilder};
use store::Store;
use uuid::Uuid;

/// Rows of a page.
const PAGE: usize = 200;

const OF_CALL: ScopeColumns = ScopeColumns {
    office: "c.office",
    people: None,
};

const OF_RANKING: ScopeColumns = ScopeColumns {
    office: "r.office",
    people: Some("e.people"),
};

const ENTRIES: &str = "rankings r JOIN ranking_entries e USING (ranking_id)";

/// The same with where the application is.
const CASES: &str = "rankings r JOIN ranking_entries e USING (ranking_id) \
     JOIN application_progress a USING (application_id)";

/// Whether nothing was told yet of this matter of this subject.
fn untold(application: &str, subject: &str, matter: &str) -> String {
    format!(
        " AND NOT EXISTS (SELECT 1 FROM ranking_notices n WHERE n.application_id = {application} \
         AND n.subject = {subject} AND n.matter = {matter})"
    )
}

/// A page after an application, in the order of applications.
async fn page<T: DeserializeOwned>(
    store: &Store,
    mut query: QueryBuilder<'_, Postgres>,
    application: &str,
    after: Uuid,
) -> Result<Vec<T>, ProjectionError> {
    query
        .push(format_args!(" AND {application} > "))
        .push_bind(after);
    fetch::order(&mut query, application, PAGE);
    fetch::rows(store, query).await
}

fn of_entries<'q>(viewer: &Viewer, columns: &str, from: &str) -> QueryBuilder<'q, Postgres> {
    let mut query = fetch::select(columns, from);
    viewer.scope(&mut query, viewer.sight(), OF_RANKING);
    query
}

/// Who applied before a call was amended, while its window is open, and was not told?
pub async fn amended(
    viewer: &Viewer,
    store: &Store,
    today: NaiveDate,
    after: Uuid,
) -> Result<Vec<AmendedRow>, ProjectionError> {
    let columns = "a.application_id, c.call_id, c.content->>'title' AS title, c.published_version, \
         c.amendment_reason AS reason, \
         (((c.content->>'closes_at')::timestamptz - interval '1 microsecond') AT TIME ZONE 'Europe/Rome')::date AS closes_on";
    let from = "calls c JOIN application_progress a ON a.service = c.service \
         AND a.received_at >= (c.content->>'opens_at')::timestamptz AND a.received_at < c.amended_at";
    let mut query = fetch::select(columns, from);
    viewer.scope(&mut query, viewer.sight(), OF_CALL);
    query.push(" AND c.status = 'published' AND (c.content->>'closes_at')::timestamptz > ");
    query.push_bind(today);
    query.push(" AND a.status NOT IN ('withdrawn', 'archived', 'renounced', 'inadmissible')");
    query.push(untold(
        "a.application_id",
        "c.call_id",
        "'amendment-' || c.published_version",
    ));
    page(store, query, "a.application_id", after).await
}

/// Who stands on a ranking that is posted on that day, and was not told?
pub async fn posted(
    viewer: &Viewer,
    store: &Store,
    today: NaiveDate,
    after: Uuid,
) -> Result<Vec<PostedRow>, ProjectionError> {
    let columns = "e.application_id, r.ranking_id, r.title, r.phase, r.approved_version, r.posted_from_on, \
         r.posted_until_on, r.objections_until_on, e.code, e.outcome, e.position";
    let mut query = of_entries(viewer, columns, ENTRIES);
    query.push(" AND e.approved_version = r.approved_version AND ");
    query.push_bind(today);
    query.push(" BETWEEN r.posted_from_on AND r.posted_until_on");
    query.push(untold(
        "e.application_id",
        "r.ranking_id",
        "'version-' || r.approved_version",
    ));
    page(store, query, "e.application_id", after).await
}

/// Who is offered something, can still answer on that day, and was not told?
pub async fn offered(
    viewer: &Viewer,
    store: &Store,
    today: NaiveDate,
    after: Uuid,
) -> Result<Vec<OfferedRow>, ProjectionError> {
    let columns =
        "e.application_id, r.ranking_id, r.title, e.code, e.offered_at, e.answer_until_on";
    let mut query = of_entries(viewer, columns, ENTRIES);
    query.push(" AND e.offer = 'pending' AND e.answer_until_on >= ");
    query.push_bind(today);
    query.push(untold(
        "e.application_id",
        "r.ranking_id",
        "'offer-' || e.offered_at",
    ));
    page(store, query, "e.application_id", after).await
}

/// Whose application does not say yet where it stands on a final ranking?
pub async fn unrecorded(
    viewer: &Viewer,
    store: &Store,
    after: Uuid,
) -> Result<Vec<UnrecordedRow>, ProjectionError> {
    let columns =
        "e.application_id, r.ranking_id, e.standing, e.position, e.standing_on, e.standing_at";
    let mut query = of_entries(viewer, columns, CASES);
    query.push(
        " AND r.phase = 'final' AND e.standing IS NOT NULL AND a.status IN ('submitted', 'under_review', \
         'awaiting_integration', 'awaiting_observations', 'proposed', 'ranked', 'waiting_list', 'excluded') \
         AND NOT EXISTS (SELECT 1 FROM ranking_recorded w WHERE w.application_id = e.application_id \
         AND w.ranking_id = e.ranking_id AND w.standing = e.standing \
         AND w.position IS NOT DISTINCT FROM e.position AND w.approved_on = e.standing_on)",
    );
    page(store, query, "e.application_id", after).await
}

/// Who is on a ranking although their application has ended without a place?
pub async fn ended(
    viewer: &Viewer,
    store: &Store,
    after: Uuid,
) -> Result<Vec<EndedRow>, ProjectionError> {
    let mut query = of_entries(viewer, "e.application_id, r.ranking_id, e.code", CASES);
    query.push(
        " AND r.phase <> 'expired' AND NOT e.is_out \
         AND a.status IN ('withdrawn', 'archived', 'renounced', 'inadmissible')",
    );
    page(store, query, "e.application_id", after).await
}
