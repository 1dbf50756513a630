//! `POST /care-plans/{id}/preview-correction`: what a correction would change, without changing it.

use super::correct_intervention::CorrectIntervention;
use super::resolve;
use crate::http::command::{Call, Sent};
use crate::http::item::Item;
use crate::http::problem::Problem;
use crate::rest::schema::Euro;
use axum::Json;
use domain::care_plan::{CarePlan, CarePlanCommand, CarePlanEvent};
use domain::decider::{Command, Decider};
use domain::shared::ids::CarePlanId;
use domain::shared::money::Money;
use projections::plan_view::noted;
use projections::{Opened, Viewer};
use serde::Serialize;
use store::ExecuteError;
use utoipa::ToSchema;
use uuid::Uuid;

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
    extensions(("x-permission" = json!("care_plan.correct_intervention")), ("x-reads" = json!("case"))),
)]
pub(crate) async fn preview_correction(
    Item(id): Item,
    Sent { call, body }: Sent<CorrectIntervention>,
) -> Result<Json<CorrectionPreview>, Problem> {
    let command = body.command(&call, id).await?;
    let event = tried(&call, id, command.into()).await?;
    let Some(CarePlanEvent::InterventionCorrected(event)) = event else {
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

/// What a command would lead to for whoever may give it; nothing is written.
pub(super) async fn tried(
    call: &Call,
    id: Uuid,
    command: CarePlanCommand,
) -> Result<Option<CarePlanEvent>, Problem> {
    resolve::within(call, id).await?;
    let plan = call.store().load_clear::<CarePlan>(id).await?.state;
    let permission = format!("care_plan.{}", command.name());
    call.check(&permission, &plan.standing(&command))?;
    let events = plan.decide(&command).map_err(ExecuteError::Refused)?;
    noted(&Viewer::system(), call.store(), CarePlanId(id)).await?;
    Ok(events.into_iter().next())
}

fn opened(part: &impl Serialize) -> Result<Opened, Problem> {
    let value = serde_json::to_value(part).map_err(Problem::internal)?;
    serde_json::from_value(value).map_err(Problem::internal)
}
