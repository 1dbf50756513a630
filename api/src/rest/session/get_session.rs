//! `GET /session`: who the service takes the caller for.

use crate::http::actor;
use crate::http::ask::query;
use crate::http::json;
use crate::http::problem::Problem;
use crate::rest::schema::{Code, Instant};
use crate::state::AppState;
use axum::Json;
use axum::extract::State;
use chrono::{DateTime, Utc};
use domain::access::Role;
use http::request::Parts;
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

query! {
    /// What a question for the session may say.
    SessionQuery {}
}

/// Sessione: who acts, and until when.
#[derive(Serialize, ToSchema)]
#[schema(as = Session, example = json!({
    "actor": "ferrante", "role": "social_worker", "office": "centro-1", "person": null,
    "duties": ["social_worker@centro-1", "social_worker@centro-2"],
    "proved_at": "2026-03-02T08:00:00Z", "ends_at": "2026-03-02T08:30:00Z",
}))]
pub(crate) struct SessionShown {
    /// Their code.
    #[schema(value_type = Code)]
    actor: String,
    /// The role they act in.
    #[schema(value_type = Code)]
    role: Role,
    /// The office they act for.
    #[schema(value_type = Option<Code>)]
    office: Option<String>,
    /// The person a resident is.
    person: Option<Uuid>,
    /// All they could act as, chosen by `Policentrica-Role` and `Policentrica-Office`.
    duties: Vec<String>,
    /// When they proved who they are, where that is known.
    #[schema(value_type = Option<Instant>)]
    proved_at: Option<DateTime<Utc>>,
    /// When the session ends if no other request comes; null for a token.
    #[schema(value_type = Option<Instant>)]
    ends_at: Option<DateTime<Utc>>,
}

/// Says who the caller is here.
#[utoipa::path(
    get, path = "/session", tag = "session", operation_id = "get_session",
    extensions(("x-reads" = json!("nothing"))),
    params(SessionQuery),
    responses((status = 200, description = "Who acts.", body = SessionShown)),
)]
pub(crate) async fn get_session(
    State(state): State<AppState>,
    parts: Parts,
) -> Result<Json<SessionShown>, Problem> {
    let caller = actor::of(&parts, &state).await?;
    let _: SessionQuery = json::query(parts.uri.query().unwrap_or_default())?;
    let actor = caller.actor();
    Ok(Json(SessionShown {
        actor: actor.code.to_string(),
        role: actor.role,
        office: actor.office.as_ref().map(ToString::to_string),
        person: actor.person.map(|person| person.0),
        duties: caller.duties().iter().map(ToString::to_string).collect(),
        proved_at: caller.proved_at(),
        ends_at: caller.ends_at(),
    }))
}
