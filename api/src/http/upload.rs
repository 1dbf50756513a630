//! A file that comes in as a form: its name and type as the sender says, its bytes as they flow.

use super::problem::Problem;
use axum::body::{Body, Bytes, HttpBody};
use axum::extract::multipart::{Field, MultipartError};
use axum::extract::{DefaultBodyLimit, FromRequest, Multipart, Request};
use futures_util::StreamExt;
use http::StatusCode;
use std::io;
use store::documents::{Declared, DocumentError, DocumentRefusal};

/// What a form may hold beside the file itself: its borders and headers.
const FORM: u64 = 64 * 1024;

/// The one field of the form.
const FIELD: &str = "file";

/// A form on its way in.
pub(crate) struct Upload(Multipart);

impl Upload {
    /// Opens the form of a request whose file may have `limit` bytes; a form that says it is larger is not read at all.
    pub(crate) async fn open(request: Request, limit: u64) -> Result<Self, Problem> {
        let (parts, body) = request.into_parts();
        // Bounded here, because whatever stands before the file is held in memory.
        let mut left = limit.saturating_add(FORM);
        if body.size_hint().lower() > left {
            return Err(DocumentError::from(DocumentRefusal::TooLarge { limit }).into());
        }
        let body = body.into_data_stream().map(move |piece| {
            let piece = piece.map_err(io::Error::other)?;
            left = left
                .checked_sub(piece.len() as u64)
                .ok_or_else(|| io::Error::other("the form is larger than allowed"))?;
            Ok::<Bytes, io::Error>(piece)
        });
        let mut request = Request::from_parts(parts, Body::from_stream(body));
        DefaultBodyLimit::disable().apply(&mut request);
        let form = Multipart::from_request(request, &()).await;
        form.map(Self).map_err(|_| {
            Problem::new(
                StatusCode::UNSUPPORTED_MEDIA_TYPE,
                "body.content-type",
                "the body must be multipart/form-data with one field, `file`",
            )
        })
    }

    /// The file: what is said of it, and its bytes.
    pub(crate) async fn file(&mut self) -> Result<(Declared, Field<'_>), Problem> {
        let field = self.0.next_field().await.map_err(|error| broken(&error))?;
        let Some(field) = field else {
            let missing = "this field is needed";
            return Err(Problem::field("/file", "field.missing", missing));
        };
        if field.name() != Some(FIELD) {
            return Err(another(field.name()));
        }
        let declared = Declared {
            name: field.file_name().unwrap_or_default().to_owned(),
            media_type: field.content_type().unwrap_or_default().to_owned(),
            ..Declared::default()
        };
        Ok((declared, field))
    }

    /// Reads the rest of a form whose file was refused, so that whoever still sends it gets to the answer.
    pub(crate) async fn drain(mut self) {
        while let Ok(Some(_)) = self.0.next_field().await {}
    }

    /// Refuses whatever comes after the file.
    pub(crate) async fn end(mut self) -> Result<(), Problem> {
        match self.0.next_field().await {
            Ok(None) => Ok(()),
            Ok(Some(field)) => Err(another(field.name())),
            Err(error) => Err(broken(&error)),
        }
    }
}

fn another(name: Option<&str>) -> Problem {
    let name: String = name.unwrap_or_default().chars().take(80).collect();
    let pointer = format!("/{}", name.replace('~', "~0").replace('/', "~1"));
    let (code, detail) = if name == FIELD {
        ("field.twice", "this field is there twice")
    } else {
        ("field.unknown", "there is no such field")
    };
    Problem::field(&pointer, code, detail)
}

fn broken(error: &MultipartError) -> Problem {
    tracing::debug!(status = error.status().as_u16(), "a form cannot be read");
    Problem::new(
        StatusCode::BAD_REQUEST,
        "body.not-a-form",
        "the form cannot be read",
    )
}
