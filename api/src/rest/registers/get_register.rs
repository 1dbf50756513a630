//! `GET /registers/{id}`: one register as a whole.

use super::shown::{Register, found};
use crate::http::ask::{Asked, query};
use crate::http::headers::etag;
use crate::http::item::Named;
use crate::http::problem::Problem;
use axum::Json;
use axum::response::Response;
use domain::shared::ids::RegisterCode;
use http::header::ETAG;

query! {
    /// What a question for one register may say.
    RegisterQuery {}
}

/// Shows a register: its version, and how far its days are closed.
#[utoipa::path(
    get, path = "/registers/{id}", tag = "registers", operation_id = "get_register",
    extensions(("x-reads" = json!("nothing"))),
    params(("id" = String, Path, description = "Code or identifier of the register."), RegisterQuery),
    responses((status = 200, description = "The register.", body = Register)),
)]
pub(crate) async fn get_register(
    id: Named<RegisterCode>,
    asked: Asked<RegisterQuery>,
) -> Result<Response, Problem> {
    let freshness = asked.freshness(&["daily_register"]).await?;
    let row = found(&id, &asked).await?;
    let version = u64::try_from(row.version).unwrap_or_default();
    Ok(freshness.mark(([(ETAG, etag(version))], Json(Register::from(row)))))
}
