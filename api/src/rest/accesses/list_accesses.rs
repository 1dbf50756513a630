//! `GET /accesses`: the access log, for the data protection officer.

use super::shown::AccessShown;
use crate::http::ask::{Asked, list_query};
use crate::http::page::{List, list};
use crate::http::problem::Problem;
use crate::rest::schema::{Code, Instant};
use axum::response::Response;
use chrono::{DateTime, Utc};
use domain::access::{Actor, Denied, Role};
use domain::shared::ids::{ActorCode, OfficeCode, PersonId};
use projections::accesses::{Filter, count, page};
use uuid::Uuid;

list_query! {
    /// Which accesses are wanted; what is left out does not narrow.
    AccessesQuery {
        /// To the data of one person.
        person: Option<Uuid>,
        /// Of one reader.
        #[param(value_type = Option<Code>)]
        actor: Option<ActorCode>,
        /// From one office.
        #[param(value_type = Option<Code>)]
        office: Option<OfficeCode>,
        /// From this instant on.
        #[param(value_type = Option<Instant>)]
        from_at: Option<DateTime<Utc>>,
        /// Before this instant.
        #[param(value_type = Option<Instant>)]
        to_at: Option<DateTime<Utc>>,
        /// Only where the glass was broken.
        break_glass: Option<bool>,
        /// Only what an auditor saw unmasked.
        unmasked: Option<bool>,
    }
}

/// Lists who read whose data, newest first; for the data protection officer.
#[utoipa::path(
    get, path = "/accesses", tag = "accesses", operation_id = "list_accesses",
    extensions(("x-reads" = json!("traces"))),
    params(AccessesQuery),
    responses((status = 200, description = "A page of the access log.", body = List<AccessShown>)),
)]
pub(crate) async fn list_accesses(asked: Asked<AccessesQuery>) -> Result<Response, Problem> {
    only_the_officer(asked.viewer.actor())?;
    let freshness = asked.freshness(&[]).await?;
    let query = &asked.query;
    let filter = Filter {
        person: query.person.map(PersonId),
        actor: query.actor.clone(),
        office: query.office.clone(),
        from_at: query.from_at,
        to_at: query.to_at,
        break_glass: query.break_glass.unwrap_or_default(),
        unmasked: query.unmasked.unwrap_or_default(),
    };
    let rows = page(&asked.viewer, asked.store(), &filter, &query.page()).await?;
    let total = count(&asked.viewer, asked.store(), &filter);
    let total = query.total(total).await?;
    Ok(list::<_, AccessShown>(rows, total, &asked.link, freshness))
}

/// Whoever runs the machines least of all.
pub(super) fn only_the_officer(actor: &Actor) -> Result<(), Problem> {
    if actor.role == Role::Dpo {
        Ok(())
    } else {
        Err(Denied::Role.into())
    }
}
