//! Piani: a review that falls due is noted, and what is kept for a plan that does not need it is free again.

use super::send;
use crate::error::ProjectionError;
use crate::fund_position;
use crate::plans_due;
use crate::projections::Projections;
use crate::viewer::Viewer;
use domain::care_plan::{CarePlan, CarePlanCommand, NoteReviewDue};
use domain::fund::{Fund, FundCommand, ReleaseCommitment};
use domain::shared::ids::ReasonCode;
use domain::shared::time::rome_day;
use uuid::Uuid;

/// Plans and commitments looked at in one go at most.
const AT_ONCE: usize = 200;

/// Notes every review that has fallen due; returns how many were noted.
pub async fn note_reviews(projections: &Projections) -> Result<u32, ProjectionError> {
    let store = projections.store();
    let at = store.clock().now();
    let mut noted = 0;
    for row in plans_due::unnoted(&Viewer::system(), store, rome_day(at), AT_ONCE).await? {
        let command: CarePlanCommand = NoteReviewDue { at }.into();
        let name = format!("review-due/{}", row.due_on);
        let id = Uuid::new_v5(&row.plan_id.0, name.as_bytes());
        noted += u32::from(send::<CarePlan>(store, row.plan_id.0, id, &command).await?);
    }
    Ok(noted)
}

/// Releases every commitment that nobody needs; returns how many were released.
pub async fn release_commitments(projections: &Projections) -> Result<u32, ProjectionError> {
    let store = projections.store();
    let at = store.clock().now();
    let today = rome_day(at);
    let mut released = 0;
    for row in fund_position::releasable(&Viewer::system(), store, today, AT_ONCE).await? {
        let reason = if row.ended {
            "plan-ended"
        } else {
            "plan-not-activated"
        };
        let command: FundCommand = ReleaseCommitment {
            commitment_id: row.commitment_id,
            amount: None,
            reason: ReasonCode::new(reason).expect("both reasons are codes"),
            at,
        }
        .into();
        // A reversed payment may leave something to release again on another day.
        let name = format!("release/{today}");
        let id = Uuid::new_v5(&row.commitment_id.0, name.as_bytes());
        released += u32::from(send::<Fund>(store, row.fund_id, id, &command).await?);
    }
    Ok(released)
}
