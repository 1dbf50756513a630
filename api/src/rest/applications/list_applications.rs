//! `GET /applications`: to citizens their own, to offices their queue.

use super::shown::ApplicationLine;
use crate::http::ask::{Asked, Limit, page, query};
use crate::http::page::{List, list};
use crate::http::problem::Problem;
use crate::rest::schema::Code;
use crate::rest::words::ApplicationStatus;
use axum::response::Response;
use domain::access::Role;
use domain::shared::ids::{ActorCode, OfficeCode, ServiceCode};
use domain::shared::time::rome_day;
use projections::application_progress::mine;
use projections::work_list::{self, Assignment, Filter};

query! {
    /// Which applications are wanted; what is left out does not narrow. A citizen gets all of their own.
    ApplicationsQuery {
        /// Where it stands.
        #[param(inline)]
        state: Option<ApplicationStatus>,
        /// The service.
        #[param(value_type = Option<Code>)]
        service: Option<ServiceCode>,
        /// The office in charge.
        #[param(value_type = Option<Code>)]
        office: Option<OfficeCode>,
        /// The procedure officer.
        #[param(value_type = Option<Code>)]
        officer: Option<ActorCode>,
        /// Whether somebody has taken it on.
        assigned: Option<bool>,
        /// Only what was due before today.
        overdue: Option<bool>,
        /// Where the last page ended, from its `next`.
        after: Option<String>,
        /// How many at most; 50 if left out.
        #[param(inline, value_type = Option<Limit>)]
        limit: Option<Limit>,
    }
}

/// Lists applications: a citizen's own, last changed first; an office's queue, in the order of arrival.
#[utoipa::path(
    get, path = "/applications", tag = "applications", operation_id = "list_applications",
    params(ApplicationsQuery),
    responses((status = 200, description = "A page of applications.", body = List<ApplicationLine>)),
)]
pub(crate) async fn list_applications(
    asked: Asked<ApplicationsQuery>,
) -> Result<Response, Problem> {
    let (viewer, store) = (&asked.viewer, asked.store());
    let request = page(asked.query.after.as_deref(), asked.query.limit);
    if viewer.actor().role == Role::Citizen {
        let freshness = asked.freshness(&["application_progress"]).await?;
        let rows = mine(viewer, store, &request).await?;
        return Ok(list::<_, ApplicationLine>(
            rows,
            None,
            &asked.link,
            freshness,
        ));
    }
    let freshness = asked.freshness(&["work_list"]).await?;
    let today = rome_day(store.clock().now());
    let rows = work_list::page(viewer, store, today, &asked.query.filter(), &request).await?;
    Ok(list::<_, ApplicationLine>(
        rows,
        None,
        &asked.link,
        freshness,
    ))
}

impl ApplicationsQuery {
    fn filter(&self) -> Filter {
        let assignment = match (&self.officer, self.assigned) {
            (Some(officer), _) => Assignment::Officer(officer.clone()),
            (None, Some(true)) => Assignment::Somebody,
            (None, Some(false)) => Assignment::Nobody,
            (None, None) => Assignment::Any,
        };
        Filter {
            office: self.office.clone(),
            status: self.state.map(Into::into),
            service: self.service.clone(),
            assignment,
            overdue: self.overdue.unwrap_or_default(),
            due_by: None,
        }
    }
}
