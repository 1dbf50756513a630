//! `GET /documents/{id}`: one document, to whoever may see what it was filed with.

use crate::http::ask::{Asked, query};
use crate::http::download;
use crate::http::item::Item;
use crate::http::masking::{refuse_masked, unmask_any};
use crate::http::problem::Problem;
use crate::rest::mandates;
use crate::rest::schema::Binary;
use axum::response::Response;
use domain::shared::ids::{CarePlanId, DocumentId, PersonId, RegistrationId};
use projections::{
    application_papers, case_citizen, case_files, plan_citizen, plan_view, registrations,
};
use store::documents::{DocumentError, Kept};

query! {
    /// What a question for one document may say.
    DocumentQuery {}
}

/// Gives a document back as it was taken in.
///
/// Answers within what the caller may see; to auditors once the application, mandate or record that names it is unmasked
/// (403 `audit.masked` otherwise).
#[utoipa::path(
    get, path = "/documents/{id}", tag = "documents", operation_id = "get_document",
    params(("id" = uuid::Uuid, Path, description = "The document."), DocumentQuery),
    responses(
        (status = 200, description = "The file, under the type recognised when it was taken in.",
            body = Binary, content_type = "*/*", headers(
            ("ETag" = String, description = "SHA-256 of the bytes, in quotes."),
            ("Content-Disposition" = String, description = "Its name."),
            ("Policentrica-Stale" = String, description = "`true` where the answer does not contain `min_position`."),
        )),
    ),
)]
pub(crate) async fn get_document(
    Item(id): Item,
    asked: Asked<DocumentQuery>,
) -> Result<Response, Problem> {
    let views = [
        "application_progress",
        "application_papers",
        "application_desk",
        "registrations",
        "plan_view",
        "plan_citizen",
        "case_files",
        "case_citizen",
    ];
    let freshness = asked.freshness(&views).await?;
    let id = DocumentId(id);
    let archive = asked.state().archive();
    let kept = archive.find(id).await?;
    let on_file = application_papers::document(&asked.viewer, asked.store(), id).await?;
    let kept = match (kept, on_file) {
        (Some(kept), Some(_)) => kept,
        (Some(kept), None) if is_shown(&kept, &asked).await? => kept,
        (None, Some(_)) => return Err(DocumentError::NotKept.into()),
        (Some(_) | None, None) => return Err(Problem::not_found()),
    };
    unmask_any(&asked, &kept.streams).await?;
    refuse_masked()?;
    // Its name is read once it is known that it may be.
    let kept = archive.find(id).await?.ok_or(DocumentError::NotKept)?;
    let bytes = archive.open(&kept).await?;
    Ok(freshness.mark(download::document(&kept, bytes)))
}

/// Whether one of the records, mandates or care plans that name it may be seen.
async fn is_shown(kept: &Kept, asked: &Asked<DocumentQuery>) -> Result<bool, Problem> {
    let (viewer, store) = (&asked.viewer, asked.store());
    for (kind, id) in &kept.streams {
        let shown = match kind.as_str() {
            "registration" => registrations::by_id(viewer, store, RegistrationId(*id))
                .await?
                .is_some(),
            "mandate" => mandates::may_see(viewer.actor(), store, *id).await?,
            "care_plan" => is_of_plan(kept, asked, CarePlanId(*id)).await?,
            "case_file" => is_of_file(kept, asked, PersonId(*id)).await?,
            _ => false,
        };
        if shown {
            return Ok(true);
        }
    }
    Ok(false)
}

/// To the office every paper on which somebody signed, to the person those on which they did.
async fn is_of_plan(
    kept: &Kept,
    asked: &Asked<DocumentQuery>,
    plan: CarePlanId,
) -> Result<bool, Problem> {
    let (viewer, store) = (&asked.viewer, asked.store());
    let is_mine = plan_citizen::is_my_paper(viewer, store, plan, kept.document_id).await?;
    Ok(is_mine || plan_view::by_id(viewer, store, plan).await?.is_some())
}

/// To whoever sees the row of it in the file; to the person what is public in their own.
async fn is_of_file(
    kept: &Kept,
    asked: &Asked<DocumentQuery>,
    file: PersonId,
) -> Result<bool, Problem> {
    let (viewer, store) = (&asked.viewer, asked.store());
    let is_mine = case_citizen::document(viewer, store, kept.document_id).await?;
    let row = case_files::document(viewer, store, file, kept.document_id).await?;
    Ok(is_mine || row.is_some())
}
