//! What can go wrong between a command and the log.

use domain::access::Denied;
use domain::shared::error::Coded;
use uuid::Uuid;

/// A failure of the store itself.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The database cannot be reached, or did not answer in time; whether the command was done is unknown.
    #[error("the database cannot be reached")]
    Unavailable(#[source] sqlx::Error),
    /// There is no room left on the disk of the database.
    #[error("the disk of the database is full")]
    DiskFull,
    /// The database refused a statement.
    #[error("the database refused a statement")]
    Database(#[source] sqlx::Error),
    /// A stored event cannot be read.
    #[error("event {sequence} of {aggregate_type} {aggregate_id} cannot be read")]
    Unreadable {
        /// Aggregate type.
        aggregate_type: String,
        /// Aggregate identifier.
        aggregate_id: String,
        /// Sequence of the event.
        sequence: i64,
        /// What the decoder said.
        #[source]
        source: serde_json::Error,
    },
    /// A snapshot cannot be read; the stream is then replayed in full.
    #[error("a snapshot cannot be read")]
    SnapshotUnreadable,
    /// Something could not be written as JSON.
    #[error("a value cannot be written")]
    Unwritable(#[from] serde_json::Error),
    /// The key of a person's data was destroyed: nothing new can be sealed under it.
    #[error("the key of subject {0} was destroyed")]
    KeyDestroyed(Uuid),
    /// A key or a ciphertext does not open: wrong master key, or a changed row.
    #[error("a sealed value of subject {0} does not open")]
    SealBroken(Uuid),
    /// Who asks sees personal values masked, and a document cannot be masked.
    #[error(
        "auditors see personal data masked: ask for an unmasking of this one thing, POST /api/v1/unmaskings"
    )]
    Masked,
    /// The store is shutting down.
    #[error("the store is closing")]
    Closing,
}

impl StoreError {
    /// The stable code.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Unavailable(_) => "store.unavailable",
            Self::DiskFull => "store.disk-full",
            Self::Database(_) => "store.database",
            Self::Unreadable { .. } => "store.event-unreadable",
            Self::SnapshotUnreadable => "store.snapshot-unreadable",
            Self::Unwritable(_) => "store.unwritable",
            Self::KeyDestroyed(_) => "store.key-destroyed",
            Self::SealBroken(_) => "store.seal-broken",
            Self::Masked => "audit.masked",
            Self::Closing => "store.closing",
        }
    }

    /// The same failure for each of several callers; the first gets the cause.
    pub(crate) fn for_each(self) -> impl FnMut() -> Self {
        let full = matches!(self, Self::DiskFull);
        let closing = matches!(self, Self::Closing);
        let mut first = Some(self);
        move || {
            first.take().unwrap_or_else(|| match (full, closing) {
                (true, _) => Self::DiskFull,
                (_, true) => Self::Closing,
                _ => Self::Unavailable(sqlx::Error::WorkerCrashed),
            })
        }
    }

    /// Whether trying again later may succeed.
    pub fn is_passing(&self) -> bool {
        matches!(self, Self::Unavailable(_) | Self::DiskFull | Self::Closing)
    }
}

impl From<sqlx::Error> for StoreError {
    fn from(error: sqlx::Error) -> Self {
        match &error {
            sqlx::Error::Database(database) => match database.code().as_deref() {
                Some("53100") => Self::DiskFull,
                // Class 08 and 57P0x: connection lost, shutdown, crash, starting up; 53300: too many connections.
                Some(code)
                    if code.starts_with("08") || code.starts_with("57P") || code == "53300" =>
                {
                    Self::Unavailable(error)
                }
                _ => Self::Database(error),
            },
            sqlx::Error::Io(_)
            | sqlx::Error::Tls(_)
            | sqlx::Error::PoolTimedOut
            | sqlx::Error::WorkerCrashed
            | sqlx::Error::Protocol(_) => Self::Unavailable(error),
            sqlx::Error::PoolClosed => Self::Closing,
            _ => Self::Database(error),
        }
    }
}

/// Why a command was not done.
#[derive(Debug, thiserror::Error)]
pub enum ExecuteError<E: Coded + 'static> {
    /// The rules say no.
    #[error(transparent)]
    Refused(E),
    /// The actor may not.
    #[error(transparent)]
    Denied(#[from] Denied),
    /// Nothing is filed under this identifier.
    #[error("not found")]
    NotFound,
    /// The caller has not seen the latest events of the stream.
    #[error("the version is {current}, not the one the command was meant for")]
    Stale {
        /// The version the caller believed in.
        expected: u64,
        /// The version there is.
        current: u64,
    },
    /// Another stream holds the thing this command needs for itself.
    #[error("already held elsewhere: {scope}")]
    Claimed {
        /// What kind of thing.
        scope: String,
    },
    /// The same command identifier came with another request.
    #[error("this command identifier was used for another request")]
    IdReused,
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Why a command that changes other streams too was not done.
#[derive(Debug, thiserror::Error)]
pub enum BesideError<E: Coded + 'static, F: Coded + 'static> {
    /// On account of its own stream.
    #[error(transparent)]
    Own(#[from] ExecuteError<E>),
    /// On account of another one.
    #[error(transparent)]
    Beside(ExecuteError<F>),
}

impl<One: Coded + 'static> BesideError<One, One> {
    /// The reason, whichever stream it lies in.
    pub fn into_one(self) -> ExecuteError<One> {
        match self {
            Self::Own(error) | Self::Beside(error) => error,
        }
    }
}
