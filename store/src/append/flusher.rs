//! Waits for the disk: a batch is committed first and flushed while the next one is written, and its answers go out
//! once everything before them is on the disk.

use super::job::Answer;
use super::writer::{Job, fail};
use crate::error::StoreError;
use crate::kept::Kept;
use sqlx::Executor;
use std::time::Duration;
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
    Batch(Vec<Job>, Vec<Answer>),
    /// Somebody who found a command done and must not say so before it is safe; false: look again, it may be lost.
    Reader(oneshot::Sender<Result<bool, StoreError>>),
}

/// Flushes for all that wait.
pub(super) struct Flusher {
    pub(super) connection: Kept,
    /// Takes the jobs of a batch that may have been lost.
    pub(super) again: mpsc::WeakSender<Job>,
    pub(super) head: watch::Sender<i64>,
}

impl Flusher {
    pub(super) async fn run(mut self, mut receiver: mpsc::UnboundedReceiver<Waiting>) {
        let mut waiting = Vec::new();
        while receiver.recv_many(&mut waiting, TOGETHER).await > 0 {
            match self.flush().await {
                Ok(Flushed::AtOnce) => waiting.drain(..).for_each(|one| self.release(one)),
                Ok(Flushed::AfterAll) => {
                    for one in waiting.drain(..) {
                        self.write_again(one).await;
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

    async fn flush(&mut self) -> Result<Flushed, StoreError> {
        let mut pause = Duration::from_millis(50);
        let mut flushed = Flushed::AtOnce;
        for _ in 1..TRIES {
            match self.flush_once().await {
                Ok(()) => return Ok(flushed),
                Err(StoreError::Unavailable(_)) => {
                    self.connection.forget();
                    flushed = Flushed::AfterAll;
                    tokio::time::sleep(pause).await;
                    pause *= 2;
                }
                Err(error) => return Err(error),
            }
        }
        self.flush_once().await.map(|()| Flushed::AfterAll)
    }

    async fn flush_once(&mut self) -> Result<(), StoreError> {
        self.connection.get().await?.execute(FLUSH).await?;
        Ok(())
    }

    fn release(&self, waiting: Waiting) {
        match waiting {
            Waiting::Batch(batch, answers) => answer(&self.head, batch, answers),
            // Whoever went away needs no answer.
            Waiting::Reader(reply) => drop(reply.send(Ok(true))),
        }
    }

    /// The server went away before the flush: what it had not written is gone. The same commands once more find out,
    /// since what was kept reads as a duplicate.
    async fn write_again(&self, waiting: Waiting) {
        let batch = match waiting {
            Waiting::Batch(batch, _) => batch,
            Waiting::Reader(reply) => return drop(reply.send(Ok(false))),
        };
        for job in batch {
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

/// How a flush went.
enum Flushed {
    /// At the first attempt, on the server that had committed.
    AtOnce,
    /// Perhaps on a server that was started again meanwhile.
    AfterAll,
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
        Waiting::Batch(batch, _) => fail(batch, error),
        Waiting::Reader(reply) => drop(reply.send(Err(error))),
    }
}
