//! Waits for the disk: a batch is committed first and flushed while the next one is written, and its answers go out
//! once everything before them is on the disk.

use super::job::Answer;
use super::writer::{Job, fail};
use crate::error::StoreError;
use crate::kept::Kept;
use sqlx::Executor;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};
use tokio::sync::{mpsc, oneshot, watch};

/// A small record whose own commit is flushed, and with it all that was committed before.
const FLUSH: &str = "SELECT pg_logical_emit_message(true, 'policentrica', '')";
/// Batches that share one flush at most.
const TOGETHER: usize = 64;
/// How often a flush is tried when the connection breaks.
const TRIES: u32 = 6;

/// Something that waits for the disk.
pub(super) enum Waiting {
    /// A batch that was committed, with its answers.
    Batch(Vec<Job>, Vec<Answer>, Generation),
    /// Somebody who found a command done and must not say so before it is safe; false: look again, it may be lost.
    Reader(oneshot::Sender<Result<bool, StoreError>>, Generation),
}

/// Which connection the flusher had when something was committed or read.
///
/// A server that crashes ends all its connections. A connection that was there before the commit and is there after
/// the flush proves that there was no crash in between, and so that the flush held the commit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Generation(u64);

/// Counts the connections of the flusher.
#[derive(Clone, Default)]
pub(super) struct Generations(Arc<AtomicU64>);

impl Generations {
    /// The one there is now.
    pub(super) fn now(&self) -> Generation {
        Generation(self.0.load(Ordering::SeqCst))
    }

    /// A new connection is made; whoever asked before does not count on it.
    fn next(&self) {
        self.0.fetch_add(1, Ordering::SeqCst);
    }
}

/// How long the disk took for the last flush, in microseconds; until one was measured it counts as slow.
#[derive(Clone)]
pub(super) struct Disk(Arc<AtomicU64>);

impl Default for Disk {
    fn default() -> Self {
        Self(Arc::new(AtomicU64::new(u64::MAX)))
    }
}

impl Disk {
    /// How long a flush takes, as far as is known.
    pub(super) fn takes(&self) -> Duration {
        Duration::from_micros(self.0.load(Ordering::Relaxed))
    }

    fn took(&self, time: Duration) {
        let micros = u64::try_from(time.as_micros()).unwrap_or(u64::MAX);
        self.0.store(micros, Ordering::Relaxed);
    }
}

/// Flushes for all that wait.
pub(super) struct Flusher {
    pub(super) connection: Kept,
    pub(super) disk: Disk,
    /// Takes the jobs of a batch that may have been lost.
    pub(super) again: mpsc::WeakSender<Job>,
    pub(super) generations: Generations,
    pub(super) head: watch::Sender<i64>,
}

impl Flusher {
    pub(super) async fn run(mut self, mut receiver: mpsc::UnboundedReceiver<Waiting>) {
        // Connected before the first batch commits, so that it need not be written twice.
        drop(self.connect().await);
        let mut waiting = Vec::new();
        while receiver.recv_many(&mut waiting, TOGETHER).await > 0 {
            match self.flush().await {
                Ok(()) => {
                    let now = self.generations.now();
                    for one in waiting.drain(..) {
                        self.release(one, now).await;
                    }
                }
                Err(error) => {
                    let mut errors = error.for_each();
                    waiting.drain(..).for_each(|one| refuse(one, errors()));
                }
            }
        }
        self.connection.close().await;
    }

    async fn flush(&mut self) -> Result<(), StoreError> {
        let mut pause = Duration::from_millis(50);
        for _ in 1..TRIES {
            match self.flush_once().await {
                Err(StoreError::Unavailable(_)) => {
                    self.connection.forget();
                    tokio::time::sleep(pause).await;
                    pause *= 2;
                }
                other => return other,
            }
        }
        self.flush_once().await
    }

    /// Makes the connection, and counts it.
    async fn connect(&mut self) -> Result<(), StoreError> {
        self.connection.get().await?;
        self.generations.next();
        Ok(())
    }

    async fn flush_once(&mut self) -> Result<(), StoreError> {
        if !self.connection.is_used() {
            self.connect().await?;
        }
        let connection = self.connection.get().await?;
        let since = Instant::now();
        connection.execute(FLUSH).await?;
        self.disk.took(since.elapsed());
        Ok(())
    }

    /// Answers what was committed while this very connection was there. What is older may have gone with the server:
    /// the same commands once more find out, since what was kept reads as a duplicate.
    async fn release(&self, waiting: Waiting, now: Generation) {
        let lost = match waiting {
            Waiting::Batch(batch, answers, then) if then == now => {
                return answer(&self.head, batch, answers);
            }
            // Whoever went away needs no answer.
            Waiting::Reader(reply, then) => return drop(reply.send(Ok(then == now))),
            Waiting::Batch(batch, _, _) => batch,
        };
        for job in lost {
            let Some(again) = self.again.upgrade() else {
                fail(vec![job], StoreError::Closing);
                continue;
            };
            if let Err(mpsc::error::SendError(job)) = again.send(job).await {
                fail(vec![job], StoreError::Closing);
            }
        }
    }
}

/// Tells everybody what became of their command, and the readers of the log how far it goes.
pub(super) fn answer(head: &watch::Sender<i64>, batch: Vec<Job>, answers: Vec<Answer>) {
    let last = answers.iter().filter_map(|answer| match answer {
        Answer::Done { last_index, .. } => Some(*last_index),
        Answer::Duplicate | Answer::Stale | Answer::Claimed => None,
    });
    if let Some(last) = last.max() {
        head.send_if_modified(|head| {
            let further = *head < last;
            *head = last.max(*head);
            further
        });
    }
    for (job, answer) in batch.into_iter().zip(answers) {
        // A caller that went away finds its answer under the command identifier.
        drop(job.reply.send(Ok(answer)));
    }
}

fn refuse(waiting: Waiting, error: StoreError) {
    match waiting {
        Waiting::Batch(batch, _, _) => fail(batch, error),
        Waiting::Reader(reply, _) => drop(reply.send(Err(error))),
    }
}
