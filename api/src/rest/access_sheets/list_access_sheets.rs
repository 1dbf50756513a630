//! `GET /access-sheets`: who came to a desk; what is proposed to an office is a task of that office.

use super::shown::AccessSheetLine;
use crate::http::ask::{Asked, list_query};
use crate::http::page::{List, list};
use crate::http::problem::Problem;
use crate::rest::schema::{Code, Day};
use crate::rest::words::{AccessMode, AccessOutcome, ProposalStatus};
use axum::response::Response;
use chrono::NaiveDate;
use domain::shared::ids::OfficeCode;
use projections::access_sheets::{self, Filter};

list_query! {
    /// Which sheets are wanted; what is left out does not narrow.
    AccessSheetsQuery {
        /// The office of the desk.
        #[param(value_type = Option<Code>)]
        office: Option<OfficeCode>,
        /// From this day on.
        #[param(value_type = Option<Day>)]
        from_on: Option<NaiveDate>,
        /// Until this day.
        #[param(value_type = Option<Day>)]
        until_on: Option<NaiveDate>,
        /// How they came.
        #[param(inline)]
        mode: Option<AccessMode>,
        /// How it ended.
        #[param(inline)]
        outcome: Option<AccessOutcome>,
        /// Proposed to this office.
        #[param(value_type = Option<Code>)]
        proposed_to: Option<OfficeCode>,
        /// Where the proposal stands.
        #[param(inline)]
        proposal: Option<ProposalStatus>,
    }
}

/// Lists the sheets of the asker's desk and those proposed to their office, last day first.
#[utoipa::path(
    get, path = "/access-sheets", tag = "access-sheets", operation_id = "list_access_sheets",
    params(AccessSheetsQuery),
    responses((status = 200, description = "A page of sheets.", body = List<AccessSheetLine>)),
)]
pub(crate) async fn list_access_sheets(
    asked: Asked<AccessSheetsQuery>,
) -> Result<Response, Problem> {
    let freshness = asked.freshness(&["access_sheets", "case_files"]).await?;
    let (viewer, store, query) = (&asked.viewer, asked.store(), &asked.query);
    let filter = Filter {
        office: query.office.clone(),
        from_on: query.from_on,
        until_on: query.until_on,
        mode: query.mode.map(Into::into),
        outcome: query.outcome.map(Into::into),
        proposed_to: query.proposed_to.clone(),
        proposal: query.proposal.map(Into::into),
    };
    let rows = access_sheets::page(viewer, store, &filter, &query.page()).await?;
    let total = access_sheets::count(viewer, store, &filter);
    let total = query.total(total).await?;
    Ok(list::<_, AccessSheetLine>(
        rows,
        total,
        &asked.link,
        freshness,
    ))
}
