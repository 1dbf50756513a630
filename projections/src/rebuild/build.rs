//! The pass over the log: large batches, decoded once for all read models that are built, read while others are written.

use super::Report;
use crate::application::Folds;
use crate::error::ProjectionError;
use crate::fact::{Batch, Needs};
use crate::flush::Side;
use crate::projections::Projections;
use crate::skip;
use crate::view::ViewRef;
use sqlx::Executor;
use sqlx::postgres::PgConnection;
use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;
use tokio::sync::mpsc;
use tokio::task::JoinSet;

/// Events in one batch.
const BATCH: i64 = 5_000;
/// A rebuild this close to the head is finished while the checkpoint is held.
const CLOSE: i64 = 1_000;
/// Read models written at the same time.
const WRITERS: usize = 3;

/// Events a read model was told to leave out, by its name.
pub(super) type Skipped = HashMap<&'static str, BTreeSet<i64>>;

/// How far a rebuild has come.
pub(super) struct Progress {
    pub(super) at: i64,
    pub(super) skipped: Skipped,
}

impl Progress {
    pub(super) fn new(skipped: Skipped) -> Self {
        Self { at: 0, skipped }
    }
}

impl Projections {
    /// What the log says was left out of these read models.
    pub(super) async fn skipped(&self, views: &[ViewRef]) -> Result<Skipped, ProjectionError> {
        let mut skipped = Skipped::new();
        for view in views {
            skipped.insert(
                view.name(),
                skip::skipped(&self.0.store, view.name()).await?,
            );
        }
        Ok(skipped)
    }

    /// Fills the tables up to `until`, or to within a short distance of the head.
    pub(super) async fn build(
        &self,
        views: &[ViewRef],
        side: Side,
        progress: &mut Progress,
        until: Option<i64>,
        report: Report<'_>,
    ) -> Result<(), ProjectionError> {
        loop {
            let target = match until {
                Some(until) => until,
                None => self.0.store.head().await?,
            };
            let distance = if until.is_some() { 0 } else { CLOSE };
            if target - progress.at <= distance {
                return Ok(());
            }
            // Decoding keeps one processor busy, writing another: the next batch is read by a task of its own.
            let (sender, mut batches) = mpsc::channel(1);
            let mut reading = JoinSet::new();
            reading.spawn(
                self.clone()
                    .read_batches(progress.at, target, Needs::of(views), sender),
            );
            while let Some(batch) = batches.recv().await {
                let batch = Arc::new(batch?);
                self.write_batch(views, side, &batch, &progress.skipped)
                    .await?;
                progress.at = batch.to;
                report(progress.at, target);
            }
            if let Some(Err(panicked)) = reading.join_next().await {
                std::panic::resume_unwind(panicked.into_panic());
            }
        }
    }

    /// Sends one batch after the other, up to the target, to whoever writes them.
    async fn read_batches(
        self,
        mut after: i64,
        target: i64,
        needs: Needs,
        batches: mpsc::Sender<Result<Batch, ProjectionError>>,
    ) {
        let mut folds = Folds::default();
        while after < target {
            let read = self.read_batch(after, target, &needs, &mut folds).await;
            // The log is at least as long as the target, unless a crash has taken its end back.
            let read = match read.transpose() {
                Some(read) => read,
                None => Err(ProjectionError::Elsewhere("the log".to_owned())),
            };
            after = read.as_ref().map_or(target, |batch| batch.to);
            if batches.send(read).await.is_err() {
                return;
            }
        }
    }

    async fn read_batch(
        &self,
        after: i64,
        target: i64,
        needs: &Needs,
        folds: &mut Folds,
    ) -> Result<Option<Batch>, ProjectionError> {
        let limit = (target - after).min(BATCH);
        let mut connection = self.0.store.pool().acquire().await?;
        let range = (after, limit);
        Batch::read(&self.0.store, &mut connection, range, needs, folds).await
    }

    async fn write_batch(
        &self,
        views: &[ViewRef],
        side: Side,
        batch: &Arc<Batch>,
        skipped: &Skipped,
    ) -> Result<(), ProjectionError> {
        let mut left = views.iter().copied();
        let mut writing = JoinSet::new();
        loop {
            while writing.len() < WRITERS
                && let Some(view) = left.next()
            {
                let skipped = skipped.get(view.name()).cloned();
                let (projections, batch) = (self.clone(), Arc::clone(batch));
                writing.spawn(async move {
                    projections
                        .write_view(view, side, &batch, skipped.as_ref())
                        .await
                });
            }
            match writing.join_next().await {
                Some(Ok(written)) => written?,
                Some(Err(panicked)) => std::panic::resume_unwind(panicked.into_panic()),
                None => return Ok(()),
            }
        }
    }

    async fn write_view(
        &self,
        view: ViewRef,
        side: Side,
        batch: &Batch,
        skipped: Option<&BTreeSet<i64>>,
    ) -> Result<(), ProjectionError> {
        let mut transaction = self.0.store.pool().begin().await?;
        // Nobody reads these tables yet: a crash only means to begin again.
        transaction
            .execute("SET LOCAL synchronous_commit = off")
            .await?;
        self.apply_without(view, batch, &mut transaction, side, skipped)
            .await?;
        Ok(transaction.commit().await?)
    }

    /// Takes one read model from one position to another on a given connection.
    pub(super) async fn catch_up(
        &self,
        view: ViewRef,
        connection: &mut PgConnection,
        side: Side,
        progress: &Progress,
        target: i64,
    ) -> Result<(), ProjectionError> {
        let needs = Needs::of(&[view]);
        let mut folds = Folds::default();
        let mut at = progress.at;
        while at < target {
            let limit = (target - at).min(BATCH);
            let read =
                Batch::read(&self.0.store, connection, (at, limit), &needs, &mut folds).await?;
            let Some(batch) = read else {
                return Err(ProjectionError::Elsewhere(view.name().to_owned()));
            };
            let skipped = progress.skipped.get(view.name());
            self.apply_without(view, &batch, connection, side, skipped)
                .await?;
            at = batch.to;
        }
        Ok(())
    }
}
