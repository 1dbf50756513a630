//! `GET /care-plans/{id}`: one plan, as the office in charge knows it or as the person sees it.

use super::shown::CarePlanLine;
use crate::http::ask::{Asked, query};
use crate::http::headers::etag;
use crate::http::item::Item;
use crate::http::problem::Problem;
use axum::Json;
use axum::response::Response;
use domain::access::Role;
use domain::shared::ids::CarePlanId;
use http::header::ETAG;
use projections::{plan_citizen, plan_view};
use serde::Serialize;
use serde_json::{Map, Value};
use utoipa::ToSchema;

query! {
    /// What a question for one plan may say.
    CarePlanQuery {}
}

/// Piano: one plan, with all that the caller may know of it.
#[derive(Serialize, ToSchema)]
pub(crate) struct CarePlanShown {
    /// What a list shows of it.
    #[serde(flatten)]
    line: CarePlanLine,
    /// To the office: what it rests on, its versions, and of the version in force and the one that is being worked
    /// on the pieces and signatures. To the person: the pieces of the version in force and of the one to be signed.
    #[schema(value_type = Object)]
    details: Map<String, Value>,
}

/// Shows a care plan: to people their own once it is offered to them, to offices what is in their charge.
#[utoipa::path(
    get, path = "/care-plans/{id}", tag = "care-plans", operation_id = "get_care_plan",
    params(("id" = uuid::Uuid, Path, description = "The plan."), CarePlanQuery),
    responses((status = 200, description = "The plan.", body = CarePlanShown)),
)]
pub(crate) async fn get_care_plan(
    Item(id): Item,
    asked: Asked<CarePlanQuery>,
) -> Result<Response, Problem> {
    let id = CarePlanId(id);
    let is_own = asked.viewer.actor().role == Role::Citizen;
    let views: &[&str] = if is_own {
        &["plan_citizen", "plan_view", "case_files"]
    } else {
        &["plan_view", "case_files"]
    };
    let freshness = asked.freshness(views).await?;
    let shown = if is_own {
        own(id, &asked).await?
    } else {
        of_the_office(id, &asked).await?
    };
    let tag = etag(u64::try_from(shown.line.version).unwrap_or_default());
    Ok(freshness.mark(([(ETAG, tag)], Json(shown))))
}

async fn own(id: CarePlanId, asked: &Asked<CarePlanQuery>) -> Result<CarePlanShown, Problem> {
    let (viewer, store) = (&asked.viewer, asked.store());
    let row = plan_citizen::by_id(viewer, store, id)
        .await?
        .ok_or_else(Problem::not_found)?;
    let items = plan_citizen::items(viewer, store, id).await?;
    let mut details = Map::new();
    details.insert("items".to_owned(), json(&items)?);
    Ok(CarePlanShown {
        line: row.into(),
        details,
    })
}

async fn of_the_office(
    id: CarePlanId,
    asked: &Asked<CarePlanQuery>,
) -> Result<CarePlanShown, Problem> {
    let (viewer, store) = (&asked.viewer, asked.store());
    let row = plan_view::by_id(viewer, store, id)
        .await?
        .ok_or_else(Problem::not_found)?;
    let versions = plan_view::versions(viewer, store, id).await?;
    let mut details = Map::new();
    for (name, value) in [
        ("beneficiaries", json(&row.beneficiaries)?),
        ("assessment", json(&row.assessment)?),
        ("review", json(&row.review)?),
        ("motivation", json(&row.motivation)?),
        ("ends_on", json(&row.ends_on)?),
        ("ending", json(&row.ending)?),
        ("versions", json(&versions)?),
    ] {
        details.insert(name.to_owned(), value);
    }
    let named = [
        ("in_force", row.line.in_force),
        ("working", row.line.working),
    ];
    for (name, number) in named {
        let Some(number) = number else { continue };
        let items = plan_view::items(viewer, store, id, number).await?;
        let signatures = plan_view::signatures(viewer, store, id, number).await?;
        let whole = serde_json::json!({
            "number": number,
            "items": json(&items)?,
            "signatures": json(&signatures)?,
        });
        details.insert(name.to_owned(), whole);
    }
    Ok(CarePlanShown {
        line: row.line.into(),
        details,
    })
}

fn json(value: &impl Serialize) -> Result<Value, Problem> {
    serde_json::to_value(value).map_err(Problem::internal)
}
