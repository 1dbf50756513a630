//! The moment a rebuilt read model takes the place of the old one.

use super::build::Progress;
use crate::checkpoint;
use crate::error::ProjectionError;
use crate::flush::Side;
use crate::projections::Projections;
use crate::view::ViewRef;
use sqlx::Executor;
use std::time::Duration;

/// How often the tables are asked for; readers that hold them are never pushed aside.
const TRIES: u32 = 100;
/// The pause between two tries.
const PAUSE: Duration = Duration::from_millis(100);

impl Projections {
    pub(super) async fn swap(
        &self,
        view: ViewRef,
        progress: &Progress,
    ) -> Result<(), ProjectionError> {
        let mut tries = 1;
        loop {
            match self.try_swap(view, progress).await {
                Err(error) if error.is_passing() && tries < TRIES => {
                    tries += 1;
                    tokio::time::sleep(PAUSE).await;
                }
                swapped => return swapped,
            }
        }
    }

    /// Holds the checkpoint, catches up with it, changes the tables and moves the checkpoint: all or nothing.
    async fn try_swap(&self, view: ViewRef, progress: &Progress) -> Result<(), ProjectionError> {
        let mut transaction = self.0.store.pool().begin().await?;
        let live = checkpoint::lock(&mut transaction, view.name()).await?;
        let target = live.log_index.max(progress.at);
        self.catch_up(view, &mut transaction, Side::Next, progress, target)
            .await?;
        transaction
            .execute("SET LOCAL lock_timeout = '300ms'")
            .await?;
        for table in view.tables() {
            self.replace(&mut transaction, table).await?;
        }
        checkpoint::place(&mut transaction, view.name(), view.revision(), target).await?;
        transaction.commit().await?;
        self.0
            .moved
            .send_modify(|count| *count = count.wrapping_add(1));
        tracing::info!(
            projection = view.name(),
            log_index = target,
            "a read model was built again"
        );
        Ok(())
    }
}
