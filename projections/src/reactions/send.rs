//! How a reaction sends a command: as the service itself, whatever the version, once.

use crate::error::ProjectionError;
use domain::access::Actor;
use domain::decider::{Command, Decider};
use domain::shared::error::Coded;
use store::{Context, ExecuteError, Expected, Store, StoreError};
use uuid::Uuid;

/// Sends a command; false where it was refused, which is written to the service's own log and nothing else.
pub(super) async fn send<A: Decider>(
    store: &Store,
    stream: Uuid,
    command_id: Uuid,
    command: &A::Command,
) -> Result<bool, ProjectionError> {
    let context = Context::new(Actor::system(), command_id, "reaction");
    match store
        .execute::<A>(&context, stream, Expected::Any, command)
        .await
    {
        Ok(_) => Ok(true),
        Err(ExecuteError::Store(error)) if error.is_passing() => Err(error.into()),
        Err(error) => {
            let (command, code) = (command.name(), code(&error));
            tracing::warn!(aggregate = A::TYPE, %stream, command, code, "a reaction was refused");
            Ok(false)
        }
    }
}

pub(super) fn code<E: Coded>(error: &ExecuteError<E>) -> &'static str {
    match error {
        ExecuteError::Refused(error) => error.code(),
        ExecuteError::Denied(_) => "reaction.denied",
        ExecuteError::NotFound => "reaction.not-found",
        ExecuteError::Stale { .. } => "reaction.stale",
        ExecuteError::Claimed { .. } => "reaction.claimed",
        ExecuteError::IdReused => "reaction.id-reused",
        ExecuteError::Store(error) => StoreError::code(error),
    }
}
