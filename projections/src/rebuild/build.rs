//! The pass over the log: large batches, decoded once for all read models that are built.

use super::Report;
use crate::application::Folds;
use crate::error::ProjectionError;
use crate::fact::{Batch, Needs};
use crate::flush::Side;
use crate::projections::Projections;
use crate::skip;
use crate::view::ViewRef;
use futures_util::{StreamExt, TryStreamExt, stream};
use sqlx::Executor;
use sqlx::postgres::PgConnection;
use std::collections::{BTreeSet, HashMap};

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
        let needs = Needs::of(views);
        let mut folds = Folds::default();
        loop {
            let target = match until {
                Some(until) => until,
                None => self.0.store.head().await?,
            };
            let distance = if until.is_some() { 0 } else { CLOSE };
            if target - progress.at <= distance {
                return Ok(());
            }
            let mut batch = self
                .read_batch(progress.at, target, &needs, &mut folds)
                .await?;
            while let Some(current) = batch {
                let (next, ()) = tokio::try_join!(
                    self.read_batch(current.to, target, &needs, &mut folds),
                    self.write_batch(views, side, &current, &progress.skipped),
                )?;
                progress.at = current.to;
                report(progress.at, target);
                batch = next;
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
        if limit <= 0 {
            return Ok(None);
        }
        let mut connection = self.0.store.pool().acquire().await?;
        let range = (after, limit);
        Batch::read(&self.0.store, &mut connection, range, needs, folds).await
    }

    async fn write_batch(
        &self,
        views: &[ViewRef],
        side: Side,
        batch: &Batch,
        skipped: &Skipped,
    ) -> Result<(), ProjectionError> {
        stream::iter(views.iter().copied().map(|view| async move {
            let mut transaction = self.0.store.pool().begin().await?;
            // Nobody reads these tables yet: a crash only means to begin again.
            transaction
                .execute("SET LOCAL synchronous_commit = off")
                .await?;
            self.apply_without(
                view,
                batch,
                &mut transaction,
                side,
                skipped.get(view.name()),
            )
            .await?;
            transaction.commit().await?;
            Ok::<_, ProjectionError>(())
        }))
        .buffer_unordered(WRITERS)
        .try_collect()
        .await
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
