//! `GET /audit/{type}/{id}/state`: how one thing stood at a moment.

use super::noted;
use crate::http::ask::{Asked, query};
use crate::http::item::Stream;
use crate::http::problem::Problem;
use crate::rest::schema::Instant;
use axum::Json;
use axum::response::{IntoResponse, Response};
use chrono::{DateTime, Utc};
use domain::access::Role;
use domain::access::policy::{Reach, sight};
use domain::application::Application;
use domain::call::Call;
use domain::care_plan::CarePlan;
use domain::case_file::CaseFile;
use domain::decider::Decider;
use domain::fund::Fund;
use domain::office::Office;
use domain::ranking::Ranking;
use domain::register::Register;
use domain::registration::Record;
use domain::shared::ids::CarePlanId;
use projections::plan_view;
use serde::Serialize;
use serde_json::Value;
use store::{Moment, Store, StoreError};
use utoipa::ToSchema;
use uuid::Uuid;

query! {
    /// Which moment; every bound that is given counts.
    StateQuery {
        /// After this event.
        #[param(minimum = 0)]
        at: Option<u64>,
        /// As true at this instant, with all that is known by now.
        #[param(value_type = Option<Instant>)]
        as_of: Option<DateTime<Utc>>,
        /// As known at this instant.
        #[param(value_type = Option<Instant>)]
        known_at: Option<DateTime<Utc>>,
    }
}

/// How something stood at a moment.
#[derive(Serialize, ToSchema)]
pub(crate) struct ReplayedState {
    /// What it is.
    aggregate_type: String,
    /// Which one.
    aggregate_id: Uuid,
    /// The last event taken into account.
    version: u64,
    /// How many events were taken into account.
    events: usize,
    /// The state; personal fields are marked and not shown.
    #[schema(value_type = Object)]
    state: Value,
}

/// Shows how one thing stood at a moment, replayed from its events.
#[utoipa::path(
    get, path = "/audit/{type}/{id}/state", tag = "audit", operation_id = "get_state",
    extensions(("x-reads" = json!("traces"))),
    params(
        ("type" = String, Path, description = "What it is, such as `application`."),
        ("id" = Uuid, Path, description = "Which one."),
        StateQuery,
    ),
    responses((status = 200, description = "The state.", body = ReplayedState)),
)]
pub(crate) async fn get_state(
    stream: Stream,
    asked: Asked<StateQuery>,
) -> Result<Response, Problem> {
    if sight(asked.viewer.actor().role) != Reach::Everywhere {
        return Err(domain::access::Denied::Role.into());
    }
    let moment = Moment {
        at: asked.query.at,
        as_of: asked.query.as_of,
        known_at: asked.query.known_at,
    };
    let (store, id) = (asked.store(), stream.id);
    let checks = asked.viewer.actor().role == Role::Auditor;
    // As the plan itself, and for those who check.
    let sees_plan = stream.aggregate_type == "care_plan" && (checks || is_open(&asked, id).await?);
    let replayed = match stream.aggregate_type.as_str() {
        "office" => replay::<Office>(store, id, moment).await?,
        "application" => replay::<Application>(store, id, moment).await?,
        "care_plan" if sees_plan => replay::<CarePlan>(store, id, moment).await?,
        // How a file stood tells of a child in protection: only for those who check.
        "case_file" if checks => replay::<CaseFile>(store, id, moment).await?,
        "call" => replay::<Call>(store, id, moment).await?,
        "ranking" => replay::<Ranking>(store, id, moment).await?,
        "fund" => replay::<Fund>(store, id, moment).await?,
        "register" => replay::<Register>(store, id, moment).await?,
        "registration" => replay::<Record>(store, id, moment).await?,
        _ => None,
    };
    let (version, events, state) = replayed.ok_or_else(Problem::not_found)?;
    noted(store, &stream).await?;
    Ok(Json(ReplayedState {
        aggregate_type: stream.aggregate_type,
        aggregate_id: id,
        version,
        events,
        state,
    })
    .into_response())
}

/// Whether the plan is open to who asks.
async fn is_open(asked: &Asked<StateQuery>, id: Uuid) -> Result<bool, Problem> {
    asked.freshness_of_all(&["plan_view", "case_files"]).await?;
    let id = CarePlanId(id);
    Ok(plan_view::noted(&asked.viewer, asked.store(), id).await?)
}

/// Nothing where no event counts at that moment.
async fn replay<A: Decider>(
    store: &Store,
    id: Uuid,
    moment: Moment,
) -> Result<Option<(u64, usize, Value)>, StoreError> {
    let replayed = store.replay::<A>(id, moment, false).await?;
    if replayed.events.is_empty() {
        return Ok(None);
    }
    let mut state = serde_json::to_value(&replayed.loaded.state)?;
    hide(&mut state);
    Ok(Some((
        replayed.loaded.version,
        replayed.events.len(),
        state,
    )))
}

/// Puts marks where personal values are.
fn hide(value: &mut Value) {
    match value {
        Value::Object(map) => {
            for (key, mark) in [
                ("$sealed", "sealed"),
                ("$clear", "sealed"),
                ("$erased", "erased"),
            ] {
                if map.contains_key(key) {
                    *value = serde_json::json!({ mark: true });
                    return;
                }
            }
            map.values_mut().for_each(hide);
        }
        Value::Array(values) => values.iter_mut().for_each(hide),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn no_ciphertext_and_no_value_leaves() {
        let mut state = json!({ "a": [{ "$sealed": { "data": "AAAA" } }], "b": { "$clear": { "value": "Agata" } },
            "c": { "d": { "$erased": {} } }, "e": 1 });
        hide(&mut state);
        assert_eq!(
            state,
            json!({ "a": [{ "sealed": true }], "b": { "sealed": true }, "c": { "d": { "erased": true } }, "e": 1 })
        );
    }
}
