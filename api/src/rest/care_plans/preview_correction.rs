//! `POST /care-plans/{id}/preview-correction`: what a correction would change, without changing it.

use super::correct_intervention::CorrectIntervention;
use crate::http::command::Sent;
use crate::http::item::Item;
use crate::http::problem::Problem;
use crate::rest::schema::Euro;
use axum::Json;
use domain::access;
use domain::care_plan::{CarePlan, CarePlanCommand, CarePlanEvent};
use domain::decider::Decider;
use domain::shared::money::Money;
use projections::Opened;
use serde::Serialize;
use store::ExecuteError;
use utoipa::ToSchema;

/// Anteprima di una rettifica.
#[derive(Serialize, ToSchema)]
pub(crate) struct CorrectionPreview {
    /// In which version.
    plan_version: u32,
    /// The intervention as it is written.
    #[schema(value_type = Object)]
    before: Opened,
    /// The intervention as it would be written.
    #[schema(value_type = Object)]
    after: Opened,
    /// What the version would cost.
    #[schema(value_type = Euro)]
    cost: Money,
    /// Quota utente then.
    #[schema(value_type = Euro)]
    family_share: Money,
}

/// Shows what a correction of an intervention would change; nothing is written.
#[utoipa::path(
    post, path = "/care-plans/{id}/preview-correction", tag = "care-plans", operation_id = "preview_correction",
    params(("id" = uuid::Uuid, Path, description = "The plan.")),
    request_body = CorrectIntervention,
    responses((status = 200, description = "What would change.", body = CorrectionPreview)),
    extensions(("x-permission" = json!("care_plan.correct_intervention"))),
)]
pub(crate) async fn preview_correction(
    Item(id): Item,
    Sent { call, body }: Sent<CorrectIntervention>,
) -> Result<Json<CorrectionPreview>, Problem> {
    let command: CarePlanCommand = body.command(&call, id).await?.into();
    let plan = call.store().load_clear::<CarePlan>(id).await?.state;
    let standing = plan.standing(&command);
    access::check(call.actor(), "care_plan.correct_intervention", &standing)?;
    let events = plan.decide(&command).map_err(ExecuteError::Refused)?;
    let Some(CarePlanEvent::InterventionCorrected(event)) = events.into_iter().next() else {
        return Err(Problem::not_found());
    };
    Ok(Json(CorrectionPreview {
        plan_version: event.version,
        before: opened(&event.before)?,
        after: opened(&event.intervention)?,
        cost: event.cost,
        family_share: event.family_share,
    }))
}

fn opened(part: &impl Serialize) -> Result<Opened, Problem> {
    let value = serde_json::to_value(part).map_err(Problem::internal)?;
    serde_json::from_value(value).map_err(Problem::internal)
}
