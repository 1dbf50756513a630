//! `GET /caseload`: how many cases each worker of each office has.

use crate::http::ask::{Asked, list_query};
use crate::http::page::{List, list};
use crate::http::problem::Problem;
use crate::rest::schema::Code;
use axum::response::Response;
use domain::shared::ids::OfficeCode;
use projections::case_files::{self, LoadRow};
use serde::Serialize;
use utoipa::ToSchema;

list_query! {
    /// What a question for the caseload may say.
    CaseloadQuery {
        /// The office in charge.
        #[param(value_type = Option<Code>)]
        office: Option<OfficeCode>,
    }
}

/// Carico di lavoro of one worker at one office.
#[derive(Serialize, ToSchema)]
pub(crate) struct Caseload {
    /// The office in charge.
    #[schema(value_type = Code)]
    office: String,
    /// Who is responsible; null for what is nobody's yet.
    #[schema(value_type = Option<Code>)]
    manager: Option<String>,
    /// Files that are not closed.
    open: i64,
    /// Of these in charge.
    in_charge: i64,
    /// Of these in transfer.
    in_transfer: i64,
    /// Of these with an urgent protection under way.
    in_protection: i64,
    /// Terms that run out within thirty days.
    due_soon: i64,
    /// Terms that have run out.
    overdue: i64,
}

impl From<LoadRow> for Caseload {
    fn from(row: LoadRow) -> Self {
        Self {
            office: row.office.to_string(),
            manager: row.manager.map(|code| code.to_string()),
            open: row.open,
            in_charge: row.in_charge,
            in_transfer: row.in_transfer,
            in_protection: row.in_protection,
            due_soon: row.due_soon,
            overdue: row.overdue,
        }
    }
}

/// Shows how many cases each worker of each office has, among the files that are open to the asker.
#[utoipa::path(
    get, path = "/caseload", tag = "case-files", operation_id = "get_caseload",
    params(CaseloadQuery),
    responses((status = 200, description = "A page of workers.", body = List<Caseload>)),
)]
pub(crate) async fn get_caseload(asked: Asked<CaseloadQuery>) -> Result<Response, Problem> {
    let freshness = asked.freshness(&["case_files"]).await?;
    let (viewer, store, query) = (&asked.viewer, asked.store(), &asked.query);
    let office = query.office.as_ref();
    let rows = case_files::caseload(viewer, store, office, &query.page()).await?;
    let total = case_files::count_caseload(viewer, store, office);
    let total = query.total(total).await?;
    Ok(list::<_, Caseload>(rows, total, &asked.link, freshness))
}
