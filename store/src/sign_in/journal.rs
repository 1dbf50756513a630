//! The log a relying party keeps of what passed between it and a provider of identities; sealed and only added to.

use crate::connect::Store;
use crate::error::StoreError;
use chrono::{DateTime, Utc};
use serde::Serialize;
use serde_json::Value;

/// What an entry is sealed for.
const PURPOSE: &str = "sign-in-log";

/// Registrazione: one message of a sign-in, or its outcome.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct JournalEntry {
    /// Its number.
    pub entry: i64,
    /// When it was written.
    pub at: DateTime<Utc>,
    /// What it says; nothing where it was tampered with.
    pub says: Option<Value>,
}

impl Store {
    /// Adds to the log of sign-ins.
    pub async fn note_sign_in(&self, says: &Value) -> Result<(), StoreError> {
        let at = self.clock().now();
        let bound = at.timestamp_micros().to_be_bytes();
        let sealed = self.vault.seal(PURPOSE, &bound, &serde_json::to_vec(says)?);
        sqlx::query("INSERT INTO sign_in_log (at, sealed) VALUES ($1, $2)")
            .bind(DateTime::from_timestamp_micros(at.timestamp_micros()))
            .bind(sealed)
            .execute(&self.pool)
            .await?;
        Ok(())
    }

    /// At most `limit` entries of the log of sign-ins after this one, oldest first.
    pub async fn sign_ins(&self, after: i64, limit: i64) -> Result<Vec<JournalEntry>, StoreError> {
        let rows: Vec<(i64, DateTime<Utc>, Vec<u8>)> = sqlx::query_as(
            "SELECT entry, at, sealed FROM sign_in_log WHERE entry > $1 ORDER BY entry LIMIT $2",
        )
        .bind(after)
        .bind(limit)
        .fetch_all(&self.pool)
        .await?;
        let opened = rows.into_iter().map(|(entry, at, sealed)| {
            let bound = at.timestamp_micros().to_be_bytes();
            let clear = self.vault.open(PURPOSE, &bound, &sealed);
            JournalEntry {
                entry,
                at,
                says: clear.and_then(|clear| serde_json::from_slice(&clear).ok()),
            }
        });
        Ok(opened.collect())
    }

    /// Forgets entries older than this, though never one of the last 24 months; tells how many.
    pub async fn expire_sign_ins(&self, before: DateTime<Utc>) -> Result<i64, StoreError> {
        let gone = sqlx::query_scalar("SELECT expire_sign_in_log($1)").bind(before);
        Ok(gone.fetch_one(&self.pool).await?)
    }
}
