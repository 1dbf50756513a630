//! `GET /case-files`: the cases of an office or of one worker.

use super::shown::CaseFileLine;
use crate::http::ask::{Asked, Limit, page, query};
use crate::http::page::{List, list};
use crate::http::problem::Problem;
use crate::rest::schema::Code;
use axum::response::Response;
use domain::case_file::Worker;
use domain::shared::ids::{ActorCode, OfficeCode};
use projections::case_files::{self, Filter};

query! {
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
        /// Where the last page ended, from its `next`.
        after: Option<String>,
        /// How many at most; 50 if left out.
        #[param(inline, value_type = Option<Limit>)]
        limit: Option<Limit>,
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
    let (viewer, query) = (&asked.viewer, &asked.query);
    let request = page(query.after.as_deref(), query.limit);
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
    let rows = case_files::page(viewer, asked.store(), &filter, &request).await?;
    Ok(list::<_, CaseFileLine>(rows, None, &asked.link, freshness))
}
