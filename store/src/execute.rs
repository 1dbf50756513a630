//! The one door: every change to anything goes through `execute`.

use crate::append::{Answer, AppendCommand, DecidingGuard};
use crate::as_of::Moment;
use crate::connect::Store;
use crate::context::Context;
use crate::encode::{encode, join, seal};
use crate::error::{BesideError, ExecuteError};
use crate::load::{Known, Loaded};
use crate::receipt::{Receipt, StreamVersion};
use domain::access::{self, Actor, Denied};
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

/// A change of another stream: it is written with the command it stands beside, or neither is.
#[derive(Clone, Debug)]
pub struct Beside<B: Decider> {
    /// The other stream, in whatever version it is.
    pub id: Uuid,
    /// What happens to it.
    pub command: B::Command,
    /// Whom the policy is asked about: the author, or the service where it follows by itself.
    pub by: Actor,
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
        let told = self.execute_beside::<A, A>(context, id, expected, command, &[]);
        told.await.map_err(BesideError::into_one)
    }

    /// As [`Self::execute_telling`], with changes of other streams that stand or fall with the command; it takes no
    /// unique thing for them.
    pub async fn execute_beside<A: Decider, B: Decider>(
        &self,
        context: &Context,
        id: Uuid,
        expected: Expected,
        command: &A::Command,
        beside: &[Beside<B>],
    ) -> Result<(Receipt, Done), BesideError<A::Error, B::Error>> {
        let clear = command.needs_clear();
        let mut tries = 0;
        loop {
            let since = self.appender.generation();
            let found = self.load_for::<A>(id, Some(context.command_id), clear);
            let (loaded, known, guard) = found.await.map_err(ExecuteError::from)?;
            if let Some(known) = known {
                // It may have been written a moment ago and not be on the disk yet.
                drop(guard);
                let flushed = self.appender.flushed(since).await;
                if flushed.map_err(ExecuteError::from)? {
                    let repeated = self.repeat(context, id, command, &loaded, &known);
                    return Ok((repeated.await?, Done::Found));
                }
                continue;
            }
            tries += 1;
            let mut append = self.decided(context, id, expected, command, &loaded)?;
            for other in beside {
                let joined = self.join(&mut append, other).await;
                joined.map_err(BesideError::Beside)?;
            }
            // Where it is not the first stream that moved on, the decision is taken again.
            let may_repeat = expected == Expected::Any || !beside.is_empty();
            match self.attempt(context, append, guard).await? {
                Attempt::Done(receipt) => return Ok((receipt, Done::Now)),
                Attempt::Duplicate => {}
                Attempt::Stale if may_repeat && tries < TRIES => {}
                Attempt::Stale => return Err(self.stale::<A>(id, loaded.version).await?.into()),
            }
        }
    }

    /// Permission, version, decision: what the command writes to its own stream.
    fn decided<A: Decider>(
        &self,
        context: &Context,
        id: Uuid,
        expected: Expected,
        command: &A::Command,
        loaded: &Loaded<A>,
    ) -> Result<AppendCommand, ExecuteError<A::Error>> {
        check_access(&context.actor, &loaded.state, command)?;
        check_version(expected, loaded.version)?;
        let state = &loaded.state;
        let events = state.decide(command).map_err(ExecuteError::Refused)?;
        let keyring = &self.keyring;
        Ok(encode(
            keyring,
            context,
            id,
            loaded.version,
            state,
            &events,
        )?)
    }

    /// The same for another stream.
    async fn join<B: Decider>(
        &self,
        append: &mut AppendCommand,
        other: &Beside<B>,
    ) -> Result<(), ExecuteError<B::Error>> {
        let clear = other.command.needs_clear();
        let (loaded, ..) = self.load_for::<B>(other.id, None, clear).await?;
        check_access(&other.by, &loaded.state, &other.command)?;
        let decided = loaded.state.decide(&other.command);
        let events = decided.map_err(ExecuteError::Refused)?;
        Ok(join::<B>(append, other.id, loaded.version, &events)?)
    }

    async fn attempt<E: domain::shared::error::Coded + 'static>(
        &self,
        context: &Context,
        mut append: AppendCommand,
        guard: Option<DecidingGuard>,
    ) -> Result<Attempt, ExecuteError<E>> {
        seal(&self.keyring, &mut append).await?;
        let events = own_events(&append);
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
                events,
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
        let allowed = check_access(&context.actor, &loaded.state, command);
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
            check_access(&context.actor, &stood.loaded.state, command)?;
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

fn check_access<A: Decider>(actor: &Actor, state: &A, command: &A::Command) -> Result<(), Denied> {
    let permission = format!("{}.{}", A::TYPE, command.name());
    access::check(actor, &permission, &state.standing(command))
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

/// What is added to the stream the command was addressed to.
fn own_events(append: &AppendCommand) -> Vec<String> {
    let own = append.events.iter().filter(|event| event.stream == 0);
    own.map(|event| event.event_type.clone()).collect()
}

/// Where the streams stand once the command is written.
fn versions(append: &AppendCommand) -> Vec<StreamVersion> {
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
