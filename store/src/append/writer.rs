//! The writer: one task per store that sends what has gathered while the last batch was committing.

use super::batch;
use super::deciding::{Deciding, DecidingGuard};
use super::job::{Answer, AppendCommand};
use crate::clock::Clock;
use crate::error::StoreError;
use crate::kept::Kept;
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

/// How long commands that are being decided are waited for at most, however long batches take.
const GATHER: Duration = Duration::from_millis(2);
/// Timers are no finer than this.
const TICK: Duration = Duration::from_millis(1);

struct Job {
    command: AppendCommand,
    reply: oneshot::Sender<Result<Answer, StoreError>>,
}

/// Sends commands to the writer of this store.
#[derive(Clone)]
pub(crate) struct Appender {
    jobs: Arc<Mutex<Option<mpsc::Sender<Job>>>>,
    sender: mpsc::WeakSender<Job>,
    head: watch::Receiver<i64>,
    task: Arc<Mutex<Option<JoinHandle<()>>>>,
}

impl Appender {
    pub(crate) fn start(connection: Kept, clock: Clock, deciding: Deciding) -> Self {
        let (sender, receiver) = mpsc::channel(WAITING);
        let (head, watch) = watch::channel(0);
        let writer = Writer {
            connection,
            clock,
            deciding,
            head,
            waiting: VecDeque::new(),
            took: Duration::ZERO,
        };
        let task = tokio::spawn(writer.run(receiver));
        Self {
            sender: sender.downgrade(),
            jobs: Arc::new(Mutex::new(Some(sender))),
            head: watch,
            task: Arc::new(Mutex::new(Some(task))),
        }
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
    connection: Kept,
    clock: Clock,
    deciding: Deciding,
    head: watch::Sender<i64>,
    waiting: VecDeque<Job>,
    /// How long the last batch took, its flush included.
    took: Duration,
}

impl Writer {
    async fn run(mut self, mut receiver: mpsc::Receiver<Job>) {
        loop {
            if self.waiting.is_empty() {
                match receiver.recv().await {
                    Some(job) => self.waiting.push_back(job),
                    None => return self.connection.close().await,
                }
            }
            self.gather(&mut receiver).await;
            let batch = self.next_batch();
            let began = Instant::now();
            self.send(batch).await;
            self.took = began.elapsed();
        }
    }

    /// Takes what is there, and what is about to come: a command that misses a batch waits for all of it, so a
    /// quarter of that time is well spent on letting it catch up.
    async fn gather(&mut self, receiver: &mut mpsc::Receiver<Job>) {
        let until = Instant::now() + GATHER.min(self.took / 4);
        loop {
            while let Ok(job) = receiver.try_recv() {
                self.waiting.push_back(job);
            }
            let left = until.saturating_duration_since(Instant::now());
            if !self.deciding.is_any() || self.waiting.len() >= BATCH || left.is_zero() {
                return;
            }
            if left < TICK {
                tokio::task::yield_now().await;
                continue;
            }
            tokio::select! {
                job = receiver.recv() => match job {
                    Some(job) => self.waiting.push_back(job),
                    None => return,
                },
                () = self.deciding.settled() => {}
                () = tokio::time::sleep(left) => {}
            }
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

    async fn send(&mut self, batch: Vec<Job>) {
        let commands: Vec<&AppendCommand> = batch.iter().map(|job| &job.command).collect();
        match self.write(&commands).await {
            Ok(answers) => {
                self.announce(&answers);
                for (job, answer) in batch.into_iter().zip(answers) {
                    // A caller that went away finds its answer under the command identifier.
                    drop(job.reply.send(Ok(answer)));
                }
            }
            Err(error) if batch.len() == 1 || error.is_passing() => fail(batch, error),
            // One command spoils the batch: each goes alone, and only that one fails.
            Err(_) => {
                for job in batch {
                    Box::pin(self.send(vec![job])).await;
                }
            }
        }
    }

    async fn write(&mut self, commands: &[&AppendCommand]) -> Result<Vec<Answer>, StoreError> {
        let mut pause = Duration::from_millis(50);
        // A kept connection may have been cut while nobody looked: that costs no try.
        let mut was_used = self.connection.is_used();
        for attempt in 1.. {
            match self.write_once(commands).await {
                Err(StoreError::Unavailable(_)) if was_used => {
                    self.connection.forget();
                    was_used = false;
                }
                Err(StoreError::Unavailable(error)) if attempt < TRIES => {
                    self.connection.forget();
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

    async fn write_once(&mut self, commands: &[&AppendCommand]) -> Result<Vec<Answer>, StoreError> {
        let told = self.clock.told();
        batch::write(self.connection.get().await?, told, commands).await
    }

    fn announce(&self, answers: &[Answer]) {
        let last = answers.iter().filter_map(|answer| match answer {
            Answer::Done { last_index, .. } => Some(*last_index),
            Answer::Duplicate | Answer::Stale | Answer::Claimed => None,
        });
        if let Some(last) = last.max() {
            self.head.send_replace(last);
        }
    }
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

fn fail(batch: Vec<Job>, error: StoreError) {
    let mut errors = error.for_each();
    for job in batch {
        drop(job.reply.send(Err(errors())));
    }
}
