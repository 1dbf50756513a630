//! Trasferimenti: what is open follows its case to the office that accepted it; what cannot, stays visible as waiting.

use super::case_files::willing;
use crate::case_files::{HandoverRow, handovers};
use crate::error::ProjectionError;
use crate::projections::Projections;
use crate::viewer::Viewer;
use domain::application::{Application, TransferApplication};
use domain::care_plan::{CarePlan, HandOverPlan};
use domain::shared::ids::ReasonCode;
use uuid::Uuid;

/// Things looked at in one go at most.
const AT_ONCE: usize = 200;

/// Hands over every plan and application that did not follow its case yet; returns how many did.
pub async fn hand_over(projections: &Projections) -> Result<u32, ProjectionError> {
    let rows = handovers(&Viewer::system(), projections.store(), AT_ONCE).await?;
    let mut handed_over = 0;
    for row in rows {
        handed_over += u32::from(follow(projections, row).await?);
    }
    Ok(handed_over)
}

async fn follow(projections: &Projections, row: HandoverRow) -> Result<bool, ProjectionError> {
    let at = projections.store().clock().now();
    let reason = ReasonCode::new("case-transferred").expect("this is a code");
    let name = format!(
        "handed-over/{}/{}",
        row.case_id,
        row.moved_at.timestamp_micros()
    );
    let id = Uuid::new_v5(&row.id, name.as_bytes());
    if row.kind == "care_plan" {
        let command = HandOverPlan {
            office: row.office,
            case_manager: row.manager,
            reason,
            from_on: row.manager_since,
            at,
        };
        return willing::<CarePlan>(projections, row.id, id, &command.into()).await;
    }
    let command = TransferApplication {
        to: row.office,
        reason,
        note: None,
        at,
    };
    willing::<Application>(projections, row.id, id, &command.into()).await
}
