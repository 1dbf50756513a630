//! The rows of the archive.

use super::{About, Arrival, Kept};
use crate::connect::Store;
use crate::documents::{DocumentError, StoredDocument};
use crate::error::StoreError;
use chrono::{DateTime, Utc};
use domain::shared::ids::{DocumentId, SubjectId};
use domain::shared::personal::{Personal, RetentionClass};
use serde_json::Value;
use sqlx::Row;
use sqlx::postgres::PgRow;
use uuid::Uuid;

type Done<T> = Result<T, DocumentError>;

const COLUMNS: &str = "document_id, name, media_type, size, sha256, streams, subject, class";

/// How many other documents wait for a command: of the same sender, and of everybody.
pub(super) async fn waiting(store: &Store, arrival: &Arrival) -> Done<(i64, i64)> {
    let counts = sqlx::query_as(
        "SELECT count(*) FILTER (WHERE taken_by = $4), count(*) FROM documents \
         WHERE about_type = $1 AND about_id = $2 AND NOT filed AND named_at IS NULL \
         AND sha256 IS NOT NULL AND document_id <> $3",
    )
    .bind(arrival.about.kind())
    .bind(arrival.about.id())
    .bind(arrival.document_id.0)
    .bind(arrival.by.as_str())
    .fetch_one(&store.pool);
    Ok(counts.await.map_err(StoreError::from)?)
}

/// Whether a row was there before.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Begun {
    /// This upload made it.
    New,
    /// An upload before it, or beside it, did.
    Again,
}

/// Makes the row of a document that is about to arrive; nothing where the identifier is that of another one.
pub(super) async fn begin(store: &Store, arrival: &Arrival) -> Done<Option<Begun>> {
    // Whoever repeats an upload has a day again, and another instant than whoever made the row.
    let is_new: Option<bool> = sqlx::query_scalar(
        "INSERT INTO documents (document_id, about_type, about_id, subject, class, taken_at, \
         streams, taken_by) VALUES ($1, $2, $3, $4, $5, $6, $7, $8) \
         ON CONFLICT (document_id) DO UPDATE \
         SET taken_at = greatest(excluded.taken_at, documents.taken_at + interval '1 microsecond') \
         WHERE NOT documents.dropped AND documents.about_type = excluded.about_type \
         AND documents.about_id = excluded.about_id AND documents.subject = excluded.subject \
         RETURNING xmax = 0",
    )
    .bind(arrival.document_id.0)
    .bind(arrival.about.kind())
    .bind(arrival.about.id())
    .bind(arrival.subject.0)
    .bind(arrival.class.as_str())
    .bind(arrival.at)
    .bind(arrival.about.streams())
    .bind(arrival.by.as_str())
    .fetch_optional(&store.pool)
    .await
    .map_err(StoreError::from)?;
    Ok(is_new.map(|is_new| if is_new { Begun::New } else { Begun::Again }))
}

/// Takes back the row this upload made, unless another one came under the same identifier.
pub(super) async fn take_back(store: &Store, arrival: &Arrival) -> Done<()> {
    sqlx::query(
        "DELETE FROM documents WHERE document_id = $1 AND sha256 IS NULL AND taken_at = $2",
    )
    .bind(arrival.document_id.0)
    .bind(arrival.at)
    .execute(&store.pool)
    .await
    .map_err(StoreError::from)?;
    Ok(())
}

/// Writes down what was found, unless it is written already.
pub(super) async fn complete(store: &Store, arrival: &Arrival, found: &StoredDocument) -> Done<()> {
    let name = found.name.as_str().to_owned();
    let name = Personal::new(arrival.subject, arrival.class, name);
    let mut name = serde_json::to_value(name).map_err(StoreError::from)?;
    store.keyring.seal(&mut [&mut name]).await?;
    sqlx::query(
        "UPDATE documents SET name = $2, media_type = $3, size = $4, sha256 = $5 \
         WHERE document_id = $1 AND sha256 IS NULL",
    )
    .bind(arrival.document_id.0)
    .bind(name)
    .bind(&found.media_type)
    .bind(i64::try_from(found.size).unwrap_or(i64::MAX))
    .bind(found.sha256.as_slice())
    .execute(&store.pool)
    .await
    .map_err(StoreError::from)?;
    Ok(())
}

