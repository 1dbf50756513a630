//! Questions of offices about care plans.

use super::{
    DeliveryRow, ItemRow, PlanLine, PlanRow, PlannedRow, SignatureRow, StepRow, VersionRow,
};
use crate::case_files::not_kept_from;
use crate::error::ProjectionError;
use crate::fetch;
use crate::page::{LIMIT, Page, PageRequest};
use crate::viewer::{ScopeColumns, Viewer};
use chrono::{DateTime, NaiveDate, Utc};
use domain::care_plan::{Content, PlanStatus};
use domain::shared::ids::{ActorCode, CarePlanId, CaseFileId, OfficeCode, PersonId};
use serde_json::Value;
use sqlx::{Postgres, QueryBuilder};
use store::Store;
use uuid::Uuid;

const LINE: &str = "v.plan_id, v.version, v.status, v.kind, v.person, v.case_file_id, v.office, v.case_manager, \
     v.working, v.in_force, v.starts_on, v.cost::text AS cost, v.family_share::text AS family_share, \
     v.next_review_on, v.in_time_until_on, v.closed_on, v.updated_at, \
     (SELECT c.restricted_to FROM case_files c WHERE c.case_id = v.case_file_id) AS restricted_to, \
     (SELECT c.restricted_until FROM case_files c WHERE c.case_id = v.case_file_id) AS restricted_until";

/// Needs, objectives and interventions of one version at most.
const PIECES: usize = 3 * Content::MOST;

/// The person sees their plan elsewhere, and less of it.
const SCOPE: ScopeColumns = ScopeColumns {
    office: "v.office",
    people: None,
};

/// Which plans are wanted; what is absent does not narrow.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// In charge.
    pub office: Option<OfficeCode>,
    /// Assistente sociale responsabile.
    pub case_manager: Option<ActorCode>,
    /// Where they stand.
    pub status: Option<PlanStatus>,
    /// For whom.
    pub person: Option<PersonId>,
    /// Of which case.
    pub case_file: Option<CaseFileId>,
}

/// What is in the charge of the viewer's office; where the case is a team's alone, so are its plans.
pub(super) fn within<'q>(
    viewer: &Viewer,
    store: &Store,
    columns: &str,
    from: &str,
) -> QueryBuilder<'q, Postgres> {
    let mut query = fetch::select(columns, from);
    viewer.scope(&mut query, viewer.care_sight(), SCOPE);
    not_kept_from(viewer, store, &mut query, "v.case_file_id");
    query
}

fn of_plan<'q>(
    viewer: &Viewer,
    store: &Store,
    columns: &str,
    table: &str,
    id: CarePlanId,
) -> QueryBuilder<'q, Postgres> {
    let from = format!("{table} t JOIN plan_view v USING (plan_id)");
    let mut query = within(viewer, store, columns, &from);
    query.push(" AND t.plan_id = ").push_bind(id.0);
    query
}

/// Is this plan open to them? The access log is told whose it is, and whether their case is a team's alone.
pub async fn noted(
    viewer: &Viewer,
    store: &Store,
    id: CarePlanId,
) -> Result<bool, ProjectionError> {
    let columns = "v.person, c.restricted_to, c.restricted_until";
    let from = "plan_view v LEFT JOIN case_files c ON c.case_id = v.case_file_id";
    let mut query = within(viewer, store, columns, from);
    query.push(" AND v.plan_id = ").push_bind(id.0);
    fetch::order(&mut query, "v.plan_id", 1);
    let plan: Option<Value> = fetch::first(store, query).await?;
    Ok(plan.is_some())
}

/// What is known of this plan?
pub async fn by_id(
    viewer: &Viewer,
    store: &Store,
    id: CarePlanId,
) -> Result<Option<PlanRow>, ProjectionError> {
    let columns = format!(
        "{LINE}, v.beneficiaries, v.assessment, v.review, v.motivation, v.ends_on, v.ending"
    );
    let mut query = within(viewer, store, &columns, "plan_view v");
    query.push(" AND v.plan_id = ").push_bind(id.0);
    fetch::order(&mut query, "v.plan_id", 1);
    fetch::first(store, query).await
}

