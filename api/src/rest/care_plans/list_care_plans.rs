//! `GET /care-plans`: to people their own, to offices those in their charge.

use super::shown::CarePlanLine;
use crate::http::ask::{Asked, list_query};
use crate::http::page::{List, list};
use crate::http::problem::Problem;
use crate::rest::schema::Code;
use crate::rest::words::PlanStatus;
use axum::response::Response;
use domain::access::Role;
use domain::shared::ids::{ActorCode, CaseFileId, OfficeCode, PersonId};
use projections::plan_view::Filter;
use projections::{plan_citizen, plan_view};
use uuid::Uuid;

list_query! {
    /// Which plans are wanted; what is left out does not narrow. A person gets all of their own.
    CarePlansQuery {
        /// Where it stands.
        #[param(inline)]
        status: Option<PlanStatus>,
        /// The office in charge.
        #[param(value_type = Option<Code>)]
        office: Option<OfficeCode>,
        /// Assistente sociale responsabile.
        #[param(value_type = Option<Code>)]
        case_manager: Option<ActorCode>,
        /// For whom.
        person: Option<Uuid>,
        /// The case file it belongs to.
        case_file: Option<Uuid>,
    }
}

/// Lists care plans, last changed first.
#[utoipa::path(
    get, path = "/care-plans", tag = "care-plans", operation_id = "list_care_plans",
    params(CarePlansQuery),
    responses((status = 200, description = "A page of plans.", body = List<CarePlanLine>)),
)]
pub(crate) async fn list_care_plans(asked: Asked<CarePlansQuery>) -> Result<Response, Problem> {
    let (viewer, store, query) = (&asked.viewer, asked.store(), &asked.query);
    let request = query.page();
    if viewer.actor().role == Role::Citizen {
        let views = ["plan_citizen", "plan_view", "case_files"];
        let freshness = asked.freshness(&views).await?;
        let rows = plan_citizen::mine(viewer, store, &request).await?;
        let total = query.total(plan_citizen::count_mine(viewer, store)).await?;
        return Ok(list::<_, CarePlanLine>(rows, total, &asked.link, freshness));
    }
    let freshness = asked.freshness(&["plan_view", "case_files"]).await?;
    let filter = Filter {
        office: query.office.clone(),
        case_manager: query.case_manager.clone(),
        status: query.status.map(Into::into),
        person: query.person.map(PersonId),
        case_file: query.case_file.map(CaseFileId),
    };
    let rows = plan_view::page(viewer, store, &filter, &request).await?;
    let total = plan_view::count(viewer, store, &filter);
    let total = query.total(total).await?;
    Ok(list::<_, CarePlanLine>(rows, total, &asked.link, freshness))
}
