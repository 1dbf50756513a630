//! The writer: one task per store that sends what has gathered while the last batch was committing.

use super::batch;
use super::deciding::{Deciding, DecidingGuard};
use super::flusher::{Disk, Flusher, Generation, Generations, Waiting, answer};
use super::job::{Answer, AppendCommand};
use crate::clock::Clock;
use crate::error::StoreError;
use crate::kept::Kept;
use chrono::{DateTime, Utc};
use std::collections::{HashSet, VecDeque};
use std::sync::Arc;
use std::time::{Duration, Instant};
use tokio::sync::{Mutex, mpsc, oneshot, watch};
use tokio::task::JoinHandle;

/// Commands in one batch at most.
const BATCH: usize = 256;
/// Commands that may wait before callers are slowed down.
const WAITING: usize = 4096;
/// How often a batch is sent again when the connection breaks; the command identifiers make that safe.
const TRIES: u32 = 6;

/// How long commands that are being decided are waited for at most.
const GATHER: Duration = Duration::from_micros(300);

/// A flush that takes longer than this is not waited for before the next batch is written. Below it, going on costs
/// more than it saves: smaller batches, and a round trip more for each.
const SLOW: Duration = Duration::from_millis(2);
/// How often a batch is flushed behind only to learn how long the disk takes.
const LEARN: Duration = Duration::from_secs(1);

/// A command and who waits for its answer.
pub(super) struct Job {
    pub(super) command: AppendCommand,
    pub(super) reply: oneshot::Sender<Result<Answer, StoreError>>,
}

/// The connections of the writer.
pub(crate) struct Connections {
    /// Flushes what it commits.
    pub(crate) at_once: Kept,
    /// Commits and goes on.
    pub(crate) ahead: Kept,
    /// Flushes for those that went on.
    pub(crate) flush: Kept,
}

/// Sends commands to the writer of this store.
#[derive(Clone)]
pub(crate) struct Appender {
    jobs: Arc<Mutex<Option<mpsc::Sender<Job>>>>,
    sender: mpsc::WeakSender<Job>,
    flush: mpsc::WeakUnboundedSender<Waiting>,
    generations: Generations,
    head: watch::Receiver<i64>,
    task: Arc<Mutex<Option<JoinHandle<()>>>>,
}

impl Appender {
    pub(crate) fn start(connections: Connections, clock: Clock, deciding: Deciding) -> Self {
        let (sender, receiver) = mpsc::channel(WAITING);
        let (head, watch) = watch::channel(0);
        let (flush, to_flush) = mpsc::unbounded_channel();
        let generations = Generations::default();
        let disk = Disk::default();
        let flusher = Flusher {
            connection: connections.flush,
            disk: disk.clone(),
            generations: generations.clone(),
            again: sender.downgrade(),
            head: head.clone(),
        };
        let writer = Writer {
            at_once: connections.at_once,
            ahead: connections.ahead,
            clock,
            deciding,
            head,
            flush,
            generations: generations.clone(),
            disk,
            learned: None,
            waiting: VecDeque::new(),
        };
        let weak = writer.flush.downgrade();
        let flushing = tokio::spawn(flusher.run(to_flush));
        let task = tokio::spawn(async move {
            writer.run(receiver).await;
            // Those that still wait for the disk get their answers, too.
            drop(flushing.await);
        });
        Self {
            sender: sender.downgrade(),
            jobs: Arc::new(Mutex::new(Some(sender))),
            flush: weak,
            generations,
            head: watch,
            task: Arc::new(Mutex::new(Some(task))),
        }
    }

    /// To be asked before a reading that [`Self::flushed`] shall vouch for.
    pub(crate) fn generation(&self) -> Generation {
        self.generations.now()
    }

    /// Returns once everything that was read since then is on the disk; false where the server may have gone away
    /// meanwhile, and what was read with it.
    pub(crate) async fn flushed(&self, since: Generation) -> Result<bool, StoreError> {
        let (reply, answer) = oneshot::channel();
        let flush = self.flush.upgrade().ok_or(StoreError::Closing)?;
        flush
            .send(Waiting::Reader(reply, since))
            .map_err(|_| StoreError::Closing)?;
        drop(flush);
        answer.await.map_err(|_| StoreError::Closing)?
    }

    /// Writes a command and waits for its answer; the guard ends when it stands in line.
    pub(crate) async fn append(
        &self,
        command: AppendCommand,
        guard: Option<DecidingGuard>,
    ) -> Result<Answer, StoreError> {
        let (reply, answer) = oneshot::channel();
        let sender = self.sender.upgrade().ok_or(StoreError::Closing)?;
        sender
            .send(Job { command, reply })
            .await
            .map_err(|_| StoreError::Closing)?;
        drop(guard);
        drop(sender);
        answer.await.map_err(|_| StoreError::Closing)?
    }

    pub(crate) fn watch_head(&self) -> watch::Receiver<i64> {
        self.head.clone()
    }

    /// Takes no more commands and waits until those under way have their answers.
    pub(crate) async fn close(&self) {
        self.jobs.lock().await.take();
        let task = self.task.lock().await.take();
        if let Some(task) = task {
            // A writer that panicked has already failed its callers.
            drop(task.await);
        }
    }
}

