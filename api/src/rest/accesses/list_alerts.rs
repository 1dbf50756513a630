//! `GET /accesses/alerts`: accesses that look unusual, for the data protection officer.

use super::list_accesses::only_the_officer;
use super::shown::AlertShown;
use crate::http::ask::{Asked, list_query};
use crate::http::page::{List, list};
use crate::http::problem::Problem;
use crate::rest::schema::Instant;
use axum::response::Response;
use chrono::{DateTime, TimeDelta, Utc};
use projections::accesses::{Unusual, alerts};

/// Days that are looked at where nobody says otherwise.
const USUAL: TimeDelta = TimeDelta::days(7);
/// Days that are looked at in one question at most.
const LONGEST: TimeDelta = TimeDelta::days(92);

list_query! {
    /// Which span is looked at: the last seven days, if left out; at most 92.
    AlertsQuery {
        /// From this instant on.
        #[param(value_type = Option<Instant>)]
        from_at: Option<DateTime<Utc>>,
        /// Before this instant.
        #[param(value_type = Option<Instant>)]
        to_at: Option<DateTime<Utc>>,
    }
}

/// Lists accesses that look unusual, newest first; a sign for somebody to ask, never a verdict.
#[utoipa::path(
    get, path = "/accesses/alerts", tag = "accesses", operation_id = "list_access_alerts",
    extensions(("x-reads" = json!("traces"))),
    params(AlertsQuery),
    responses((status = 200, description = "A page of what looks unusual.", body = List<AlertShown>)),
)]
pub(crate) async fn list_access_alerts(asked: Asked<AlertsQuery>) -> Result<Response, Problem> {
    only_the_officer(asked.viewer.actor())?;
    let freshness = asked.freshness(&["application_desk", "plan_view"]).await?;
    let query = &asked.query;
    // What was read this very instant counts.
    let now = asked.store().clock().now() + TimeDelta::seconds(1);
    let to_at = query.to_at.unwrap_or(now);
    let from_at = query.from_at.unwrap_or(to_at - USUAL);
    if to_at - from_at > LONGEST {
        return Err(Problem::field(
            "/from_at",
            "access.span-too-long",
            "at most 92 days are looked at in one question",
        ));
    }
    let settings = &asked.state().settings.accesses;
    let unusual = Unusual {
        from_at,
        to_at,
        people_in_an_hour: settings.people_in_an_hour,
        working_hours: settings.working_hours,
    };
    let (page, total) = alerts(&asked.viewer, asked.store(), &unusual, &query.page()).await?;
    let total = query.total(async { Ok(total) }).await?;
    Ok(list::<_, AlertShown>(page, total, &asked.link, freshness))
}
