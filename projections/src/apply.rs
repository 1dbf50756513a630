//! One batch for one read model: events in, rows changed.

use crate::error::ProjectionError;
use crate::fact::Batch;
use crate::flush::Side;
use crate::projections::Projections;
use crate::rows::Rows;
use crate::view::ViewRef;
use sqlx::postgres::PgConnection;
use std::collections::BTreeSet;
use std::panic::{AssertUnwindSafe, catch_unwind};

impl Projections {
    /// The changes a batch makes to a read model.
    fn changes(
        &self,
        view: ViewRef,
        batch: &Batch,
        skipped: Option<&BTreeSet<i64>>,
    ) -> Result<Rows, ProjectionError> {
        let digest = |scope: &str, thing: &str| self.digest(scope, thing);
        let mut rows = Rows::default();
        let is_wanted = |index: i64| skipped.is_none_or(|skipped| !skipped.contains(&index));
        for read in batch
            .of(view.aggregates())
            .filter(|read| is_wanted(read.log_index()))
        {
            let fact = read.fact(&digest)?;
            // A projector that panics must not take the others with it.
            catch_unwind(AssertUnwindSafe(|| view.project(&fact, &mut rows))).map_err(|_| {
                ProjectionError::Broken {
                    log_index: read.log_index(),
                }
            })?;
        }
        Ok(rows)
    }

    /// Writes them.
    pub(crate) async fn apply(
        &self,
        view: ViewRef,
        batch: &Batch,
        connection: &mut PgConnection,
        side: Side,
    ) -> Result<(), ProjectionError> {
        self.apply_without(view, batch, connection, side, None)
            .await
    }

    /// Writes them, without those of the events that were skipped.
    pub(crate) async fn apply_without(
        &self,
        view: ViewRef,
        batch: &Batch,
        connection: &mut PgConnection,
        side: Side,
        skipped: Option<&BTreeSet<i64>>,
    ) -> Result<(), ProjectionError> {
        let rows = self.changes(view, batch, skipped)?;
        self.0.catalog.flush(connection, side, &rows).await
    }
}
