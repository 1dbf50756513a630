//! The identifier in a path: one that cannot be read leads nowhere.

use super::problem::Problem;
use axum::extract::{FromRequestParts, RawPathParams};
use domain::shared::ids::{CallCode, FundCode, OfficeCode, RegisterCode, ServiceCode};
use http::request::Parts;
use std::marker::PhantomData;
use std::str::FromStr;
use uuid::Uuid;

/// `{id}` of the path.
pub(crate) struct Item(pub(crate) Uuid);

impl<S: Send + Sync> FromRequestParts<S> for Item {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Problem> {
        part(parts, state, "id").await.map(Self)
    }
}

/// `{id}` of the path where things have codes: the code, or the identifier that answers name.
pub(crate) struct Named<C> {
    /// The stream it names.
    pub(crate) stream: Uuid,
    code: PhantomData<C>,
}

/// A code that names a stream.
pub(crate) trait StreamCode: TryFrom<String> {
    /// The stream.
    fn stream(&self) -> Uuid;
}

impl StreamCode for CallCode {
    fn stream(&self) -> Uuid {
        self.stream_id()
    }
}

impl StreamCode for FundCode {
    fn stream(&self) -> Uuid {
        self.stream_id()
    }
}

impl StreamCode for OfficeCode {
    fn stream(&self) -> Uuid {
        self.stream_id()
    }
}

impl StreamCode for RegisterCode {
    fn stream(&self) -> Uuid {
        self.stream_id()
    }
}

impl StreamCode for ServiceCode {
    fn stream(&self) -> Uuid {
        self.stream_id()
    }
}

impl<S: Send + Sync, C: StreamCode> FromRequestParts<S> for Named<C> {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Problem> {
        let text: String = part(parts, state, "id").await?;
        let stream = match Uuid::try_parse(&text) {
            Ok(id) => id,
            Err(_) => C::try_from(text)
                .map_err(|_| Problem::not_found())?
                .stream(),
        };
        Ok(Self {
            stream,
            code: PhantomData,
        })
    }
}

/// One part of the path by its name; a part that cannot be read means that nothing is there.
pub(crate) async fn part<T: FromStr, S: Send + Sync>(
    parts: &mut Parts,
    state: &S,
    name: &str,
) -> Result<T, Problem> {
    let params = RawPathParams::from_request_parts(parts, state)
        .await
        .map_err(|_| Problem::not_found())?;
    params
        .iter()
        .find(|(key, _)| *key == name)
        .and_then(|(_, value)| value.parse().ok())
        .ok_or_else(Problem::not_found)
}

/// `{type}` and `{id}` of the path: one stream of the log.
pub(crate) struct Stream {
    /// What it is.
    pub(crate) aggregate_type: String,
    /// Which one.
    pub(crate) id: Uuid,
}

impl<S: Send + Sync> FromRequestParts<S> for Stream {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Problem> {
        let aggregate_type: String = part(parts, state, "type").await?;
        let is_type = aggregate_type
            .bytes()
            .all(|b| b.is_ascii_lowercase() || b == b'_');
        if !is_type {
            return Err(Problem::not_found());
        }
        let id = part(parts, state, "id").await?;
        Ok(Self { aggregate_type, id })
    }
}
