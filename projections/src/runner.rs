//! Follows the log: batch after batch, every read model with its checkpoint in one transaction.
//!
//! Any number of nodes may run it. A checkpoint row is the lock of its read model, so that another node takes over
//! as soon as one goes away, and rows and checkpoint can never disagree.

use crate::checkpoint::{self, Checkpoint};
use crate::error::ProjectionError;
use crate::fact::{Batch, Needs};
use crate::flush::Side;
use crate::projections::Projections;
use crate::trouble::{Trouble, Verdict};
use crate::view::ViewRef;
use sqlx::{Acquire, Postgres, Transaction};
use std::time::{Duration, Instant};
use tokio::sync::watch;
use tokio::task::JoinHandle;

/// Begins a batch. A node that hangs in the middle of one holds its read models for so long at most; one that dies
/// lets go of them at once. Rows and checkpoint are lost together, if at all, and follow from the log again: nobody
/// waits for the disk.
const BEGIN: &str = "BEGIN; SET LOCAL idle_in_transaction_session_timeout = '10s'; \
                     SET LOCAL synchronous_commit = off";
/// Events in one batch at most.
const BATCH: i64 = 2_000;
/// A step that took a while is followed by a pause four times as long, so that while many file at once a step takes many
/// events and leaves the processors to them; but rows are never later than this for the sake of a pause.
const PACE: Duration = Duration::from_millis(100);
/// How often the log is looked at when nobody here has appended.
const POLL: Duration = Duration::from_millis(50);
/// The pause after the database could not be reached.
const PAUSE: Duration = Duration::from_millis(500);

/// A runner at work.
pub struct Running {
    pub(crate) stop: watch::Sender<bool>,
    pub(crate) task: JoinHandle<()>,
}

impl Running {
    /// Lets the batch under way finish and ends.
    pub async fn stop(self) {
        self.stop.send_replace(true);
        // A runner that panicked has nothing left to finish.
        drop(self.task.await);
    }
}

/// What a step did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// At least one read model has moved, or something was learnt about a failure.
    Moved,
    /// There was nothing to do.
    Idle,
}

struct Failure {
    view: ViewRef,
    error: ProjectionError,
}

impl Projections {
    /// Prepares the read models and follows the log until stopped.
    pub async fn start(&self) -> Result<Running, ProjectionError> {
        self.prepare().await?;
        let (stop, mut stopped) = watch::channel(false);
        let projections = self.clone();
        let task = tokio::spawn(async move {
            let mut head = projections.0.store.watch_head();
            while !*stopped.borrow() {
                let began = Instant::now();
                let pause = match projections.step().await {
                    Ok(Step::Moved) => {
                        tokio::select! {
                            _ = stopped.changed() => {}
                            () = tokio::time::sleep(pause_after(began.elapsed())) => {}
                        }
                        continue;
                    }
                    Ok(Step::Idle) => POLL,
                    Err(error) => {
                        tracing::warn!(
                            code = error.code(),
                            "the read models cannot follow the log now"
                        );
                        PAUSE
                    }
                };
                tokio::select! {
                    _ = stopped.changed() => {}
                    () = wait(&mut head, pause) => {}
                }
            }
        });
        Ok(Running { stop, task })
    }

    /// One batch for the read models that are furthest behind.
    pub async fn step(&self) -> Result<Step, ProjectionError> {
        let mut transaction = self.0.store.pool().begin_with(BEGIN).await?;
        let free = checkpoint::lock_free(&mut transaction, &self.due()).await?;
        let Some((after, group, limit)) = self.furthest_behind(&free)? else {
            return Ok(Step::Idle);
        };
        let needs = Needs::of(&group);
        let read = {
            let mut folds = self.0.folds.lock().await;
            let range = (after, limit);
            Batch::read(&self.0.store, &mut transaction, range, &needs, &mut folds).await?
        };
        let Some(batch) = read else {
            return Ok(Step::Idle);
        };
        let (touched, idle): (Vec<ViewRef>, Vec<ViewRef>) = group
            .iter()
            .partition(|view| batch.of(view.aggregates()).next().is_some());
        let names: Vec<&str> = idle.iter().map(|view| view.name()).collect();
        checkpoint::advance(&mut transaction, &names, batch.after, batch.to).await?;
        let mut failures = Vec::new();
        for view in &touched {
            if let Err(error) = self.apply_alone(&mut transaction, *view, &batch).await {
                failures.push(Failure { view: *view, error });
            }
        }
        transaction.commit().await?;
        self.0
            .moved
            .send_modify(|count| *count = count.wrapping_add(1));
        for view in &group {
            match failures
                .iter()
                .find(|failure| failure.view.name() == view.name())
            {
                Some(failure) => self.note(failure, &batch).await?,
                None => self.clear_trouble(*view, batch.to),
            }
        }
        Ok(Step::Moved)
    }