/// The document, where it is kept whole.
pub(super) async fn find(store: &Store, id: DocumentId) -> Done<Option<Kept>> {
    let query = format!(
        "SELECT {COLUMNS} FROM documents WHERE document_id = $1 AND sha256 IS NOT NULL AND NOT dropped"
    );
    let rows = sqlx::query(&query).bind(id.0).fetch_all(&store.pool);
    let rows = rows.await.map_err(StoreError::from)?;
    Ok(read(store, &rows).await?.pop())
}

/// Notes which stream a command is about to name these on; gives those there are.
pub(super) async fn name(
    store: &Store,
    documents: &[DocumentId],
    about: &About,
    stream: (&str, Uuid),
    at: DateTime<Utc>,
) -> Done<Vec<Kept>> {
    let ids: Vec<Uuid> = documents.iter().map(|id| id.0).collect();
    let query = format!(
        "UPDATE documents SET named_at = $5, streams = CASE WHEN $4 = ANY(streams) THEN streams ELSE array_append(streams, $4) END \
         WHERE document_id = ANY($1) AND about_type = $2 AND about_id = $3 AND sha256 IS NOT NULL \
         AND NOT dropped RETURNING {COLUMNS}"
    );
    let rows = sqlx::query(&query)
        .bind(ids)
        .bind(about.kind())
        .bind(about.id())
        .bind(format!("{}/{}", stream.0, stream.1))
        .bind(at)
        .fetch_all(&store.pool);
    read(store, &rows.await.map_err(StoreError::from)?).await
}

/// The same for those with a digest; whether there is one.
pub(super) async fn name_by_digest(
    store: &Store,
    sha256: &[u8; 32],
    about: &About,
    stream: (&str, Uuid),
    at: DateTime<Utc>,
) -> Done<bool> {
    let done = sqlx::query(
        "UPDATE documents SET named_at = $5, streams = CASE WHEN $4 = ANY(streams) THEN streams ELSE array_append(streams, $4) END \
         WHERE about_type = $2 AND about_id = $3 AND sha256 = $1 AND NOT dropped",
    )
    .bind(sha256.as_slice())
    .bind(about.kind())
    .bind(about.id())
    .bind(format!("{}/{}", stream.0, stream.1))
    .bind(at)
    .execute(&store.pool);
    Ok(done.await.map_err(StoreError::from)?.rows_affected() > 0)
}

async fn read(store: &Store, rows: &[PgRow]) -> Done<Vec<Kept>> {
    let names = rows.iter().map(|row| row.try_get::<Value, _>("name"));
    let mut names = names
        .collect::<Result<Vec<_>, _>>()
        .map_err(StoreError::from)?;
    let mut fields: Vec<&mut Value> = names.iter_mut().collect();
    store.keyring.reveal(&mut fields).await?;
    let kept = rows.iter().zip(names).map(|(row, name)| kept(row, name));
    Ok(kept.collect::<Result<_, _>>()?)
}

fn kept(row: &PgRow, name: Value) -> Result<Kept, StoreError> {
    let name: Personal<String> = serde_json::from_value(name)?;
    let class = Value::String(row.try_get("class")?);
    let sha256: Vec<u8> = row.try_get("sha256")?;
    let size: i64 = row.try_get("size")?;
    let unreadable = || StoreError::Database(sqlx::Error::RowNotFound);
    let streams: Vec<String> = row.try_get("streams")?;
    let streams = streams.iter().filter_map(|stream| {
        let (kind, id) = stream.split_once('/')?;
        Some((kind.to_owned(), id.parse().ok()?))
    });
    Ok(Kept {
        document_id: DocumentId(row.try_get("document_id")?),
        name: name.reveal().cloned(),
        media_type: row.try_get("media_type")?,
        size: u64::try_from(size).map_err(|_| unreadable())?,
        sha256: sha256.try_into().map_err(|_| unreadable())?,
        streams: streams.collect(),
        subject: SubjectId(row.try_get("subject")?),
        class: serde_json::from_value::<RetentionClass>(class)?,
    })
}
