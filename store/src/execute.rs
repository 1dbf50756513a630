//! The one door: every change to anything goes through `execute`.

use crate::append::{Answer, DecidingGuard};
use crate::as_of::Moment;
use crate::connect::Store;
use crate::context::Context;
use crate::encode::encode;
use crate::error::ExecuteError;
use crate::load::{Known, Loaded};
use crate::receipt::{Receipt, StreamVersion};
use cqrs_es::DomainEvent;
use domain::access::{self, Denied};
use domain::decider::{Command, Decider};
use uuid::Uuid;

/// What the author of a command believes the stream to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Expected {
    /// Nothing is filed yet.
    New,
    /// This version; anything else is refused as stale.
    Exactly(u64),
    /// Whatever there is: for timers and reactions, which decide again when they lose a race.
    Any,
}

/// What a call found when it came to its command.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Done {
    /// Nothing under its identifier: this call wrote it.
    Now,
    /// It stood in the log: an earlier call wrote it, or this very one, where the connection broke before the answer to
    /// its first sending came.
    Found,
}

/// How often a decision is taken again when another one was faster.
const TRIES: u32 = 8;

impl Store {
    /// Permission, load, version, decision, sealing, append — in this order, or nothing.
    pub async fn execute<A: Decider>(
        &self,
        context: &Context,
        id: Uuid,
        expected: Expected,
        command: &A::Command,
    ) -> Result<Receipt, ExecuteError<A::Error>> {
        let told = self.execute_telling::<A>(context, id, expected, command);
        told.await.map(|(receipt, _)| receipt)
    }

    /// As [`Self::execute`], and whether this call wrote the command or found it in the log.
    pub async fn execute_telling<A: Decider>(
        &self,
        context: &Context,
        id: Uuid,
        expected: Expected,
        command: &A::Command,
    ) -> Result<(Receipt, Done), ExecuteError<A::Error>> {
        let clear = command.needs_clear();
        let mut tries = 0;
        loop {
            let since = self.appender.generation();
            let (loaded, known, guard) = self
                .load_for::<A>(id, Some(context.command_id), clear)
                .await?;
            if let Some(known) = known {
                // It may have been written a moment ago and not be on the disk yet.
                drop(guard);
                if self.appender.flushed(since).await? {
                    let repeated = self.repeat(context, id, command, &loaded, &known);
                    return Ok((repeated.await?, Done::Found));
                }
                continue;
            }
            tries += 1;
            match self
                .attempt(context, id, expected, command, &loaded, guard)
                .await?
            {
                Attempt::Done(receipt) => return Ok((receipt, Done::Now)),
                Attempt::Duplicate => {}
                Attempt::Stale if expected == Expected::Any && tries < TRIES => {}
                Attempt::Stale => return Err(self.stale::<A>(id, loaded.version).await?),
            }
        }
    }

    async fn attempt<A: Decider>(
        &self,
        context: &Context,
        id: Uuid,
        expected: Expected,
        command: &A::Command,
        loaded: &Loaded<A>,
        guard: Option<DecidingGuard>,
    ) -> Result<Attempt, ExecuteError<A::Error>> {
        check_access(context, &loaded.state, command)?;
        check_version(expected, loaded.version)?;
        let events = loaded
            .state
            .decide(command)
            .map_err(ExecuteError::Refused)?;
        let append = encode(
            &self.keyring,
            context,
            id,
            loaded.version,
            &loaded.state,
            &events,
        )
        .await?;
        let scope = append.claims.first().map_or("", |claim| claim.scope);
        let streams = versions(&append);
        match self.appender.append(append, guard).await? {
            Answer::Done {
                last_index,
                recorded_at,
                registrations,
            } => Ok(Attempt::Done(Receipt {
                command_id: context.command_id,
                streams,
                position: last_index,
                recorded_at,
                events: events.iter().map(DomainEvent::event_type).collect(),
                registrations,
            })),
            Answer::Duplicate => Ok(Attempt::Duplicate),
            Answer::Stale => Ok(Attempt::Stale),
            Answer::Claimed => Err(ExecuteError::Claimed {
                scope: scope.to_owned(),
            }),
        }
    }

    /// The answer given before, to whoever may give the command now or might have given it then: with this very command
    /// they may have handed the thing on.
    async fn repeat<A: Decider>(
        &self,
        context: &Context,
        id: Uuid,
        command: &A::Command,
        loaded: &Loaded<A>,
        known: &Known,
    ) -> Result<Receipt, ExecuteError<A::Error>> {
        let allowed = check_access(context, &loaded.state, command);
        if known.request_digest != context.request_digest {
            allowed?;
            return Err(ExecuteError::IdReused);
        }
        if allowed.is_err() {
            let before = known.first - 1;
            let before = self.version_at(A::TYPE, &id.to_string(), before).await?;
            let then = Moment {
                at: Some(before),
                ..Moment::default()
            };
            let stood = self.replay::<A>(id, then, command.needs_clear()).await?;
            check_access(context, &stood.loaded.state, command)?;
        }
        let own = StreamVersion {
            aggregate_type: A::TYPE.to_owned(),
            aggregate_id: id.to_string(),
            version: 0,
        };
        Ok(self.receipt_of(context.command_id, known, own).await?)
    }

    async fn stale<A: Decider>(
        &self,
        id: Uuid,
        expected: u64,
    ) -> Result<ExecuteError<A::Error>, ExecuteError<A::Error>> {
        let current = self.load::<A>(id).await?.version;
        Ok(ExecuteError::Stale { expected, current })
    }
}

enum Attempt {
    Done(Receipt),
    Duplicate,
    Stale,
}

fn check_access<A: Decider>(
    context: &Context,
    state: &A,
    command: &A::Command,
) -> Result<(), Denied> {
    let permission = format!("{}.{}", A::TYPE, command.name());
    access::check(&context.actor, &permission, &state.standing(command))
}

fn check_version<E: domain::shared::error::Coded>(
    expected: Expected,
    current: u64,
) -> Result<(), ExecuteError<E>> {
    match expected {
        Expected::Any => Ok(()),
        Expected::New if current == 0 => Ok(()),
        Expected::New => Err(ExecuteError::Stale {
            expected: 0,
            current,
        }),
        Expected::Exactly(_) if current == 0 => Err(ExecuteError::NotFound),
        Expected::Exactly(version) if version == current => Ok(()),
        Expected::Exactly(version) => Err(ExecuteError::Stale {
            expected: version,
            current,
        }),
    }
}

/// Where the streams stand once the command is written.
fn versions(append: &crate::append::AppendCommand) -> Vec<StreamVersion> {
    let mut streams: Vec<StreamVersion> = append
        .streams
        .iter()
        .map(|stream| StreamVersion {
            aggregate_type: stream.aggregate_type.to_owned(),
            aggregate_id: stream.aggregate_id.clone(),
            version: u64::try_from(stream.expected).unwrap_or_default(),
        })
        .collect();
    for event in &append.events {
        streams[event.stream].version += 1;
    }
    streams
}