struct Writer {
    at_once: Kept,
    ahead: Kept,
    clock: Clock,
    deciding: Deciding,
    head: watch::Sender<i64>,
    flush: mpsc::UnboundedSender<Waiting>,
    generations: Generations,
    disk: Disk,
    /// When a batch was last flushed behind.
    learned: Option<Instant>,
    waiting: VecDeque<Job>,
}

/// When a batch is flushed.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Flush {
    /// With its commit: nobody waits behind it or the disk is fast, and one round trip is saved.
    AtOnce,
    /// While the next batch is written.
    Later,
}

impl Writer {
    async fn run(mut self, mut receiver: mpsc::Receiver<Job>) {
        loop {
            if self.waiting.is_empty() {
                let Some(job) = receiver.recv().await else {
                    self.at_once.close().await;
                    return self.ahead.close().await;
                };
                self.waiting.push_back(job);
            }
            self.gather(&mut receiver).await;
            let batch = self.next_batch();
            let flush = self.flush_of(&batch);
            self.send(batch, flush).await;
        }
    }

    fn flush_of(&mut self, batch: &[Job]) -> Flush {
        let alone = batch.len() == 1 && self.waiting.is_empty() && !self.deciding.is_any();
        let known = self.learned.is_some_and(|then| then.elapsed() < LEARN);
        if alone || (known && self.disk.takes() < SLOW) {
            return Flush::AtOnce;
        }
        self.learned = Some(Instant::now());
        Flush::Later
    }

    /// Takes what is there, and what is about to come.
    async fn gather(&mut self, receiver: &mut mpsc::Receiver<Job>) {
        let since = Instant::now();
        loop {
            while let Ok(job) = receiver.try_recv() {
                self.waiting.push_back(job);
            }
            if !self.deciding.is_any() || self.waiting.len() >= BATCH || since.elapsed() > GATHER {
                return;
            }
            tokio::task::yield_now().await;
        }
    }

    /// As many as fit and do not touch the same stream or unique thing twice; the others keep their place.
    fn next_batch(&mut self) -> Vec<Job> {
        let mut taken: HashSet<Vec<u8>> = HashSet::new();
        let mut batch = Vec::new();
        let mut left = VecDeque::new();
        while let Some(job) = self.waiting.pop_front() {
            let touched = touches(&job.command);
            if batch.len() < BATCH && touched.iter().all(|thing| !taken.contains(thing)) {
                batch.push(job);
            } else {
                left.push_back(job);
            }
            // Also what stays behind blocks: a later command on the same stream must not overtake it.
            taken.extend(touched);
        }
        self.waiting = left;
        batch
    }

    async fn send(&mut self, batch: Vec<Job>, flush: Flush) {
        let commands: Vec<&AppendCommand> = batch.iter().map(|job| &job.command).collect();
        let generation = self.generations.now();
        match self.write(&commands, flush).await {
            Ok(answers) if flush == Flush::AtOnce => answer(&self.head, batch, answers),
            Ok(answers) => {
                let written = Waiting::Batch(batch, answers, generation);
                if let Err(mpsc::error::SendError(Waiting::Batch(batch, ..))) =
                    self.flush.send(written)
                {
                    fail(batch, StoreError::Closing);
                }
            }
            Err(error) if batch.len() == 1 || error.is_passing() => fail(batch, error),
            // One command spoils the batch: each goes alone, and only that one fails.
            Err(_) => {
                for job in batch {
                    Box::pin(self.send(vec![job], flush)).await;
                }
            }
        }
    }

    async fn write(
        &mut self,
        commands: &[&AppendCommand],
        flush: Flush,
    ) -> Result<Vec<Answer>, StoreError> {
        let told = self.clock.told();
        let connection = match flush {
            Flush::AtOnce => &mut self.at_once,
            Flush::Later => &mut self.ahead,
        };
        let mut pause = Duration::from_millis(50);
        // A kept connection may have been cut while nobody looked: that costs no try.
        let mut was_used = connection.is_used();
        for attempt in 1.. {
            match write_once(connection, told, commands).await {
                Err(StoreError::Unavailable(_)) if was_used => {
                    connection.forget();
                    was_used = false;
                }
                Err(StoreError::Unavailable(error)) if attempt < TRIES => {
                    connection.forget();
                    tracing::warn!(attempt, error = %error, "the connection broke during an append; sending it again");
                    tokio::time::sleep(pause).await;
                    pause *= 2;
                }
                // The answer to the first sending was lost: what we wrote ourselves reads as a duplicate now.
                other => return other,
            }
        }
        unreachable!("the loop ends with its last attempt")
    }
}

async fn write_once(
    connection: &mut Kept,
    told: Option<DateTime<Utc>>,
    commands: &[&AppendCommand],
) -> Result<Vec<Answer>, StoreError> {
    batch::write(connection.get().await?, told, commands).await
}

fn touches(command: &AppendCommand) -> Vec<Vec<u8>> {
    let streams = command
        .streams
        .iter()
        .map(|s| [s.aggregate_type.as_bytes(), b"/", s.aggregate_id.as_bytes()].concat());
    let claims = command
        .claims
        .iter()
        .map(|c| [c.scope.as_bytes(), b"#", &c.key].concat());
    let own = std::iter::once([b"command:", command.command_id.as_bytes().as_slice()].concat());
    streams.chain(claims).chain(own).collect()
}

pub(super) fn fail(batch: Vec<Job>, error: StoreError) {
    let mut errors = error.for_each();
    for job in batch {
        drop(job.reply.send(Err(errors())));
    }
}
