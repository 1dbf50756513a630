//! `GET /registrations/{id}`: one record of the register.

use super::shown::Registration;
use crate::http::ask::{Asked, query};
use crate::http::headers::etag;
use crate::http::item::Item;
use crate::http::problem::Problem;
use axum::Json;
use axum::response::Response;
use domain::shared::ids::RegistrationId;
use http::header::ETAG;
use projections::registrations::by_id;

query! {
    /// What a question for one record may say.
    RegistrationQuery {}
}

/// Shows a record of the register.
#[utoipa::path(
    get, path = "/registrations/{id}", tag = "registrations", operation_id = "get_registration",
    params(("id" = uuid::Uuid, Path, description = "The record."), RegistrationQuery),
    responses((status = 200, description = "The record.", body = Registration)),
)]
pub(crate) async fn get_registration(
    Item(id): Item,
    asked: Asked<RegistrationQuery>,
) -> Result<Response, Problem> {
    let freshness = asked.freshness(&["registrations"]).await?;
    let row = by_id(&asked.viewer, asked.store(), RegistrationId(id))
        .await?
        .ok_or_else(Problem::not_found)?;
    let version = u64::try_from(row.version).unwrap_or_default();
    Ok(freshness.mark(([(ETAG, etag(version))], Json(Registration::from(row)))))
}
