//! Takes away what no event names: uploads that nobody attached, and what cut off uploads left behind.

use super::Archive;
use crate::documents::DocumentError;
use crate::error::StoreError;
use chrono::{DateTime, Utc};
use domain::shared::ids::DocumentId;
use uuid::Uuid;

/// Documents looked at in one go.
const AT_ONCE: i64 = 5_000;

/// Whether an event names the document: one of its streams by its identifier, or the register, in the same command, by
/// its digest. The digest alone would keep every copy of a paper that is on file.
const IS_NAMED: &str = "SELECT EXISTS (SELECT 1 FROM documents d \
     CROSS JOIN unnest(d.streams) s \
     JOIN events e ON e.aggregate_type = split_part(s, '/', 1) AND e.aggregate_id = split_part(s, '/', 2) \
     JOIN command_log c ON c.command_id = e.command_id \
     JOIN events f ON f.log_index BETWEEN c.first_index AND c.last_index \
     WHERE d.document_id = $1 AND (position(d.document_id::text IN f.payload::text) > 0 \
     OR f.aggregate_type = 'registration' AND position(encode(d.sha256, 'hex') IN f.payload::text) > 0))";

impl Archive {
    /// Takes away every document that arrived before `before`, was not named since, and that no event names; returns
    /// how many. What an event names is marked, and never looked at again.
    ///
    /// First the row says that the bytes go, and only while nobody names it; from then on no command can name it. So
    /// a command never names bytes that are gone, whenever this stops and whoever else runs it.
    pub async fn sweep(&self, before: DateTime<Utc>) -> Result<u64, DocumentError> {
        let mut taken = self.bytes.sweep_incoming(before).await?;
        let mut failed = None;
        for id in self.loose(before).await? {
            match self.settle(id, before).await {
                Ok(was_taken) => taken += u64::from(was_taken),
                // One that cannot be taken away now must not keep the others.
                Err(error) => failed = Some(error),
            }
        }
        failed.map_or(Ok(taken), Err)
    }

    async fn loose(&self, before: DateTime<Utc>) -> Result<Vec<Uuid>, DocumentError> {
        let found = sqlx::query_scalar(
            "SELECT document_id FROM documents WHERE NOT filed AND greatest(taken_at, named_at) < $1 \
             ORDER BY greatest(taken_at, named_at) LIMIT $2",
        )
        .bind(before)
        .bind(AT_ONCE)
        .fetch_all(&self.store.pool);
        Ok(found.await.map_err(StoreError::from)?)
    }

    /// Marks a document as filed, or takes it away; whether it was taken away.
    async fn settle(&self, id: Uuid, before: DateTime<Utc>) -> Result<bool, DocumentError> {
        let is_named: bool = sqlx::query_scalar(IS_NAMED)
            .bind(id)
            .fetch_one(&self.store.pool)
            .await
            .map_err(StoreError::from)?;
        let mark = if is_named {
            "UPDATE documents SET filed = true WHERE document_id = $1 AND greatest(taken_at, named_at) < $2"
        } else {
            "UPDATE documents SET dropped = true WHERE document_id = $1 AND NOT filed \
             AND greatest(taken_at, named_at) < $2"
        };
        let marked = sqlx::query(mark)
            .bind(id)
            .bind(before)
            .execute(&self.store.pool)
            .await
            .map_err(StoreError::from)?;
        if is_named || marked.rows_affected() == 0 {
            return Ok(false);
        }
        self.bytes.delete(DocumentId(id)).await?;
        sqlx::query("DELETE FROM documents WHERE document_id = $1 AND dropped")
            .bind(id)
            .execute(&self.store.pool)
            .await
            .map_err(StoreError::from)?;
        Ok(true)
    }
}
