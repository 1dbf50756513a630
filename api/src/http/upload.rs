//! A file that comes in as a form: its name and type as the sender says, its bytes as they flow.

use super::problem::Problem;
use axum::body::{Body, Bytes, HttpBody};
use axum::extract::multipart::MultipartError;
use axum::extract::{DefaultBodyLimit, FromRequest, Multipart, Request};
use futures_util::{Stream, StreamExt, future};
use http::StatusCode;
use std::io;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;
use store::documents::{Declared, DocumentError, DocumentRefusal};
use tokio::sync::{mpsc, oneshot};

/// What a form may hold beside the file itself: its borders and headers.
const FORM: u64 = 64 * 1024;

/// The one field of the form.
const FIELD: &str = "file";

/// A form on its way in.
pub(crate) struct Upload {
    form: Multipart,
    silence: Duration,
}

impl Upload {
    /// Opens the form of a request whose file may have `limit` bytes; a form that says it is larger is not read at all,
    /// and one of which nothing comes for as long as `silence` is given up.
    pub(crate) async fn open(
        request: Request,
        limit: u64,
        silence: Duration,
    ) -> Result<Self, Problem> {
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
        form.map(|form| Self { form, silence }).map_err(|_| {
            Problem::new(
                StatusCode::UNSUPPORTED_MEDIA_TYPE,
                "body.content-type",
                "the body must be multipart/form-data with one field, `file`",
            )
        })
    }

    /// Gives the file to `take`: what is said of it, and its bytes as they flow.
    ///
    /// A form with anything after the file ends its bytes with a fault, so that nothing of it is kept. A form whose
    /// file was refused is read on, so that whoever still sends it gets to the answer.
    pub(crate) async fn take<T>(
        mut self,
        take: impl AsyncFnOnce(Declared, Pieces) -> Result<T, Problem>,
    ) -> Result<T, Problem> {
        let (say, said) = oneshot::channel();
        let (send, pieces) = mpsc::channel(1);
        let pour = async {
            let whole = self.pour(say, &send).await;
            if whole.is_err() {
                let fault = io::Error::other("the form is not in order");
                drop(send.send(Err(fault)).await);
            }
            drop(send);
            whole
        };
        let taken = async {
            match said.await {
                Ok(declared) => take(declared, Pieces(pieces)).await.map(Some),
                Err(_) => Ok(None),
            }
        };
        let (whole, taken) = future::join(pour, taken).await;
        match (whole, taken) {
            (Ok(()), Ok(Some(taken))) => Ok(taken),
            (Ok(()), Err(refused)) => Err(refused),
            (Err(faulty), _) => Err(faulty),
            (Ok(()), Ok(None)) => Err(missing()),
        }
    }

    async fn pour(
        &mut self,
        say: oneshot::Sender<Declared>,
        send: &mpsc::Sender<io::Result<Bytes>>,
    ) -> Result<(), Problem> {
        let silence = self.silence;
        let field = in_time(silence, self.form.next_field()).await?;
        let field = field.map_err(|error| broken(&error))?;
        let Some(mut field) = field else {
            return Err(missing());
        };
        if field.name() != Some(FIELD) {
            return Err(another(field.name()));
        }
        let declared = Declared {
            name: field.file_name().unwrap_or_default().to_owned(),
            media_type: field.content_type().unwrap_or_default().to_owned(),
            ..Declared::default()
        };
        drop(say.send(declared));
        let mut is_refused = false;
        while let Some(piece) = in_time(silence, field.next()).await? {
            // Whoever takes the bytes finds the words for those that do not come.
            let is_last = piece.is_err();
            is_refused |= send.send(piece.map_err(io::Error::other)).await.is_err();
            if is_last {
                return Ok(());
            }
        }
        drop(field);
        if is_refused {
            while let Ok(Some(_)) = in_time(silence, self.form.next_field()).await? {}
            return Ok(());
        }
        match in_time(silence, self.form.next_field()).await? {
            Ok(None) => Ok(()),
            Ok(Some(field)) => Err(another(field.name())),
            Err(error) => Err(broken(&error)),
        }
    }
}

/// What comes next of the form, unless the sender keeps silent for too long: whoever only holds a place gives it up.
async fn in_time<T>(silence: Duration, next: impl Future<Output = T>) -> Result<T, Problem> {
    tokio::time::timeout(silence, next).await.map_err(|_| {
        Problem::new(
            StatusCode::REQUEST_TIMEOUT,
            "body.stalled",
            "nothing more of the form came in; send it again",
        )
    })
}

/// The bytes of the file, as they flow.
pub(crate) struct Pieces(mpsc::Receiver<io::Result<Bytes>>);

impl Stream for Pieces {
    type Item = io::Result<Bytes>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.0.poll_recv(context)
    }
}

fn missing() -> Problem {
    Problem::field("/file", "field.missing", "this field is needed")
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
