//! Plays a script: keeps the papers, then gives every command at its own time.

use axum::body::Bytes;
use domain::access::Actor;
use domain::access_sheet::AccessSheet;
use domain::application::Application;
use domain::call::Call;
use domain::care_plan::CarePlan;
use domain::case_file::CaseFile;
use domain::decider::Decider;
use domain::fund::Fund;
use domain::mandate::Mandate;
use domain::office::Office;
use domain::person::Person;
use domain::ranking::Ranking;
use domain::service::Service;
use futures_util::stream::{self, StreamExt, TryStreamExt};
use std::collections::BTreeMap;
use std::convert::Infallible;
use store::documents::{Archive, Arrival, Declared, DocumentError, DocumentLimits};
use store::{Clock, Context, Expected, Receipt, Store};
use uuid::Uuid;

use super::papers::Paper;
use super::script::{Deed, Step};
use crate::failure::Failure;
use crate::history::progress::Progress;

/// Things of the same instant that are done side by side.
const SIDE_BY_SIDE: usize = 16;
/// Papers that are taken in side by side: as many as one sender may have on the way.
const PAPERS_SIDE_BY_SIDE: usize = 4;

/// Takes in every paper as an upload does; a paper that is there already stays.
pub(super) async fn keep(archive: &Archive, papers: &[Paper]) -> Result<(), Failure> {
    stream::iter(papers)
        .map(|paper| keep_one(archive, paper))
        .buffer_unordered(PAPERS_SIDE_BY_SIDE)
        .try_collect()
        .await
}

pub(super) async fn keep_one(archive: &Archive, paper: &Paper) -> Result<(), Failure> {
    let document = &paper.document;
    // The machine's time, whatever the time of the story: from now on a running service leaves it alone for a day.
    let at = Clock::System.now();
    let arrival = Arrival {
        document_id: document.document_id,
        about: paper.about.clone(),
        subject: paper.subject.into(),
        class: paper.class,
        by: Actor::system().code,
        at,
    };
    let declared = Declared {
        name: document.name.as_str().to_owned(),
        media_type: document.media_type.clone(),
        size: Some(document.size),
        sha256: None,
    };
    let bytes = Ok::<_, Infallible>(Bytes::from(paper.bytes.clone()));
    let failed = |error: DocumentError| Failure::new(error.code(), &error);
    archive
        .take_in(
            &arrival,
            stream::iter([bytes]),
            &declared,
            &DocumentLimits::default(),
        )
        .await
        .map_err(failed)?;
    let ids = [document.document_id];
    archive
        .name(&ids, &paper.about, paper.stream, at)
        .await
        .map_err(failed)?;
    Ok(())
}

/// Gives every command, in order of time; what was given before changes nothing.
pub(super) async fn give(store: &Store, steps: &[Step], label: &str) -> Result<(), Failure> {
    let mut progress = Progress::start(label, steps.len() as u64);
    let mut done = 0;
    for moment in steps.chunk_by(|one, next| one.at == next.at) {
        store.clock().set(moment[0].at);
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

pub(super) async fn perform(store: &Store, step: &Step) -> Result<Receipt, Failure> {
    match &step.deed {
        Deed::Office(command) => run::<Office>(store, step, command).await,
        Deed::Service(command) => run::<Service>(store, step, command).await,
        Deed::Person(command) => run::<Person>(store, step, command).await,
        Deed::Mandate(command) => run::<Mandate>(store, step, command).await,
        Deed::Application(command) => run::<Application>(store, step, command).await,
        Deed::CarePlan(command) => run::<CarePlan>(store, step, command).await,
        Deed::CaseFile(command) => run::<CaseFile>(store, step, command).await,
        Deed::AccessSheet(command) => run::<AccessSheet>(store, step, command).await,
        Deed::Fund(command) => run::<Fund>(store, step, command).await,
        Deed::Call(command) => run::<Call>(store, step, command).await,
        Deed::Ranking(command) => run::<Ranking>(store, step, command).await,
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
