//! The identifier in a path: one that cannot be read leads nowhere.

use super::problem::Problem;
use axum::extract::{FromRequestParts, RawPathParams};
use http::request::Parts;
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

/// `{code}` of the path.
pub(crate) struct Named<C>(pub(crate) C);

impl<S: Send + Sync, C: TryFrom<String>> FromRequestParts<S> for Named<C> {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Problem> {
        let text: String = part(parts, state, "code").await?;
        C::try_from(text)
            .map(Self)
            .map_err(|_| Problem::not_found())
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
