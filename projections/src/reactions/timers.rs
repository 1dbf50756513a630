//! Timers: windows of citizens that are over are closed, so that the clock of the office runs again, and a term that
//! is over without an answer is written down.
//!
//! What is due stands in `deadline_watch`, so nothing is lost when the service stops. The command of a timer has an
//! identifier of its own: several nodes, or one that tries again, do each thing once.

use super::send;
use crate::deadline_watch::{self, Deadline, DeadlineRow};
use crate::error::ProjectionError;
use crate::projections::Projections;
use crate::viewer::Viewer;
use domain::application::{
    Application, ApplicationCommand, CloseIntegrationWindow, CloseObservationsWindow, ExpireTerm,
};
use uuid::Uuid;

/// Timers fired in one go at most.
const AT_ONCE: usize = 200;

/// Acts on every window and term that is over; returns how many were acted on.
pub async fn fire(projections: &Projections) -> Result<u32, ProjectionError> {
    let store = projections.store();
    let now = store.clock().now();
    let fired = deadline_watch::fired(&Viewer::system(), store, now, AT_ONCE).await?;
    let mut acted = 0;
    for row in &fired {
        acted += u32::from(act(projections, row).await?);
    }
    Ok(acted)
}

async fn act(projections: &Projections, row: &DeadlineRow) -> Result<bool, ProjectionError> {
    let store = projections.store();
    let at = store.clock().now();
    let (name, command): (&str, ApplicationCommand) = match row.kind {
        Deadline::Integration => ("integration", CloseIntegrationWindow { at }.into()),
        Deadline::Observations => ("observations", CloseObservationsWindow { at }.into()),
        Deadline::Term => ("term", ExpireTerm { at }.into()),
        Deadline::SubstitutePower => return Ok(false),
    };
    let timer = format!("timer/{name}/{}", row.fires_at.timestamp());
    let id = Uuid::new_v5(&row.application_id, timer.as_bytes());
    send::<Application>(store, row.application_id, id, &command).await
}
