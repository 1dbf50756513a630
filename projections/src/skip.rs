//! What an operator may decide when a read model has stopped: leave the event out, or try again.

use crate::checkpoint::{self, Status};
use crate::error::ProjectionError;
use crate::projections::Projections;
use domain::projection::{self, Projection, ProjectionCommand, SkipEvent};
use domain::shared::ids::ReasonCode;
use std::collections::BTreeSet;
use store::{Context, ExecuteError, Expected, Store};

/// Why an event could not be left out.
#[derive(Debug, thiserror::Error)]
pub enum SkipError {
    /// The read model does not stand at this event.
    #[error(transparent)]
    Projection(#[from] ProjectionError),
    /// The decision was refused, or the log could not take it.
    #[error(transparent)]
    Refused(#[from] ExecuteError<projection::ProjectionError>),
    /// A name or reason that is no code.
    #[error(transparent)]
    Code(#[from] domain::shared::ids::CodeInvalid),
}

/// The events a read model leaves out.
pub(crate) async fn skipped(store: &Store, name: &str) -> Result<BTreeSet<i64>, ProjectionError> {
    let loaded = store
        .load::<Projection>(projection::stream_id(name))
        .await?;
    Ok(loaded.state.skipped)
}

impl Projections {
    /// Leaves out the event a read model has stopped at; who decided it and why goes to the log.
    pub async fn skip(
        &self,
        context: &Context,
        name: &str,
        log_index: i64,
        reason: ReasonCode,
    ) -> Result<(), SkipError> {
        self.stopped_at(name, Some(log_index)).await?;
        let command = ProjectionCommand::SkipEvent(SkipEvent {
            projection: ReasonCode::new(name)?,
            log_index,
            reason,
        });
        let stream = projection::stream_id(name);
        self.0
            .store
            .execute::<Projection>(context, stream, Expected::Any, &command)
            .await?;
        Ok(self.go_on(name, log_index).await?)
    }

    /// Lets a stopped read model try its event again, after whatever was wrong has been put right.
    pub async fn resume(&self, name: &str) -> Result<(), ProjectionError> {
        let at = self.stopped_at(name, None).await?;
        self.go_on(name, at - 1).await
    }

    async fn stopped_at(&self, name: &str, at: Option<i64>) -> Result<i64, ProjectionError> {
        let elsewhere = || ProjectionError::Elsewhere(name.to_owned());
        let checkpoints = self.checkpoints().await?;
        let stopped = checkpoints
            .iter()
            .find(|c| c.name == name && c.status == Status::Stopped)
            .and_then(|c| c.failed_at_index)
            .ok_or_else(elsewhere)?;
        if at.is_none_or(|at| at == stopped) {
            Ok(stopped)
        } else {
            Err(elsewhere())
        }
    }

    async fn go_on(&self, name: &str, from: i64) -> Result<(), ProjectionError> {
        let view = self.view(name)?;
        let mut transaction = self.0.store.pool().begin().await?;
        let checkpoint = checkpoint::lock(&mut transaction, name).await?;
        if checkpoint.status == Status::Stopped {
            checkpoint::place(&mut transaction, name, view.revision(), from).await?;
        }
        transaction.commit().await?;
        Ok(())
    }
}
