//! A question on its way from the request to a read model.

use super::accesses::Reading;
use super::actor;
use super::json;
use super::limits::by_identity;
use super::problem::Problem;
use crate::state::AppState;
use axum::extract::{FromRequest, FromRequestParts, OriginalUri, Request};
use axum::response::{IntoResponse, Response};
use http::request::Parts;
use http::{HeaderName, HeaderValue};
use projections::{Cursor, LIMIT, PageRequest, ProjectionError, Viewer};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Deserializer};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;
use store::Store;
use utoipa::openapi::schema::{ObjectBuilder, Type};
use utoipa::openapi::{RefOr, Schema};
use utoipa::{PartialSchema, ToSchema};

/// Set on an answer that does not contain the position that was asked for.
pub(crate) const STALE: HeaderName = HeaderName::from_static("policentrica-stale");
/// How long a question waits for a read model to reach a position.
pub(crate) const PATIENCE: Duration = Duration::from_secs(2);

/// Declares what a question may say in its query string, and with it what every question may say.
macro_rules! query {
    ($(#[$doc:meta])* $name:ident { $($(#[$line:meta])* $field:ident: $kind:ty,)* }) => {
        $(#[$doc])*
        #[derive(serde::Deserialize, utoipa::IntoParams)]
        #[into_params(parameter_in = Query)]
        #[serde(deny_unknown_fields)]
        pub(crate) struct $name {
            $($(#[$line])* $field: $kind,)*
            /// Position that the answer must contain; waited for at most 2 seconds, else `Policentrica-Stale: true`.
            #[param(minimum = 0)]
            min_position: Option<i64>,
        }

        impl $crate::http::ask::Positioned for $name {
            fn min_position(&self) -> Option<i64> {
                self.min_position
            }
        }
    };
}

/// The same, for a list.
macro_rules! list_query {
    ($(#[$doc:meta])* $name:ident { $($(#[$line:meta])* $field:ident: $kind:ty,)* }) => {
        $crate::http::ask::query! {
            $(#[$doc])* $name {
                $($(#[$line])* $field: $kind,)*
                /// Where the last page ended, from its `next`.
                after: Option<String>,
                /// How many at most; 50 if left out.
                #[param(inline, value_type = Option<$crate::http::ask::Limit>)]
                limit: Option<$crate::http::ask::Limit>,
                /// Whether the answer says how many there are in all.
                count: Option<bool>,
            }
        }

        impl $name {
            fn page(&self) -> projections::PageRequest {
                $crate::http::ask::page(self.after.as_deref(), self.limit)
            }

            /// What `total` finds, where the question asks for it; otherwise nothing is counted.
            async fn total(
                &self,
                total: impl Future<Output = Result<i64, projections::ProjectionError>>,
            ) -> Result<Option<i64>, $crate::http::problem::Problem> {
                match self.count {
                    Some(true) => Ok(Some(total.await?)),
                    Some(false) | None => Ok(None),
                }
            }
        }
    };
}

pub(crate) use {list_query, query};

/// How many rows are wanted: 1 to 200.
#[derive(Clone, Copy)]
pub(crate) struct Limit(u32);

impl<'de> Deserialize<'de> for Limit {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let limit = u32::deserialize(deserializer)?;
        if (1..=LIMIT).contains(&limit) {
            Ok(Self(limit))
        } else {
            Err(serde::de::Error::custom("a page has 1 to 200 rows"))
        }
    }
}

impl PartialSchema for Limit {
    fn schema() -> RefOr<Schema> {
        let schema = ObjectBuilder::new().schema_type(Type::Integer);
        Schema::Object(schema.minimum(Some(1)).maximum(Some(LIMIT)).build()).into()
    }
}

impl ToSchema for Limit {}

/// The page that is asked for.
pub(crate) fn page(after: Option<&str>, limit: Option<Limit>) -> PageRequest {
    PageRequest {
        after: after.map(Cursor::new),
        limit: limit.map(|limit| limit.0),
    }
}

/// A question that may ask for a position.
pub(crate) trait Positioned: DeserializeOwned {
    /// The position the answer must contain.
    fn min_position(&self) -> Option<i64>;
}

/// A question: who asks, and what.
pub(crate) struct Asked<Q> {
    /// Who asks, and how far they see.
    pub(crate) viewer: Viewer,
    /// What the query string says.
    pub(crate) query: Q,
    /// Path and query as they came, for the link to the next page.
    pub(crate) link: String,
    state: AppState,
    staleness: Staleness,
}

/// What a question says in its body: personal data, which no address may hold.
pub(crate) struct Said<B>(pub(crate) B);

impl<S: Send + Sync, B: DeserializeOwned> FromRequest<S> for Said<B> {
    type Rejection = Problem;

    async fn from_request(request: Request, _: &S) -> Result<Self, Problem> {
        json::check_content_type(request.headers())?;
        Ok(Self(json::read(&json::bytes(request).await?)?))
    }
}

/// Whether a question met rows older than it asked for; the answer says so, also when it is a refusal.
#[derive(Clone, Default)]
pub(crate) struct Staleness(Arc<AtomicBool>);

impl Staleness {
    /// Whether it did.
    pub(crate) fn is_noted(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}

impl<Q: Positioned> FromRequestParts<AppState> for Asked<Q> {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, Problem> {
        let viewer = Viewer::new(actor::of(parts, state).await?.asking()?);
        by_identity(&parts.extensions, viewer.actor())?;
        Reading::begin(parts, state, &viewer).await?;
        let uri = match parts.extensions.get::<OriginalUri>() {
            Some(original) => &original.0,
            None => &parts.uri,
        };
        Ok(Self {
            viewer,
            query: json::query(uri.query().unwrap_or_default())?,
            link: uri.to_string(),
            state: state.clone(),
            staleness: parts.extensions.get().cloned().unwrap_or_default(),
        })
    }
}

impl<Q: Positioned> Asked<Q> {
    /// The store the read models stand on.
    pub(crate) fn store(&self) -> &Store {
        &self.state.store
    }

    /// Everything a handler can reach.
    pub(crate) fn state(&self) -> &AppState {
        &self.state
    }

    /// Waits until these read models contain what was asked for.
    pub(crate) async fn freshness(&self, views: &[&str]) -> Result<Freshness, Problem> {
        match self.query.min_position() {
            Some(position) => self.reached(views, position).await,
            None => Ok(Freshness { stale: false }),
        }
    }

    /// Waits until these read models contain everything, whatever was asked for: where one is behind, what is missing
    /// must not look as if it had never been.
    pub(crate) async fn freshness_of_all(&self, views: &[&str]) -> Result<Freshness, Problem> {
        let position = self.query.min_position().unwrap_or_default();
        let head = self.store().head().await?;
        self.reached(views, position.max(head)).await
    }

    async fn reached(&self, views: &[&str], position: i64) -> Result<Freshness, Problem> {
        let reached = self
            .state
            .views
            .caught_up(views, position, PATIENCE)
            .await?;
        self.staleness.0.store(!reached, Ordering::Relaxed);
        Ok(Freshness { stale: !reached })
    }
}

/// Whether an answer contains the position that was asked for.
#[derive(Clone, Copy)]
pub(crate) struct Freshness {
    stale: bool,
}

impl Freshness {
    /// The answer, marked where it is stale.
    pub(crate) fn mark(self, answer: impl IntoResponse) -> Response {
        let mut response = answer.into_response();
        if self.stale {
            response
                .headers_mut()
                .insert(STALE, HeaderValue::from_static("true"));
        }
        response
    }
}

impl From<ProjectionError> for Problem {
    fn from(error: ProjectionError) -> Self {
        match error {
            ProjectionError::Cursor => Self::field(
                "/after",
                "page.cursor-invalid",
                "this is not the end of any page",
            ),
            ProjectionError::Store(error) if error.is_passing() => error.into(),
            error if error.is_passing() => Self::new(
                http::StatusCode::SERVICE_UNAVAILABLE,
                error.code(),
                "the read models are not available",
            ),
            error => Self::internal(error),
        }
    }
}
