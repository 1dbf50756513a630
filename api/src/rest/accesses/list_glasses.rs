//! `GET /accesses/broken-glass`: case files that somebody opened in an emergency.

use crate::http::ask::{Asked, list_query};
use crate::http::page::{List, list};
use crate::http::problem::Problem;
use crate::rest::schema::{Code, Instant, MaybeErased};
use axum::response::Response;
use chrono::{DateTime, Utc};
use projections::Shown;
use projections::case_files::{GlassRow, count_glasses, glasses};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

list_query! {
    /// What a question for emergencies may say.
    GlassesQuery {}
}

/// Apertura in emergenza.
#[derive(Serialize, ToSchema)]
#[schema(as = BrokenGlass)]
pub(crate) struct GlassShown {
    /// Which case file.
    case_file: Uuid,
    /// The office in charge of it.
    #[schema(value_type = Code)]
    in_charge: String,
    /// From which office it was opened.
    #[schema(value_type = Code)]
    office: String,
    /// By whom.
    #[schema(value_type = Code)]
    actor: String,
    /// When.
    #[schema(value_type = Instant)]
    broken_at: DateTime<Utc>,
    /// Until when it stays open to them.
    #[schema(value_type = Instant)]
    until_at: DateTime<Utc>,
    /// When it was taken back, where it was.
    #[schema(value_type = Option<Instant>)]
    taken_back_at: Option<DateTime<Utc>>,
    /// Why, in their own words.
    #[schema(value_type = MaybeErased)]
    reason: Shown<String>,
}

/// Lists case files opened in an emergency, newest first.
///
/// To the data protection officer all of them, to heads those of files in charge of their office or restricted to it, to
/// case managers those of their files.
#[utoipa::path(
    get, path = "/accesses/broken-glass", tag = "accesses", operation_id = "list_broken_glass",
    params(GlassesQuery),
    responses((status = 200, description = "A page of emergencies.", body = List<GlassShown>)),
)]
pub(crate) async fn list_broken_glass(asked: Asked<GlassesQuery>) -> Result<Response, Problem> {
    let freshness = asked.freshness(&["case_files"]).await?;
    let (viewer, store, query) = (&asked.viewer, asked.store(), &asked.query);
    let rows = glasses(viewer, store, &query.page()).await?;
    let total = query.total(count_glasses(viewer, store)).await?;
    Ok(list::<_, GlassShown>(rows, total, &asked.link, freshness))
}

impl From<GlassRow> for GlassShown {
    fn from(row: GlassRow) -> Self {
        Self {
            case_file: row.case_id.0,
            in_charge: row.in_charge.to_string(),
            office: row.office.to_string(),
            actor: row.actor.to_string(),
            broken_at: row.broken_at,
            until_at: row.until_at,
            taken_back_at: row.taken_back_at,
            reason: row.reason,
        }
    }
}
