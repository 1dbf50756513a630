//! Plays a script: keeps the papers, then gives every command at its own time.

use axum::body::Bytes;
use domain::application::Application;
use domain::decider::Decider;
use domain::mandate::Mandate;
use domain::office::Office;
use domain::person::Person;
use domain::service::Service;
use domain::shared::personal::RetentionClass;
use futures_util::stream::{self, StreamExt, TryStreamExt};
use std::collections::BTreeMap;
use std::convert::Infallible;
use store::documents::{Declared, DocumentError, DocumentLimits, DocumentRefusal, DocumentStore};
use store::{Clock, Context, Expected, Receipt, Store};
use uuid::Uuid;

use super::papers::Paper;
use super::script::{Deed, Step};
use crate::failure::Failure;
use crate::history::progress::Progress;

/// Things of the same instant that are done side by side.
const SIDE_BY_SIDE: usize = 16;

/// Keeps every paper, sealed with the key of its owner; a paper that is there already stays.
pub(super) async fn keep(
    store: &Store,
    documents: &DocumentStore,
    papers: &[Paper],
) -> Result<(), Failure> {
    stream::iter(papers)
        .map(|paper| keep_one(store, documents, paper))
        .buffer_unordered(SIDE_BY_SIDE)
        .try_collect()
        .await
}

async fn keep_one(store: &Store, documents: &DocumentStore, paper: &Paper) -> Result<(), Failure> {
    let key = store
        .keyring()
        .document_key(paper.subject.into(), RetentionClass::Application)
        .await?;
    let Some(key) = key else {
        return Err(Failure::told(
            "seed.key-destroyed",
            "the key of a demo citizen was destroyed",
        ));
    };
    let document = &paper.document;
    let declared = Declared {
        name: document.name.as_str().to_owned(),
        media_type: document.media_type.clone(),
        size: Some(document.size),
        sha256: None,
    };
    let bytes = Ok::<_, Infallible>(Bytes::from(paper.bytes.clone()));
    let limits = DocumentLimits::default();
    let once = stream::iter([bytes]);
    match documents
        .put_stream(document.document_id, &key, once, &declared, &limits)
        .await
    {
        Ok(_) | Err(DocumentError::Refused(DocumentRefusal::AlreadyStored)) => Ok(()),
        Err(error) => Err(Failure::new(error.code(), &error)),
    }
}

/// Gives every command, in order of time; what was given before changes nothing.
pub(super) async fn give(store: &Store, clock: &Clock, steps: &[Step]) -> Result<(), Failure> {
    let mut progress = Progress::start("demo city", steps.len() as u64);
    let mut done = 0;
    for moment in steps.chunk_by(|one, next| one.at == next.at) {
        clock.set(moment[0].at);
        at_once(store, moment).await?;
        done += moment.len() as u64;
        progress.advance(done, done);
    }
    progress.finish("done");
    Ok(())
}

/// Streams side by side, the commands of each in order.
async fn at_once(store: &Store, moment: &[Step]) -> Result<(), Failure> {
    let mut streams: BTreeMap<Uuid, Vec<&Step>> = BTreeMap::new();
    for step in moment {
        streams.entry(step.stream).or_default().push(step);
    }
    stream::iter(streams.into_values())
        .map(|steps| async move {
            for step in steps {
                perform(store, step).await?;
            }
            Ok(())
        })
        .buffer_unordered(SIDE_BY_SIDE)
        .try_collect()
        .await
}

async fn perform(store: &Store, step: &Step) -> Result<Receipt, Failure> {
    match &step.deed {
        Deed::Office(command) => run::<Office>(store, step, command).await,
        Deed::Service(command) => run::<Service>(store, step, command).await,
        Deed::Person(command) => run::<Person>(store, step, command).await,
        Deed::Mandate(command) => run::<Mandate>(store, step, command).await,
        Deed::Application(command) => run::<Application>(store, step, command).await,
    }
}

/// One command; a refusal says which step of which story it was, and why.
async fn run<A: Decider>(
    store: &Store,
    step: &Step,
    command: &A::Command,
) -> Result<Receipt, Failure> {
    let context = Context {
        on_behalf_of: step.on_behalf_of,
        correlation_id: step.stream,
        ..Context::new(step.actor.clone(), step.command_id(), step.channel)
    };
    let given = store.execute::<A>(&context, step.stream, Expected::Any, command);
    given.await.map_err(|error| {
        let why = Failure::new("seed.step-refused", &error);
        let Step { name, at, .. } = step;
        Failure::told(
            why.code(),
            &format!("the step {name} of {at} was refused: {}", why.message()),
        )
    })
}
