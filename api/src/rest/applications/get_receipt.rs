//! `GET /applications/{id}/receipt`: the receipt that is also the notice of start, as data or as an accessible PDF.

use crate::http::ask::{Asked, query};
use crate::http::download;
use crate::http::headers;
use crate::http::item::Item;
use crate::http::masking::refuse_masked;
use crate::http::problem::Problem;
use crate::receipt::{Erased, Receipt};
use crate::rest::schema::Binary;
use axum::Json;
use axum::response::{IntoResponse, Response};
use domain::shared::ids::ApplicationId;
use http::{HeaderMap, StatusCode, header};
use projections::{offices, receipt};

query! {
    /// What a question for a receipt may say.
    ReceiptQuery {}
}

/// Gives the receipt of an application (L. 241/1990 artt. 8 and 18-bis): JSON, or a PDF where `Accept` asks for one.
///
/// Answers within what the caller may see; to auditors once the application is unmasked (403 `audit.masked` otherwise).
#[utoipa::path(
    get, path = "/applications/{id}/receipt", tag = "applications", operation_id = "get_receipt",
    params(("id" = uuid::Uuid, Path, description = "The application."), ReceiptQuery),
    responses((status = 200, description = "The receipt.", content(
        (Receipt = "application/json"),
        (Binary = "application/pdf"),
    ))),
)]
pub(crate) async fn get_receipt(
    Item(id): Item,
    wanted: HeaderMap,
    asked: Asked<ReceiptQuery>,
) -> Result<Response, Problem> {
    let freshness = asked
        .freshness(&["application_progress", "calls", "offices"])
        .await?;
    let (viewer, store) = (&asked.viewer, asked.store());
    let row = receipt(viewer, store, ApplicationId(id))
        .await?
        .ok_or_else(Problem::not_found)?;
    refuse_masked()?;
    let office = offices::by_code(viewer, store, &row.issued.office).await?;
    let administration = &asked.state().settings.administration;
    let made = Receipt::compose(&row, office.as_ref(), administration)?;
    let answer = if wants_pdf(&wanted)? {
        print(made).await?
    } else {
        Json(made).into_response()
    };
    Ok(freshness.mark(answer))
}

/// Whichever of the two the caller names first; JSON for whoever takes anything.
fn wants_pdf(headers: &HeaderMap) -> Result<bool, Problem> {
    let accept = headers::text(headers, &header::ACCEPT, "accept.malformed")?;
    let mut types = accept.unwrap_or_default().split(',').map(|range| {
        let media = range.split(';').next().unwrap_or_default();
        media.trim().to_ascii_lowercase()
    });
    let first = types.find_map(|media| match media.as_str() {
        "application/pdf" => Some(true),
        "application/json" | "application/*" | "*/*" => Some(false),
        _ => None,
    });
    Ok(first.unwrap_or_default())
}

#[cfg(feature = "pdf")]
async fn print(receipt: Receipt) -> Result<Response, Problem> {
    use crate::receipt::pdf::Typesetter;
    use std::sync::LazyLock;

    static TYPESETTER: LazyLock<Typesetter> = LazyLock::new(Typesetter::new);
    let name = format!(
        "ricevuta-{}.pdf",
        receipt.registration.number.replace('/', "-")
    );
    let pdf = TYPESETTER.print(receipt).await.map_err(Problem::internal)?;
    Ok(download::made(&name, "application/pdf", pdf))
}

#[cfg(not(feature = "pdf"))]
async fn print(_receipt: Receipt) -> Result<Response, Problem> {
    let detail = "receipts are not printed here";
    Err(Problem::new(
        StatusCode::NOT_ACCEPTABLE,
        "receipt.not-printed",
        detail,
    ))
}

impl From<Erased> for Problem {
    fn from(erased: Erased) -> Self {
        Self::new(StatusCode::GONE, "receipt.erased", erased.to_string())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pdf(accept: &'static str) -> bool {
        let mut headers = HeaderMap::new();
        headers.insert(header::ACCEPT, http::HeaderValue::from_static(accept));
        wants_pdf(&headers).expect("readable")
    }

    #[test]
    fn the_type_that_is_named_first_is_given() {
        assert!(pdf("application/pdf"));
        assert!(pdf("text/html, Application/PDF;q=0.9, */*;q=0.1"));
        assert!(!pdf("application/json, application/pdf"));
        assert!(!pdf("*/*"));
        assert!(!wants_pdf(&HeaderMap::new()).expect("readable"));
    }
}
