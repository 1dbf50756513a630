//! From decided events to what the append writes: marks for numbers taken out, the register's own event added, fields sealed.

use crate::append::{AppendCommand, AppendEvent, ClaimWrite, NumberRequest, StreamWrite};
use crate::context::Context;
use crate::error::StoreError;
use crate::seal::Keyring;
use cqrs_es::{Aggregate, DomainEvent};
use domain::decider::{Claim, ClaimAction, Decider, Fact};
use domain::registration::{Record, RegistrationEvent};
use domain::shared::stamp::{RegistrationRequest, Stamp};
use serde_json::Value;
use uuid::Uuid;

/// The field of an event in which a number is asked for.
const NUMBER_FIELD: &str = "registration";

/// Prepares what the events of one decision write.
///
/// The personal fields are still open: [`seal`] comes last, when everything the command writes is there.
pub(crate) fn encode<A: Decider>(
    keyring: &Keyring,
    context: &Context,
    id: Uuid,
    version: u64,
    state: &A,
    events: &[A::Event],
) -> Result<AppendCommand, StoreError> {
    let mut command = AppendCommand {
        command_id: context.command_id,
        request_digest: context.request_digest.clone(),
        metadata: context.metadata(),
        streams: vec![stream::<A>(id, version)],
        claims: state
            .claims(events)
            .into_iter()
            .map(|claim| claim_write(keyring, &claim))
            .collect(),
        numbers: Vec::new(),
        events: Vec::new(),
    };
    for event in events {
        add(&mut command, 0, event, A::TYPE == Record::TYPE)?;
    }
    Ok(command)
}

/// Adds what another stream takes with the same command; unique things are the first stream's alone.
pub(crate) fn join<B: Decider>(
    command: &mut AppendCommand,
    id: Uuid,
    version: u64,
    events: &[B::Event],
) -> Result<(), StoreError> {
    if events.is_empty() {
        return Ok(());
    }
    command.streams.push(stream::<B>(id, version));
    let at = command.streams.len() - 1;
    for event in events {
        add(command, at, event, B::TYPE == Record::TYPE)?;
    }
    Ok(())
}

/// Seals the personal fields of everything the command writes.
pub(crate) async fn seal(keyring: &Keyring, command: &mut AppendCommand) -> Result<(), StoreError> {
    let mut payloads: Vec<&mut Value> = command
        .events
        .iter_mut()
        .map(|event| &mut event.payload)
        .collect();
    keyring.seal(&mut payloads).await
}

fn stream<A: Decider>(id: Uuid, version: u64) -> StreamWrite {
    StreamWrite {
        aggregate_type: A::TYPE,
        aggregate_id: id.to_string(),
        expected: i64::try_from(version).expect("a stream never has that many events"),
    }
}

fn claim_write(keyring: &Keyring, claim: &Claim) -> ClaimWrite {
    ClaimWrite {
        scope: claim.scope,
        key: keyring.blind(claim.scope, &claim.key),
        action: match claim.action {
            ClaimAction::Exclusive => "exclusive",
            ClaimAction::TakeOver => "take_over",
            ClaimAction::IfFree => "if_free",
            ClaimAction::Release => "release",
        },
    }
}

fn add<E: Fact>(
    command: &mut AppendCommand,
    stream: usize,
    event: &E,
    is_record: bool,
) -> Result<(), StoreError> {
    let mut payload = serde_json::to_value(event)?;
    let request = take_request(&mut payload)?;
    let number = request.as_ref().map(|request| number(command, request));
    let at = command.events.len();
    command.events.push(AppendEvent {
        stream,
        event_type: event.event_type(),
        event_version: event.event_version(),
        payload,
        event_id: event_id(command.command_id, at),
        effective_at: event.effective_at(),
        number,
    });
    match request {
        Some(request) if !is_record => add_record(command, request, number),
        _ => Ok(()),
    }
}

/// The register's own event, on the stream of its record, in the same append.
fn add_record(
    command: &mut AppendCommand,
    request: RegistrationRequest,
    number: Option<usize>,
) -> Result<(), StoreError> {
    command.streams.push(StreamWrite {
        aggregate_type: Record::TYPE,
        aggregate_id: request.registration_id.to_string(),
        expected: 0,
    });
    let event = RegistrationEvent::DocumentRegistered(request.into());
    let mut payload = serde_json::to_value(&event)?;
    take_request(&mut payload)?;
    let at = command.events.len();
    command.events.push(AppendEvent {
        stream: command.streams.len() - 1,
        event_type: event.event_type(),
        event_version: event.event_version(),
        payload,
        event_id: event_id(command.command_id, at),
        effective_at: None,
        number,
    });
    Ok(())
}

fn number(command: &mut AppendCommand, request: &RegistrationRequest) -> usize {
    command.numbers.push(NumberRequest {
        register: request.register.to_string(),
        registration_id: request.registration_id.0,
    });
    command.numbers.len() - 1
}

/// Takes the request for a number out of a payload; the append puts the number in its place.
fn take_request(payload: &mut Value) -> Result<Option<RegistrationRequest>, StoreError> {
    let Some(object) = payload.as_object_mut() else {
        return Ok(None);
    };
    let asked = object
        .get(NUMBER_FIELD)
        .is_some_and(|field| field.get("$request").is_some());
    if !asked {
        return Ok(None);
    }
    match object
        .remove(NUMBER_FIELD)
        .map(serde_json::from_value)
        .transpose()?
    {
        Some(Stamp::Requested(request)) => Ok(Some(*request)),
        Some(Stamp::Assigned(_)) | None => Ok(None),
    }
}

/// The identifier of an event follows from its command and place: a command sent twice makes the same events.
fn event_id(command: Uuid, at: usize) -> Uuid {
    Uuid::new_v5(&command, format!("event/{at}").as_bytes())
}