    /// A savepoint around each read model: one that fails takes nothing of the others back.
    async fn apply_alone(
        &self,
        transaction: &mut Transaction<'_, Postgres>,
        view: ViewRef,
        batch: &Batch,
    ) -> Result<(), ProjectionError> {
        let mut savepoint = transaction.begin().await?;
        let applied = match self.apply(view, batch, &mut savepoint, Side::Live).await {
            Ok(()) => {
                checkpoint::advance(&mut savepoint, &[view.name()], batch.after, batch.to).await
            }
            Err(error) => Err(error),
        };
        match applied {
            Ok(()) => Ok(savepoint.commit().await?),
            Err(error) => {
                savepoint.rollback().await?;
                Err(error)
            }
        }
    }

    /// The read models that are not waiting for another try.
    fn due(&self) -> Vec<ViewRef> {
        let now = Instant::now();
        let troubles = self
            .0
            .troubles
            .lock()
            .expect("no holder of this lock panics");
        self.0
            .views
            .iter()
            .copied()
            .filter(|view| troubles.get(view.name()).is_none_or(|t| t.is_due(now)))
            .collect()
    }

    /// Those that share the lowest position, and how many events to read so that they meet the next ones.
    fn furthest_behind(
        &self,
        free: &[Checkpoint],
    ) -> Result<Option<(i64, Vec<ViewRef>, i64)>, ProjectionError> {
        let Some(after) = free.first().map(|first| first.log_index) else {
            return Ok(None);
        };
        let next = free.iter().map(|c| c.log_index).find(|at| *at > after);
        let mut limit = next.map_or(BATCH, |next| (next - after).min(BATCH));
        let mut group = Vec::new();
        let troubles = self
            .0
            .troubles
            .lock()
            .expect("no holder of this lock panics");
        for checkpoint in free.iter().filter(|c| c.log_index == after) {
            let view = self.view(&checkpoint.name)?;
            if let Some(trouble) = troubles.get(view.name()) {
                limit = limit.min(trouble.limit());
            }
            group.push(view);
        }
        Ok(Some((after, group, limit)))
    }

    async fn note(&self, failure: &Failure, batch: &Batch) -> Result<(), ProjectionError> {
        let (name, error) = (failure.view.name(), &failure.error);
        let verdict = {
            let mut troubles = self
                .0
                .troubles
                .lock()
                .expect("no holder of this lock panics");
            let now = Instant::now();
            troubles
                .entry(name)
                .or_insert_with(|| Trouble::new(now))
                .failed(now, error.is_passing(), batch.len(), batch.to)
        };
        match verdict {
            Verdict::Again => {
                tracing::warn!(
                    projection = name,
                    code = error.code(),
                    "a batch failed; it will be tried again"
                );
            }
            Verdict::Stop => {
                let pool = self.0.store.pool();
                if checkpoint::stop(pool, name, batch.to, error.code()).await? {
                    tracing::error!(
                        projection = name,
                        code = error.code(),
                        log_index = batch.to,
                        "a read model has stopped at an event it cannot take"
                    );
                }
                self.forget_trouble(name);
            }
        }
        Ok(())
    }

    fn clear_trouble(&self, view: ViewRef, to: i64) {
        let mut troubles = self
            .0
            .troubles
            .lock()
            .expect("no holder of this lock panics");
        if troubles.get_mut(view.name()).is_some_and(|t| t.passed(to)) {
            troubles.remove(view.name());
        }
        metrics::gauge!("policentrica_projection_position", "projection" => view.name())
            .set(position(to));
    }

    pub(crate) fn forget_trouble(&self, name: &str) {
        let mut troubles = self
            .0
            .troubles
            .lock()
            .expect("no holder of this lock panics");
        troubles.remove(name);
    }
}

#[expect(
    clippy::cast_precision_loss,
    reason = "a gauge is a float; logs stay far below 2^52"
)]
fn position(at: i64) -> f64 {
    at as f64
}

fn pause_after(step: Duration) -> Duration {
    (step * 4).min(PACE.saturating_sub(step))
}

async fn wait(head: &mut watch::Receiver<i64>, pause: Duration) {
    match tokio::time::timeout(pause, head.changed()).await {
        Ok(Ok(())) | Err(_) => {}
        // The store is closing: nobody will tell us any more.
        Ok(Err(_)) => tokio::time::sleep(pause).await,
    }
}
