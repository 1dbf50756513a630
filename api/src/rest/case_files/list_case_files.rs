//! `GET /case-files`: the cases of an office or of one worker.

use super::shown::CaseFileLine;
use crate::http::ask::{Asked, list_query};
use crate::http::page::{List, list};
use crate::http::problem::Problem;
use crate::rest::schema::Code;
use axum::response::Response;
use domain::case_file::Worker;
use domain::shared::ids::{ActorCode, OfficeCode};
use projections::case_files::{self, Filter};

list_query! {
    /// Which case files are wanted; what is left out does not narrow.
    CaseFilesQuery {
        /// The office in charge.
        #[param(value_type = Option<Code>)]
        office: Option<OfficeCode>,
        /// Who works on them now, at the asker's own office.
        #[param(value_type = Option<Code>)]
        worker: Option<ActorCode>,
        /// Only those that are not closed.
        open: Option<bool>,
    }
}

/// Lists case files that are open to the asker, last changed first.
#[utoipa::path(
    get, path = "/case-files", tag = "case-files", operation_id = "list_case_files",
    params(CaseFilesQuery),
    responses((status = 200, description = "A page of case files.", body = List<CaseFileLine>)),
)]
pub(crate) async fn list_case_files(asked: Asked<CaseFilesQuery>) -> Result<Response, Problem> {
    let freshness = asked.freshness(&["case_files"]).await?;
    let (viewer, store, query) = (&asked.viewer, asked.store(), &asked.query);
    let own = viewer.actor().office.clone();
    let filter = Filter {
        office: query.office.clone(),
        worker: query
            .worker
            .clone()
            .zip(own)
            .map(|(actor, office)| Worker { office, actor }),
        open: query.open.unwrap_or_default(),
    };
    let rows = case_files::page(viewer, store, &filter, &query.page()).await?;
    let total = case_files::count(viewer, store, &filter);
    let total = query.total(total).await?;
    Ok(list::<_, CaseFileLine>(rows, total, &asked.link, freshness))
}
