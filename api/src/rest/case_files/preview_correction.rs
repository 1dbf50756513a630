//! `POST /case-files/{id}/preview-correction`: what a correction would change, without changing it.

use super::correct_record::CorrectRecord;
use crate::http::command::{Call, Sent};
use crate::http::item::Item;
use crate::http::problem::Problem;
use crate::rest::schema::Day;
use axum::Json;
use chrono::NaiveDate;
use domain::case_file::{CaseFile, CaseFileCommand, CaseFileEvent, Correction, RecordRef};
use domain::decider::Decider;
use domain::shared::ids::PersonId;
use projections::case_files::noted;
use projections::{Opened, Viewer};
use serde::Serialize;
use serde_json::Value;
use store::ExecuteError;
use utoipa::ToSchema;

/// Anteprima di una rettifica.
#[derive(Serialize, ToSchema)]
#[schema(as = CaseFileCorrectionPreview)]
pub(crate) struct Preview {
    /// Since when the file would say something else.
    #[schema(value_type = Day)]
    effect_on: NaiveDate,
    /// As it is on file.
    #[schema(value_type = Object)]
    before: Opened,
    /// As it would be; nothing where it would be gone.
    #[schema(value_type = Option<Object>)]
    after: Option<Opened>,
}

/// Shows what a correction would change; nothing is written.
#[utoipa::path(
    post, path = "/case-files/{id}/preview-correction", tag = "case-files", operation_id = "preview_record_correction",
    params(("id" = uuid::Uuid, Path, description = "The case file.")),
    request_body = CorrectRecord,
    responses((status = 200, description = "What would change.", body = Preview)),
    extensions(("x-permission" = json!("case_file.correct_record")), ("x-reads" = json!("case"))),
)]
pub(crate) async fn preview_correction(
    Item(id): Item,
    Sent { call, body }: Sent<CorrectRecord>,
) -> Result<Json<Preview>, Problem> {
    let command = body.command(&call, id).await?;
    let file = call.store().load_clear::<CaseFile>(id).await?.state;
    let events = tried(&call, &file, &command.clone().into())?;
    let (Some(CaseFileEvent::RecordWithdrawn(withdrawn)), instead) =
        (events.first(), events.get(1))
    else {
        return Err(Problem::not_found());
    };
    noted(&Viewer::system(), call.store(), PersonId(id)).await?;
    let after = match &command.correction {
        Correction::CaseManager { .. }
        | Correction::Opening { .. }
        | Correction::Closing { .. } => Some(opened(&instead)?),
        Correction::Household { household, .. } => Some(opened(household)?),
        Correction::Need(need) => Some(opened(need)?),
        Correction::Isee(isee) => Some(opened(isee)?),
        Correction::Assessment(done) => Some(opened(done)?),
        Correction::CourtMeasure(measure) => Some(opened(measure)?),
        Correction::Application(_) => None,
    };
    Ok(Json(Preview {
        effect_on: withdrawn.effect_on(instead),
        before: before(&file, &withdrawn.record)?,
        after,
    }))
}

/// What a command would lead to, for whoever may know the file and give the command; nothing is written.
fn tried(
    call: &Call,
    file: &CaseFile,
    command: &CaseFileCommand,
) -> Result<Vec<CaseFileEvent>, Problem> {
    if file.person.is_none() || file.admits(command).is_err() {
        return Err(Problem::not_found());
    }
    call.check("case_file.correct_record", &file.standing(command))?;
    let decided = file.decide(command);
    Ok(decided.map_err(ExecuteError::Refused)?)
}

/// The record as it stands.
fn before(file: &CaseFile, record: &RecordRef) -> Result<Opened, Problem> {
    let known = &file.on_file;
    match record {
        RecordRef::Household { circle, from_on } => {
            let key = (*circle, *from_on);
            let mut all = known.households.iter();
            opened(&all.find(|household| (household.circle, household.from_on) == key))
        }
        RecordRef::Need { id, .. } => opened(&known.needs.get(id).map(|known| &known.need)),
        RecordRef::Isee { id, .. } => opened(&known.isees.get(id)),
        RecordRef::Assessment { id, .. } => opened(&known.assessments.get(id)),
        RecordRef::CourtMeasure { id, .. } => opened(&known.measures.get(id)),
        RecordRef::CaseManager { .. }
        | RecordRef::Opening { .. }
        | RecordRef::Closing { .. }
        | RecordRef::Application { .. } => opened(record),
    }
}

fn opened(part: &impl Serialize) -> Result<Opened, Problem> {
    let value: Value = serde_json::to_value(part).map_err(Problem::internal)?;
    serde_json::from_value(value).map_err(Problem::internal)
}
