//! What can go wrong between the log and a read model.

use store::StoreError;

/// Why a read model could not take an event, or a question could not be answered.
#[derive(Debug, thiserror::Error)]
pub enum ProjectionError {
    /// A stored event cannot be read as any event of its aggregate.
    #[error("event {log_index} cannot be read")]
    Unreadable {
        /// Its place in the log.
        log_index: i64,
    },
    /// A read model refuses an event.
    #[error("event {log_index} does not fit the read model: {reason}")]
    Unfit {
        /// Its place in the log.
        log_index: i64,
        /// Why, without a word about people.
        reason: &'static str,
    },
    /// A projector stopped half-way on an event.
    #[error("the projector broke on event {log_index}")]
    Broken {
        /// Its place in the log.
        log_index: i64,
    },
    /// A projector wrote to a column that is not there.
    #[error("table {table} has no column {column}")]
    UnknownColumn {
        /// The table.
        table: &'static str,
        /// The column.
        column: String,
    },
    /// No read model has this name.
    #[error("there is no read model {0}")]
    UnknownView(String),
    /// What was asked cannot be: the read model stands elsewhere than the caller believes.
    #[error("the read model {0} does not stand there")]
    Elsewhere(String),
    /// A row cannot be read as what the question promises.
    #[error("a row cannot be read")]
    Row(#[from] serde_json::Error),
    /// The place at which a page should begin is not one that was handed out.
    #[error("this cursor was not handed out here")]
    Cursor,
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl ProjectionError {
    /// The stable code.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Unreadable { .. } => "projection.event-unreadable",
            Self::Unfit { .. } => "projection.event-unfit",
            Self::Broken { .. } => "projection.projector-broken",
            Self::UnknownColumn { .. } => "projection.column-unknown",
            Self::UnknownView(_) => "projection.unknown",
            Self::Elsewhere(_) => "projection.elsewhere",
            Self::Row(_) => "projection.row-unreadable",
            Self::Cursor => "projection.cursor-invalid",
            Self::Store(error) => error.code(),
        }
    }

    /// Whether the same work may succeed later without anybody doing anything.
    pub fn is_passing(&self) -> bool {
        match self {
            Self::Store(StoreError::Database(error)) => is_contention(error),
            Self::Store(error) => error.is_passing(),
            Self::Unreadable { .. }
            | Self::Unfit { .. }
            | Self::Broken { .. }
            | Self::UnknownColumn { .. }
            | Self::UnknownView(_)
            | Self::Elsewhere(_)
            | Self::Row(_)
            | Self::Cursor => false,
        }
    }
}

/// Class 40 is a lost race, 55P03 a lock not had in time, class 57 an interruption.
fn is_contention(error: &sqlx::Error) -> bool {
    error
        .as_database_error()
        .and_then(sqlx::error::DatabaseError::code)
        .is_some_and(|code| code.starts_with("40") || code == "55P03" || code.starts_with("57"))
}

impl From<sqlx::Error> for ProjectionError {
    fn from(error: sqlx::Error) -> Self {
        Self::Store(error.into())
    }
}
