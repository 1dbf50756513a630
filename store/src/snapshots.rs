//! Snapshots, out of band: they save reading, never decide anything, and may be deleted at any time.
//!
//! A snapshot belongs to one build of the domain: when any decision or state changes, old snapshots are not read.

use crate::connect::Store;
use crate::error::StoreError;
use crate::load::Loaded;
use domain::decider::Decider;
use uuid::Uuid;

/// Events after the last snapshot from which a new one is worth its write.
pub(crate) const WORTH: usize = 200;

/// Digest of the domain's sources, computed at build time.
pub(crate) const STATE_VERSION: &str = env!("POLICENTRICA_DOMAIN_DIGEST");

impl Store {
    /// Writes a snapshot of a stream as it stands; returns the version it stands at.
    pub async fn snapshot<A: Decider>(&self, id: Uuid) -> Result<u64, StoreError> {
        let loaded = self.load::<A>(id).await?;
        if loaded.version > 0 {
            self.keep_snapshot(id, &loaded).await?;
        }
        Ok(loaded.version)
    }

    async fn keep_snapshot<A: Decider>(
        &self,
        id: Uuid,
        loaded: &Loaded<A>,
    ) -> Result<(), StoreError> {
        sqlx::query(
            "INSERT INTO snapshots AS s (aggregate_type, aggregate_id, state_version, last_sequence, payload) \
             VALUES ($1, $2, $3, $4, $5) ON CONFLICT (aggregate_type, aggregate_id) DO UPDATE \
             SET state_version = EXCLUDED.state_version, last_sequence = EXCLUDED.last_sequence, \
                 payload = EXCLUDED.payload \
             WHERE s.state_version <> EXCLUDED.state_version OR s.last_sequence < EXCLUDED.last_sequence",
        )
        .bind(A::TYPE)
        .bind(id.to_string())
        .bind(STATE_VERSION)
        .bind(i64::try_from(loaded.version).expect("a stream never has that many events"))
        .bind(serde_json::to_value(&loaded.state)?)
        .execute(&self.pool)
        .await?;
        Ok(())
    }

    /// Takes a snapshot in the background; a failure costs only the saving.
    pub(crate) fn snapshot_later<A: Decider>(&self, id: Uuid) {
        let store = self.clone();
        tokio::spawn(async move {
            if let Err(error) = store.snapshot::<A>(id).await {
                tracing::warn!(aggregate = A::TYPE, error = %error, "a snapshot was not written");
            }
        });
    }
}
