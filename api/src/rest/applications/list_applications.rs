//! `GET /applications`: to citizens their own, to offices their queue.

use super::shown::ApplicationLine;
use crate::http::ask::{Asked, list_query};
use crate::http::page::{List, list};
use crate::http::problem::{FieldError, Problem};
use crate::rest::schema::{Code, Day};
use crate::rest::words::ApplicationStatus;
use axum::response::Response;
use chrono::NaiveDate;
use domain::access::Role;
use domain::shared::ids::{ActorCode, OfficeCode, ReasonCode, ServiceCode};
use domain::shared::time::rome_day;
use projections::Wanted;
use projections::application_desk;
use projections::application_progress::{count_mine, mine};
use projections::work_list::{self, Assignment, Filter};
use serde::Deserialize;
use utoipa::ToSchema;

list_query! {
    /// Which applications are wanted; what is left out does not narrow. A citizen asks among their own, and not by
    /// what is an office's alone: `which`, `district`, `officer`, `assigned`.
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
        /// `waiting`, the queue, if left out; what no queue can tell (a state in which nothing waits, a district, days)
        /// asks for `all`.
        #[param(inline)]
        which: Option<Which>,
        /// Where the beneficiary lives, by district.
        #[param(value_type = Option<Code>)]
        district: Option<ReasonCode>,
        /// Received on this day or later.
        #[param(value_type = Option<Day>)]
        from_on: Option<NaiveDate>,
        /// Received on this day or earlier.
        #[param(value_type = Option<Day>)]
        to_on: Option<NaiveDate>,
        /// The procedure officer.
        #[param(value_type = Option<Code>)]
        officer: Option<ActorCode>,
        /// Whether somebody has taken it on.
        assigned: Option<bool>,
        /// Only what was due before today.
        overdue: Option<bool>,
    }
}

/// Which applications an office wants.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Which {
    /// What waits for an answer, in the order of arrival.
    Waiting,
    /// All that was filed, also what is decided and closed, last changed first.
    All,
}

/// Lists applications: a citizen's own, last changed first; an office's queue, or all that is in its charge.
#[utoipa::path(
    get, path = "/applications", tag = "applications", operation_id = "list_applications",
    params(ApplicationsQuery),
    responses((status = 200, description = "A page of applications.", body = List<ApplicationLine>)),
)]
pub(crate) async fn list_applications(
    asked: Asked<ApplicationsQuery>,
) -> Result<Response, Problem> {
    let (viewer, store, query) = (&asked.viewer, asked.store(), &asked.query);
    let (request, link) = (query.page(), &asked.link);
    if viewer.actor().role == Role::Citizen {
        let wanted = query.of_a_citizen(rome_day(store.clock().now()))?;
        let freshness = asked.freshness(&["application_progress"]).await?;
        let rows = mine(viewer, store, &wanted, &request).await?;
        let total = query.total(count_mine(viewer, store, &wanted)).await?;
        return Ok(list::<_, ApplicationLine>(rows, total, link, freshness));
    }
    let today = rome_day(store.clock().now());
    if query.asks_for_all() {
        let freshness = asked.freshness(&["application_desk"]).await?;
        let filter = query.on_the_desk(today);
        let rows = application_desk::page(viewer, store, &filter, &request).await?;
        let total = application_desk::count(viewer, store, &filter);
        let total = query.total(total).await?;
        return Ok(list::<_, ApplicationLine>(rows, total, link, freshness));
    }
    let freshness = asked.freshness(&["work_list"]).await?;
    let filter = query.filter();
    let rows = work_list::page(viewer, store, today, &filter, &request).await?;
    let total = work_list::count(viewer, store, today, &filter);
    let total = query.total(total).await?;
    Ok(list::<_, ApplicationLine>(rows, total, link, freshness))
}

impl ApplicationsQuery {
    fn asks_for_all(&self) -> bool {
        let waits = |state: ApplicationStatus| {
            domain::application::ApplicationStatus::from(state).is_pending()
        };
        self.which == Some(Which::All)
            || self.state.is_some_and(|state| !waits(state))
            || self.district.is_some()
            || self.from_on.is_some()
            || self.to_on.is_some()
    }

    fn assignment(&self) -> Assignment {
        match (&self.officer, self.assigned) {
            (Some(officer), _) => Assignment::Officer(officer.clone()),
            (None, Some(true)) => Assignment::Somebody,
            (None, Some(false)) => Assignment::Nobody,
            (None, None) => Assignment::Any,
        }
    }

    /// What is an office's alone is refused by name: a list that was not narrowed would look as if it had been.
    fn of_a_citizen(&self, today: NaiveDate) -> Result<Wanted, Problem> {
        let of_an_office = [
            ("/which", self.which.is_some()),
            ("/district", self.district.is_some()),
            ("/officer", self.officer.is_some()),
            ("/assigned", self.assigned.is_some()),
        ];
        let refused: Vec<FieldError> = of_an_office
            .into_iter()
            .filter(|(_, is_asked)| *is_asked)
            .map(|(pointer, _)| FieldError {
                pointer: pointer.to_owned(),
                code: "field.office-only".into(),
                detail: "only an office asks by this".to_owned(),
            })
            .collect();
        if refused.is_empty() {
            Ok(self.wanted(today))
        } else {
            Err(Problem::fields(refused))
        }
    }

    fn wanted(&self, today: NaiveDate) -> Wanted {
        Wanted {
            status: self.state.map(Into::into),
            service: self.service.clone(),
            office: self.office.clone(),
            from_on: self.from_on,
            to_on: self.to_on,
            overdue_on: self.overdue.unwrap_or_default().then_some(today),
        }
    }

    fn on_the_desk(&self, today: NaiveDate) -> application_desk::Filter {
        application_desk::Filter {
            wanted: self.wanted(today),
            beneficiary: None,
            district: self.district.clone(),
            assignment: self.assignment(),
        }
    }

    fn filter(&self) -> Filter {
        Filter {
            office: self.office.clone(),
            status: self.state.map(Into::into),
            service: self.service.clone(),
            assignment: self.assignment(),
            overdue: self.overdue.unwrap_or_default(),
            due_by: None,
        }
    }
}