/// The plans that are wanted, as far as the viewer sees them.
fn wanted<'q>(
    viewer: &Viewer,
    store: &Store,
    columns: &str,
    filter: &Filter,
) -> Result<QueryBuilder<'q, Postgres>, ProjectionError> {
    let mut query = within(viewer, store, columns, "plan_view v");
    if let Some(office) = &filter.office {
        query.push(" AND v.office = ").push_bind(office.to_string());
    }
    if let Some(case_manager) = &filter.case_manager {
        query.push(" AND v.case_manager = ");
        query.push_bind(case_manager.to_string());
    }
    if let Some(status) = filter.status {
        query.push(" AND to_jsonb(v.status) = ");
        query.push_bind(serde_json::to_value(status)?);
    }
    if let Some(person) = filter.person {
        query.push(" AND v.person = ").push_bind(person.0);
    }
    if let Some(case_file) = filter.case_file {
        query.push(" AND v.case_file_id = ").push_bind(case_file.0);
    }
    Ok(query)
}

/// Which plans are there, last changed first?
pub async fn page(
    viewer: &Viewer,
    store: &Store,
    filter: &Filter,
    request: &PageRequest,
) -> Result<Page<PlanLine>, ProjectionError> {
    let mut query = wanted(viewer, store, LINE, filter)?;
    if let Some((at, id)) = request.place::<(DateTime<Utc>, Uuid)>()? {
        query.push(" AND v.updated_at <= ").push_bind(at);
        query.push(" AND (v.updated_at < ").push_bind(at);
        query.push(" OR v.plan_id > ").push_bind(id).push(")");
    }
    let limit = request.limit();
    fetch::order(&mut query, "v.updated_at DESC, v.plan_id", limit + 1);
    let rows = fetch::rows(store, query).await?;
    Ok(Page::of(rows, limit, |row: &PlanLine| {
        (row.updated_at, row.plan_id)
    }))
}

/// Which plans of this case are in force or stand still? At most 200.
pub async fn running_of(
    viewer: &Viewer,
    store: &Store,
    case_file: CaseFileId,
) -> Result<Vec<PlanLine>, ProjectionError> {
    let mut query = within(viewer, store, LINE, "plan_view v");
    query.push(" AND v.case_file_id = ").push_bind(case_file.0);
    query.push(" AND v.status IN ('active', 'suspended')");
    fetch::order(&mut query, "v.starts_on DESC, v.plan_id", LIMIT as usize);
    fetch::rows(store, query).await
}

/// How many plans are there?
pub async fn count(
    viewer: &Viewer,
    store: &Store,
    filter: &Filter,
) -> Result<i64, ProjectionError> {
    fetch::total(store, wanted(viewer, store, fetch::COUNT, filter)?).await
}

/// Which versions does this plan have? In their order, at most 200.
pub async fn versions(
    viewer: &Viewer,
    store: &Store,
    id: CarePlanId,
) -> Result<Vec<VersionRow>, ProjectionError> {
    let columns = "t.number, t.state, t.reason, t.note, t.board, t.decision, t.signed, t.starts_on, \
         t.cost::text AS cost, t.family_share::text AS family_share, t.commitments, t.begun_at";
    let mut query = of_plan(viewer, store, columns, "plan_view_versions", id);
    fetch::order(&mut query, "t.number", LIMIT as usize);
    fetch::rows(store, query).await
}

/// Does this plan have this version?
pub async fn has_version(
    viewer: &Viewer,
    store: &Store,
    id: CarePlanId,
    number: u32,
) -> Result<bool, ProjectionError> {
    let mut query = of_plan(viewer, store, fetch::COUNT, "plan_view_versions", id);
    query.push(" AND t.number = ").push_bind(i64::from(number));
    Ok(fetch::total(store, query).await? > 0)
}

/// What does this version say?
pub async fn items(
    viewer: &Viewer,
    store: &Store,
    id: CarePlanId,
    number: u32,
) -> Result<Vec<ItemRow>, ProjectionError> {
    let columns = "t.kind, t.item_id, t.content, t.corrected";
    let mut query = of_plan(viewer, store, columns, "plan_view_items", id);
    query.push(" AND t.number = ").push_bind(i64::from(number));
    fetch::order(&mut query, "t.kind, t.item_id", PIECES);
    fetch::rows(store, query).await
}

