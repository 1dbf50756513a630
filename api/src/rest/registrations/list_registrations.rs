//! `GET /registrations`: the register, newest first.

use super::shown::Registration;
use crate::http::ask::{Asked, list_query};
use crate::http::page::{List, list};
use crate::http::problem::Problem;
use crate::rest::schema::{Code, Day};
use crate::rest::words::Direction;
use axum::response::Response;
use chrono::NaiveDate;
use domain::shared::ids::{OfficeCode, RegisterCode};
use projections::registrations::{Filter, count, page};

list_query! {
    /// Which records are wanted; what is left out does not narrow.
    RegistrationsQuery {
        /// The register.
        #[param(value_type = Option<Code>)]
        register: Option<RegisterCode>,
        /// The office that received or sent it.
        #[param(value_type = Option<Code>)]
        office: Option<OfficeCode>,
        /// In, out or internal.
        #[param(inline)]
        direction: Option<Direction>,
        /// The first day.
        #[param(value_type = Option<Day>)]
        from_on: Option<NaiveDate>,
        /// The last day.
        #[param(value_type = Option<Day>)]
        to_on: Option<NaiveDate>,
    }
}

/// Lists the register, newest first.
#[utoipa::path(
    get, path = "/registrations", tag = "registrations", operation_id = "list_registrations",
    params(RegistrationsQuery),
    responses((status = 200, description = "A page of the register.", body = List<Registration>)),
)]
pub(crate) async fn list_registrations(
    asked: Asked<RegistrationsQuery>,
) -> Result<Response, Problem> {
    let freshness = asked.freshness(&["registrations"]).await?;
    let query = &asked.query;
    let filter = Filter {
        register: query.register.clone(),
        office: query.office.clone(),
        direction: query.direction.map(Into::into),
        from_on: query.from_on,
        to_on: query.to_on,
    };
    let rows = page(&asked.viewer, asked.store(), &filter, &query.page()).await?;
    let total = count(&asked.viewer, asked.store(), &filter);
    let total = query.total(total).await?;
    Ok(list::<_, Registration>(rows, total, &asked.link, freshness))
}
