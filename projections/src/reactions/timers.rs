//! Timers: windows of citizens that are over are closed, so that the clock of the office runs again.
//!
//! What is due stands in `deadline_watch`, so nothing is lost when the service stops. The command of a timer has an
//! identifier of its own: several nodes, or one that tries again, close a window once.

use crate::deadline_watch::{self, Deadline, DeadlineRow};
use crate::error::ProjectionError;
use crate::projections::Projections;
use crate::runner::Running;
use crate::viewer::Viewer;
use domain::access::Actor;
use domain::application::{
    Application, ApplicationCommand, CloseIntegrationWindow, CloseObservationsWindow,
};
use std::time::Duration;
use store::{Context, ExecuteError, Expected, StoreError};
use tokio::sync::watch;
use uuid::Uuid;

/// How often the clock is looked at.
const LOOK: Duration = Duration::from_secs(1);
/// Windows closed in one go at most.
const AT_ONCE: usize = 200;

/// Closes every window that is over; returns how many were closed.
pub async fn close_windows(projections: &Projections) -> Result<u32, ProjectionError> {
    let store = projections.store();
    let now = store.clock().now();
    let fired = deadline_watch::fired(&Viewer::system(), store, now, AT_ONCE).await?;
    let mut closed = 0;
    for row in &fired {
        closed += u32::from(close(projections, row).await?);
    }
    Ok(closed)
}

async fn close(projections: &Projections, row: &DeadlineRow) -> Result<bool, ProjectionError> {
    let store = projections.store();
    let at = store.clock().now();
    let (name, command): (&str, ApplicationCommand) = match row.kind {
        Deadline::Integration => ("integration", CloseIntegrationWindow { at }.into()),
        Deadline::Observations => ("observations", CloseObservationsWindow { at }.into()),
        Deadline::Term | Deadline::SubstitutePower => return Ok(false),
    };
    let timer = format!("timer/{name}/{}", row.fires_at.timestamp());
    let id = Uuid::new_v5(&row.application_id, timer.as_bytes());
    let context = Context::new(Actor::system(), id, "timer");
    let done = store
        .execute::<Application>(&context, row.application_id, Expected::Any, &command)
        .await;
    match done {
        Ok(_) => Ok(true),
        Err(ExecuteError::Store(error)) if error.is_passing() => Err(error.into()),
        // The window was closed by a fact the row does not know yet, or the command cannot be done.
        Err(error) => {
            let code = code(&error);
            tracing::warn!(application.id = %row.application_id, code, "a window could not be closed");
            Ok(false)
        }
    }
}

fn code<E: domain::shared::error::Coded>(error: &ExecuteError<E>) -> &'static str {
    match error {
        ExecuteError::Refused(error) => error.code(),
        ExecuteError::Denied(_) => "timer.denied",
        ExecuteError::NotFound => "timer.not-found",
        ExecuteError::Stale { .. } => "timer.stale",
        ExecuteError::Claimed { .. } => "timer.claimed",
        ExecuteError::IdReused => "timer.id-reused",
        ExecuteError::Store(error) => StoreError::code(error),
    }
}

/// Closes windows as they run out, until stopped.
pub fn start(projections: &Projections) -> Running {
    let (stop, mut stopped) = watch::channel(false);
    let projections = projections.clone();
    let task = tokio::spawn(async move {
        while !*stopped.borrow() {
            if let Err(error) = close_windows(&projections).await {
                tracing::warn!(code = error.code(), "the timers could not be looked at");
            }
            drop(tokio::time::timeout(LOOK, stopped.changed()).await);
        }
    });
    Running { stop, task }
}
