//! `POST /documents`: takes in a document, which a command names afterwards.

use super::about::Purpose;
use crate::http::command;
use crate::http::headers::COMMAND;
use crate::http::observe::Who;
use crate::http::problem::Problem;
use crate::http::request_id::RequestId;
use crate::http::upload::{Pieces, Upload};
use crate::http::{actor, json};
use crate::rest::schema::{Sha256, ShortText};
use crate::state::AppState;
use axum::Json;
use axum::extract::{Request, State};
use axum::response::{IntoResponse, Response};
use domain::shared::ids::DocumentId;
use domain::shared::text;
use http::{StatusCode, header};
use serde::Serialize;
use store::documents::{Arrival, Declared, DocumentError, DocumentRefusal, Kept};
use store::{ExecuteError, StoreError};
use utoipa::ToSchema;
use uuid::Uuid;

/// A form with one file.
#[derive(ToSchema)]
#[expect(dead_code, reason = "only described; the form is read as it flows")]
pub(crate) struct UploadForm {
    /// The file, with its name; its type is recognised from its bytes, and must not be another than the name says.
    #[schema(value_type = String, format = Binary)]
    file: Vec<u8>,
}

/// Documento: what was found of a file that was taken in.
#[derive(Serialize, ToSchema)]
pub(crate) struct DocumentTaken {
    /// The document, as commands name it.
    document_id: Uuid,
    /// Its name, made safe.
    #[schema(value_type = ShortText, example = "isee.pdf")]
    name: String,
    /// Its media type, recognised from the bytes.
    #[schema(example = "application/pdf")]
    media_type: String,
    /// Bytes.
    size: u64,
    /// Impronta: SHA-256 of the bytes.
    #[schema(value_type = Sha256)]
    sha256: String,
}

/// Takes in a document.
#[utoipa::path(
    post, path = "/documents", tag = "documents", operation_id = "upload_document",
    params(Purpose),
    request_body(content = UploadForm, content_type = "multipart/form-data"),
    description = "Keeps the file sealed under the key of the person it is about. A command names it within a day, \
        such as `attach-document`; what no command names by then is taken away. Whoever may give such a command may \
        upload: for an application `application.attach_document` or `application.attach_internal_document`, for a \
        person `mandate.grant_mandate`, for an office `registration.register_document`, for a care plan \
        `care_plan.sign_plan`, for a case file `case_file.file_document`. The same `Idempotency-Key` with the same file gives the same answer.",
    responses((status = 201, description = "It is kept.", body = DocumentTaken, headers(
        ("Location" = String, description = "Where it is found once a command named it."),
        ("Policentrica-Command-Id" = String, description = "Identifier of the upload."),
    ))),
    extensions(("x-permission" = json!("application.attach_document"))),
)]
pub(crate) async fn upload_document(
    State(state): State<AppState>,
    request: Request,
) -> Result<Response, Problem> {
    let caller = actor::of_headers(request.method(), request.headers(), &state).await?;
    Who::note(request.extensions(), caller.actor(), &state.store);
    let actor = caller.commanding()?;
    let id = request.extensions().get::<RequestId>();
    let context = command::context(&state, request.headers(), actor, id)?;
    let purpose: Purpose = json::query(request.uri().query().unwrap_or_default())?;
    let document_id = DocumentId(Uuid::new_v5(&context.command_id, b"document"));
    let owned = purpose.check(&state, &context.actor, document_id).await?;
    let arrival = Arrival {
        document_id,
        about: owned.about,
        subject: owned.subject,
        class: owned.class,
        by: context.actor.code.clone(),
        at: state.store.clock().now(),
    };
    let kept = take_in(&state, &arrival, request).await?;
    let location = format!("/api/v1/documents/{}", document_id.0);
    let headers = [
        (header::LOCATION, location),
        (COMMAND, context.command_id.to_string()),
    ];
    Ok((
        StatusCode::CREATED,
        headers,
        Json(DocumentTaken::from(kept)),
    )
        .into_response())
}

async fn take_in(state: &AppState, arrival: &Arrival, request: Request) -> Result<Kept, Problem> {
    let limits = &state.settings.documents;
    let archive = state.archive();
    let silence = state.settings.upload_silence;
    let upload = Upload::open(request, limits.max_bytes, silence).await?;
    let take = async |declared: Declared, file: Pieces| {
        nameable(&declared)?;
        let kept = archive.take_in(arrival, file, &declared, limits).await;
        kept.map_err(|error| refused(error, arrival))
    };
    upload.take(take).await
}

fn refused(error: DocumentError, arrival: &Arrival) -> Problem {
    match error {
        // The identifier follows from the idempotency key.
        DocumentError::Refused(DocumentRefusal::AlreadyStored) => {
            ExecuteError::<DocumentRefusal>::IdReused.into()
        }
        DocumentError::Erased => StoreError::KeyDestroyed(arrival.subject.0).into(),
        other => other.into(),
    }
}

/// What an event cannot hold as the name of a document is refused before the bytes come.
fn nameable(declared: &Declared) -> Result<(), Problem> {
    let fits = text::ShortText::parse(&declared.name).is_ok();
    let refusal = DocumentError::from(DocumentRefusal::NameInvalid);
    if fits { Ok(()) } else { Err(refusal.into()) }
}

impl From<Kept> for DocumentTaken {
    fn from(kept: Kept) -> Self {
        Self {
            document_id: kept.document_id.0,
            name: kept.name.unwrap_or_default(),
            media_type: kept.media_type,
            size: kept.size,
            sha256: hex::encode(kept.sha256),
        }
    }
}
