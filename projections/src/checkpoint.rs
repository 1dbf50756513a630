//! How far each read model has come; kept in the same transaction as its rows.

use crate::error::ProjectionError;
use crate::view::ViewRef;
use chrono::{DateTime, Utc};
use serde::Serialize;
use sqlx::postgres::{PgConnection, PgPool};

/// Whether a read model follows the log.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, sqlx::Type)]
#[serde(rename_all = "snake_case")]
#[sqlx(type_name = "text", rename_all = "snake_case")]
pub enum Status {
    /// It does.
    Live,
    /// It stands still at an event it cannot take, until somebody decides.
    Stopped,
    /// Its rows are being made for the first time.
    Building,
}

/// Where a read model stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, sqlx::FromRow)]
pub struct Checkpoint {
    /// Its name.
    pub name: String,
    /// The revision its rows were built with.
    pub revision: i32,
    /// The last event its rows contain.
    pub log_index: i64,
    /// Whether it follows the log.
    pub status: Status,
    /// Code of the error it stopped with.
    pub error: Option<String>,
    /// The event it stopped at.
    pub failed_at_index: Option<i64>,
    /// When it last moved.
    pub updated_at: DateTime<Utc>,
}

const COLUMNS: &str = "name, revision, log_index, status, error, failed_at_index, updated_at";

/// Every read model there is a checkpoint of, by name.
pub(crate) async fn all(pool: &PgPool) -> Result<Vec<Checkpoint>, ProjectionError> {
    let sql = format!("SELECT {COLUMNS} FROM projection ORDER BY name");
    Ok(sqlx::query_as(&sql).fetch_all(pool).await?)
}

/// Makes checkpoints for read models that have none; on an empty log they are up to date at once.
pub(crate) async fn begin(
    pool: &PgPool,
    views: &[ViewRef],
    log_is_empty: bool,
) -> Result<(), ProjectionError> {
    for view in views {
        sqlx::query(
            "INSERT INTO projection (name, revision, status) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING",
        )
        .bind(view.name())
        .bind(if log_is_empty { view.revision() } else { 0 })
        .bind(if log_is_empty {
            Status::Live
        } else {
            Status::Building
        })
        .execute(pool)
        .await?;
    }
    Ok(())
}

/// Locks the checkpoints of these read models that nobody else works on, and reads them.
pub(crate) async fn lock_free(
    connection: &mut PgConnection,
    views: &[ViewRef],
) -> Result<Vec<Checkpoint>, ProjectionError> {
    let sql = format!(
        "SELECT {COLUMNS} FROM projection WHERE status = 'live' \
         AND (name, revision) IN (SELECT * FROM unnest($1::text[], $2::int[])) \
         ORDER BY log_index, name FOR UPDATE SKIP LOCKED"
    );
    let names: Vec<&str> = views.iter().map(|view| view.name()).collect();
    let revisions: Vec<i32> = views.iter().map(|view| view.revision()).collect();
    Ok(sqlx::query_as(&sql)
        .bind(names)
        .bind(revisions)
        .fetch_all(connection)
        .await?)
}

/// Locks one checkpoint, waiting for whoever works on it.
pub(crate) async fn lock(
    connection: &mut PgConnection,
    name: &str,
) -> Result<Checkpoint, ProjectionError> {
    let sql = format!("SELECT {COLUMNS} FROM projection WHERE name = $1 FOR UPDATE");
    sqlx::query_as(&sql)
        .bind(name)
        .fetch_optional(connection)
        .await?
        .ok_or_else(|| ProjectionError::UnknownView(name.to_owned()))
}

/// Moves read models from one position to a later one.
pub(crate) async fn advance(
    connection: &mut PgConnection,
    names: &[&str],
    from: i64,
    to: i64,
) -> Result<(), ProjectionError> {
    if names.is_empty() {
        return Ok(());
    }
    let moved = sqlx::query(
        "UPDATE projection SET log_index = $3, updated_at = clock_timestamp() \
         WHERE name = ANY($1) AND log_index = $2",
    )
    .bind(names)
    .bind(from)
    .bind(to)
    .execute(connection)
    .await?;
    if usize::try_from(moved.rows_affected()) == Ok(names.len()) {
        Ok(())
    } else {
        Err(ProjectionError::Elsewhere(names.join(", ")))
    }
}

/// Stops a read model before an event it cannot take; false when it has moved meanwhile.
pub(crate) async fn stop(
    pool: &PgPool,
    name: &str,
    failed_at: i64,
    code: &str,
) -> Result<bool, ProjectionError> {
    let stopped = sqlx::query(
        "UPDATE projection SET status = 'stopped', error = $3, failed_at_index = $2, \
         updated_at = clock_timestamp() WHERE name = $1 AND log_index = $2 - 1 AND status = 'live'",
    )
    .bind(name)
    .bind(failed_at)
    .bind(code)
    .execute(pool)
    .await?;
    Ok(stopped.rows_affected() == 1)
}

/// Puts a read model at a position, following the log again.
pub(crate) async fn place(
    connection: &mut PgConnection,
    name: &str,
    revision: i32,
    at: i64,
) -> Result<(), ProjectionError> {
    sqlx::query(
        "UPDATE projection SET revision = $2, log_index = $3, status = 'live', error = NULL, \
         failed_at_index = NULL, updated_at = clock_timestamp() WHERE name = $1",
    )
    .bind(name)
    .bind(revision)
    .bind(at)
    .execute(connection)
    .await?;
    Ok(())
}

/// Whether all of these read models contain the event at `position`.
pub(crate) async fn reached(
    pool: &PgPool,
    names: &[&str],
    position: i64,
) -> Result<bool, ProjectionError> {
    let (behind,): (i64,) = sqlx::query_as(
        "SELECT count(*) FROM unnest($1::text[]) w(name) \
         WHERE NOT EXISTS (SELECT 1 FROM projection p WHERE p.name = w.name AND p.log_index >= $2)",
    )
    .bind(names)
    .bind(position)
    .fetch_one(pool)
    .await?;
    Ok(behind == 0)
}
