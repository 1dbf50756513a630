//! A connection one task keeps for itself, and tasks that answer many questions with one statement.
//!
//! A pool asks a connection whether it lives whenever it lends it and again when it takes it back: two
//! round trips beside the one that matters. The hot paths keep theirs, and find out when they use it.

use crate::error::StoreError;
use sqlx::postgres::{PgConnectOptions, PgConnection};
use sqlx::{ConnectOptions, Connection};
use std::future::Future;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};
use tokio::sync::{mpsc, oneshot};

/// How long a server that does not answer is waited for.
const PATIENCE: Duration = Duration::from_secs(5);
/// The first pause before another try; each is twice as long as the last.
const PAUSE: Duration = Duration::from_millis(20);

/// A connection that is made when first needed and made again after it broke.
pub(crate) struct Kept {
    options: PgConnectOptions,
    connection: Option<PgConnection>,
}

impl Kept {
    /// A connection for statements that only ever find rows by key: their plans are made once, with
    /// indexes, and never again.
    pub(crate) fn by_key(options: &PgConnectOptions, more: &[(&str, &str)]) -> Self {
        let options = options.clone().options([
            ("plan_cache_mode", "force_generic_plan"),
            ("enable_seqscan", "off"),
            ("enable_hashjoin", "off"),
            ("enable_mergejoin", "off"),
            ("jit", "off"),
        ]);
        Self {
            options: options.options(more.iter().copied()),
            connection: None,
        }
    }

    /// The connection; a new one is waited for.
    pub(crate) async fn get(&mut self) -> Result<&mut PgConnection, StoreError> {
        if self.connection.is_none() {
            self.connection = Some(self.connect().await?);
        }
        Ok(self.connection.as_mut().expect("it was just made"))
    }

    async fn connect(&self) -> Result<PgConnection, StoreError> {
        let since = Instant::now();
        let mut pause = PAUSE;
        loop {
            let left = PATIENCE.saturating_sub(since.elapsed());
            let tried = tokio::time::timeout(left, self.options.connect()).await;
            match tried.map(|made| made.map_err(StoreError::from)) {
                Ok(Ok(connection)) => return Ok(connection),
                Ok(Err(StoreError::Unavailable(_))) if since.elapsed() + pause < PATIENCE => {
                    tokio::time::sleep(pause).await;
                    pause *= 2;
                }
                Ok(Err(error)) => return Err(error),
                Err(_) => return Err(StoreError::Unavailable(sqlx::Error::PoolTimedOut)),
            }
        }
    }

    /// Whether there is one, which may have broken since it was used last.
    pub(crate) fn is_used(&self) -> bool {
        self.connection.is_some()
    }

    /// Forgets a connection that broke.
    pub(crate) fn forget(&mut self) {
        self.connection = None;
    }

    /// Says good-bye to the server.
    pub(crate) async fn close(self) {
        if let Some(connection) = self.connection {
            // A server that is gone needs no good-bye.
            drop(connection.close().await);
        }
    }
}

/// One statement that answers many questions.
pub(crate) trait Statement: Send + Sync + 'static {
    /// One question.
    type Ask: Send + Sync + 'static;
    /// Its answer.
    type Answer: Send + 'static;

    /// Answers in the order of the questions. Run again when the connection broke.
    fn answer(
        &self,
        connection: &mut PgConnection,
        asks: &[&Self::Ask],
    ) -> impl Future<Output = Result<Vec<Self::Answer>, StoreError>> + Send;
}

type Reply<S> = oneshot::Sender<Result<<S as Statement>::Answer, StoreError>>;
type Question<S> = (<S as Statement>::Ask, Reply<S>);

/// Questions answered together at most.
const TOGETHER: usize = 128;

/// Sends questions to tasks that gather what comes while the last statement runs.
pub(crate) struct Gathered<S: Statement> {
    sender: mpsc::WeakSender<Question<S>>,
    open: Arc<Mutex<Option<mpsc::Sender<Question<S>>>>>,
}

impl<S: Statement> Clone for Gathered<S> {
    fn clone(&self) -> Self {
        Self {
            sender: self.sender.clone(),
            open: Arc::clone(&self.open),
        }
    }
}

impl<S: Statement> Gathered<S> {
    /// Starts one task for each connection.
    pub(crate) fn start(statement: S, connections: Vec<Kept>) -> Self {
        let (sender, receiver) = mpsc::channel(4096);
        let receiver = Arc::new(tokio::sync::Mutex::new(receiver));
        let statement = Arc::new(statement);
        for connection in connections {
            tokio::spawn(serve(
                Arc::clone(&statement),
                Arc::clone(&receiver),
                connection,
            ));
        }
        Self {
            sender: sender.downgrade(),
            open: Arc::new(Mutex::new(Some(sender))),
        }
    }

    /// Asks and waits for the answer.
    pub(crate) async fn ask(&self, ask: S::Ask) -> Result<S::Answer, StoreError> {
        let (reply, answer) = oneshot::channel();
        let sender = self.sender.upgrade().ok_or(StoreError::Closing)?;
        let sent = sender.send((ask, reply)).await;
        sent.map_err(|_| StoreError::Closing)?;
        drop(sender);
        answer.await.map_err(|_| StoreError::Closing)?
    }

    /// Takes no more questions; those under way are answered.
    pub(crate) fn close(&self) {
        self.open
            .lock()
            .expect("no holder of this lock panics")
            .take();
    }
}

async fn serve<S: Statement>(
    statement: Arc<S>,
    receiver: Arc<tokio::sync::Mutex<mpsc::Receiver<Question<S>>>>,
    mut connection: Kept,
) {
    loop {
        let mut questions = Vec::new();
        if receiver
            .lock()
            .await
            .recv_many(&mut questions, TOGETHER)
            .await
            == 0
        {
            return connection.close().await;
        }
        let asks: Vec<&S::Ask> = questions.iter().map(|(ask, _)| ask).collect();
        let answered = answer(&*statement, &mut connection, &asks).await;
        match answered {
            Ok(answers) => {
                for ((_, reply), answer) in questions.into_iter().zip(answers) {
                    // Whoever went away needs no answer.
                    drop(reply.send(Ok(answer)));
                }
            }
            Err(error) if questions.len() == 1 || error.is_passing() => {
                let mut errors = error.for_each();
                for (_, reply) in questions {
                    drop(reply.send(Err(errors())));
                }
            }
            // One question spoils the statement: each is asked alone.
            Err(_) => {
                for (ask, reply) in questions {
                    let alone = answer(&*statement, &mut connection, &[&ask]).await;
                    drop(reply.send(alone.map(|mut answers| answers.remove(0))));
                }
            }
        }
    }
}

/// A kept connection may have been cut while nobody looked: then once more, with a new one.
async fn answer<S: Statement>(
    statement: &S,
    connection: &mut Kept,
    asks: &[&S::Ask],
) -> Result<Vec<S::Answer>, StoreError> {
    let mut again = connection.is_used();
    loop {
        let answered = statement.answer(connection.get().await?, asks).await;
        match answered {
            Err(StoreError::Unavailable(_)) if again => {
                connection.forget();
                again = false;
            }
            Err(StoreError::Unavailable(error)) => {
                connection.forget();
                return Err(StoreError::Unavailable(error));
            }
            other => return other,
        }
    }
}