/// Who signed this version?
pub async fn signatures(
    viewer: &Viewer,
    store: &Store,
    id: CarePlanId,
    number: u32,
) -> Result<Vec<SignatureRow>, ProjectionError> {
    let columns = "t.number, t.signature";
    let mut query = of_plan(viewer, store, columns, "plan_view_signatures", id);
    query.push(" AND t.number = ").push_bind(i64::from(number));
    fetch::order(&mut query, "t.signatory", LIMIT as usize);
    fetch::rows(store, query).await
}

/// What was delivered under this plan? By days, a page.
pub async fn deliveries(
    viewer: &Viewer,
    store: &Store,
    id: CarePlanId,
    request: &PageRequest,
) -> Result<Page<DeliveryRow>, ProjectionError> {
    let columns = "t.delivery_id, t.intervention_id, t.number, t.reference, t.from_on, t.until_on, \
         t.quantity::text AS quantity, t.amount::text AS amount, t.corrected, t.recorded_at";
    let mut query = of_plan(viewer, store, columns, "plan_view_deliveries", id);
    if let Some((on, delivery)) = request.place::<(NaiveDate, Uuid)>()? {
        query.push(" AND (t.from_on, t.delivery_id) > (");
        query.push_bind(on).push(", ").push_bind(delivery).push(")");
    }
    let limit = request.limit();
    fetch::order(&mut query, "t.from_on, t.delivery_id", limit + 1);
    let rows = fetch::rows(store, query).await?;
    Ok(Page::of(rows, limit, |row: &DeliveryRow| {
        (row.from_on, row.delivery_id)
    }))
}

/// How many deliveries were recorded under this plan?
pub async fn count_deliveries(
    viewer: &Viewer,
    store: &Store,
    id: CarePlanId,
) -> Result<i64, ProjectionError> {
    let query = of_plan(viewer, store, fetch::COUNT, "plan_view_deliveries", id);
    fetch::total(store, query).await
}

/// How much of each intervention was planned, and how much was delivered?
pub async fn planned(
    viewer: &Viewer,
    store: &Store,
    id: CarePlanId,
) -> Result<Vec<PlannedRow>, ProjectionError> {
    let columns = "i.item_id AS intervention_id, i.number, i.content->'code' AS code, \
         i.content->>'quantity' AS planned_quantity, i.content->>'cost' AS planned_cost, \
         d.quantity::text AS delivered_quantity, d.amount::text AS delivered_cost, d.deliveries";
    // The last version in force that has the intervention, though a later one may have given it up.
    let from = "plan_view v CROSS JOIN LATERAL (SELECT DISTINCT ON (i.item_id) i.item_id, i.number, i.content \
         FROM plan_view_items i JOIN plan_view_versions w USING (plan_id, number) \
         WHERE i.plan_id = v.plan_id AND i.kind = 'intervention' AND w.state = 'in_force' \
         ORDER BY i.item_id, i.number DESC) i CROSS JOIN LATERAL (SELECT count(*) AS deliveries, \
         coalesce(sum(d.quantity), 0.00) AS quantity, coalesce(sum(d.amount), 0.00) AS amount \
         FROM plan_view_deliveries d WHERE d.plan_id = v.plan_id AND d.intervention_id = i.item_id) d";
    let mut query = within(viewer, store, columns, from);
    query.push(" AND v.plan_id = ").push_bind(id.0);
    fetch::order(&mut query, "i.item_id", PIECES);
    fetch::rows(store, query).await
}

/// What happened to this plan? In order, a page after the given step.
pub async fn steps(
    viewer: &Viewer,
    store: &Store,
    id: CarePlanId,
    request: &PageRequest,
) -> Result<Page<StepRow>, ProjectionError> {
    let columns =
        "t.sequence, t.code, t.effective_at, t.recorded_at, t.actor, t.role, t.office, t.detail";
    let mut query = of_plan(viewer, store, columns, "plan_view_steps", id);
    if let Some(after) = request.place::<i64>()? {
        query.push(" AND t.sequence > ").push_bind(after);
    }
    let limit = request.limit();
    fetch::order(&mut query, "t.sequence", limit + 1);
    let rows = fetch::rows(store, query).await?;
    Ok(Page::of(rows, limit, |row: &StepRow| row.sequence))
}

/// How many steps are there?
pub async fn count_steps(
    viewer: &Viewer,
    store: &Store,
    id: CarePlanId,
) -> Result<i64, ProjectionError> {
    let query = of_plan(viewer, store, fetch::COUNT, "plan_view_steps", id);
    fetch::total(store, query).await
}
