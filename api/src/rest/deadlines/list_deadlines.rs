//! `GET /deadlines`: what runs out, soonest first, within what the caller may see.

use crate::http::ask::{Asked, list_query};
use crate::http::page::{List, list};
use crate::http::problem::Problem;
use crate::rest::schema::{Code, Day, Instant};
use crate::rest::words::DeadlineKind;
use axum::response::Response;
use chrono::{DateTime, NaiveDate, Utc};
use domain::shared::ids::{ActorCode, OfficeCode};
use domain::shared::time::rome_day;
use projections::Page;
use projections::deadline_watch::{DeadlineRow, Due, count, page};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

list_query! {
    /// Which deadlines are wanted; what is left out does not narrow.
    DeadlinesQuery {
        /// What runs out.
        #[param(inline)]
        kind: Option<DeadlineKind>,
        /// The office in charge.
        #[param(value_type = Option<Code>)]
        office: Option<OfficeCode>,
        /// The procedure officer.
        #[param(value_type = Option<Code>)]
        officer: Option<ActorCode>,
        /// Whose last day is this day or later.
        #[param(value_type = Option<Day>)]
        from_on: Option<NaiveDate>,
        /// Whose last day is this day or earlier.
        #[param(value_type = Option<Day>)]
        to_on: Option<NaiveDate>,
    }
}

/// Scadenza: a last day that an application has.
#[derive(Serialize, ToSchema)]
pub(crate) struct DeadlineShown {
    /// The application.
    application_id: Uuid,
    /// What runs out.
    kind: DeadlineKind,
    /// The office in charge.
    #[schema(value_type = Code)]
    office: OfficeCode,
    /// The procedure officer.
    #[schema(value_type = Option<Code>)]
    officer: Option<ActorCode>,
    /// The last day.
    #[schema(value_type = Day)]
    last_on: NaiveDate,
    /// Days until then; negative once it is over.
    days_left: i64,
    /// The instant from which it is over.
    #[schema(value_type = Instant)]
    over_at: DateTime<Utc>,
    /// Whether the log says that it is over while an answer is still owed.
    is_noted: bool,
}

/// Lists what runs out, soonest first: a window of the citizen, a term of the office, or the days of the substitute.
#[utoipa::path(
    get, path = "/deadlines", tag = "deadlines", operation_id = "list_deadlines",
    params(DeadlinesQuery),
    responses((status = 200, description = "A page of the deadlines.", body = List<DeadlineShown>)),
)]
pub(crate) async fn list_deadlines(asked: Asked<DeadlinesQuery>) -> Result<Response, Problem> {
    let freshness = asked.freshness(&["deadline_watch"]).await?;
    let (viewer, store, query) = (&asked.viewer, asked.store(), &asked.query);
    let due = Due {
        office: query.office.clone(),
        officer: query.officer.clone(),
        kind: query.kind.map(Into::into),
        from_on: query.from_on,
        to_on: query.to_on,
    };
    let rows = page(viewer, store, &due, &query.page()).await?;
    let total = query.total(count(viewer, store, &due)).await?;
    let today = rome_day(store.clock().now());
    let rows = Page {
        items: rows
            .items
            .into_iter()
            .map(|row| DeadlineShown::seen(row, today))
            .collect(),
        next: rows.next,
    };
    Ok(list::<_, DeadlineShown>(
        rows,
        total,
        &asked.link,
        freshness,
    ))
}

impl DeadlineShown {
    fn seen(row: DeadlineRow, today: NaiveDate) -> Self {
        Self {
            application_id: row.application_id,
            kind: row.kind.into(),
            office: row.office,
            officer: row.officer,
            last_on: row.last_on,
            days_left: (row.last_on - today).num_days(),
            over_at: row.fires_at,
            is_noted: row.is_noted,
        }
    }
}
