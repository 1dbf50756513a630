//! Wrong passwords, counted before a password is looked at, so that guessing costs time and not processors.

use crate::connect::Store;
use crate::error::StoreError;
use chrono::{DateTime, TimeDelta, Utc};

/// How many attempts may fail within a span of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Attempts {
    /// So many.
    pub most: i32,
    /// Within so long.
    pub within: TimeDelta,
}

impl Store {
    /// Counts an attempt as failed until it is [forgiven](Self::forgive_attempts); tells how long to wait where there were
    /// too many. `scope` and `thing` say whose attempt it is, and only their keyed digest is kept.
    pub async fn count_attempt(
        &self,
        scope: &str,
        thing: &str,
        attempts: Attempts,
    ) -> Result<Option<TimeDelta>, StoreError> {
        let now = self.clock().now();
        let (failures, since): (i32, DateTime<Utc>) = sqlx::query_as(
            "INSERT INTO sign_in_failures AS f (key, failures, since) VALUES ($1, 1, $2) \
             ON CONFLICT (key) DO UPDATE SET \
             failures = CASE WHEN f.since <= $3 THEN 1 ELSE least(f.failures + 1, 1000000) END, \
             since = CASE WHEN f.since <= $3 THEN $2 ELSE f.since END \
             RETURNING failures, since",
        )
        .bind(self.keyring.blind(scope, thing))
        .bind(now)
        .bind(now - attempts.within)
        .fetch_one(&self.pool)
        .await?;
        let left = since + attempts.within - now;
        Ok((failures > attempts.most).then_some(left))
    }

    /// Forgets the failed attempts of somebody who came in.
    pub async fn forgive_attempts(&self, scope: &str, thing: &str) -> Result<(), StoreError> {
        sqlx::query("DELETE FROM sign_in_failures WHERE key = $1")
            .bind(self.keyring.blind(scope, thing))
            .execute(&self.pool)
            .await?;
        Ok(())
    }

    /// Takes one attempt back, which did not fail.
    pub async fn forgive_attempt(&self, scope: &str, thing: &str) -> Result<(), StoreError> {
        sqlx::query(
            "UPDATE sign_in_failures SET failures = failures - 1 WHERE key = $1 AND failures > 0",
        )
        .bind(self.keyring.blind(scope, thing))
        .execute(&self.pool)
        .await?;
        Ok(())
    }

    /// Forgets attempts that were long ago; tells how many keys went.
    pub async fn sweep_attempts(&self, within: TimeDelta) -> Result<u64, StoreError> {
        let done = sqlx::query("DELETE FROM sign_in_failures WHERE since <= $1")
            .bind(self.clock().now() - within)
            .execute(&self.pool);
        Ok(done.await?.rows_affected())
    }
}
