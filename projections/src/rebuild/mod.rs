//! Builds read models again from the first event, beside the ones that are read.

mod build;
mod compare;
mod swap;
mod tables;

use crate::checkpoint;
use crate::error::ProjectionError;
use crate::flush::Side;
use crate::projections::Projections;
use crate::view::ViewRef;
use build::Progress;
pub use compare::Difference;
use sqlx::Postgres;
use sqlx::pool::PoolConnection;
use std::time::Duration;

/// How often a rebuild that has to wait for another one looks again.
const LOOK: Duration = Duration::from_millis(200);

/// Told after every batch: the position reached and the one to reach.
pub type Report<'a> = &'a (dyn Fn(i64, i64) + Send + Sync);

impl Projections {
    /// Builds these read models again, all of them in one pass, and puts them in place of the old ones.
    ///
    /// Reads go on all the while. A read model that had stopped follows the log again afterwards.
    pub async fn rebuild(&self, names: &[&str], report: Report<'_>) -> Result<(), ProjectionError> {
        self.rebuild_reported(names, false, report).await
    }

    pub(crate) async fn rebuild_where(
        &self,
        names: &[&str],
        only_outdated: bool,
    ) -> Result<(), ProjectionError> {
        self.rebuild_reported(names, only_outdated, &|_, _| {})
            .await
    }

    async fn rebuild_reported(
        &self,
        names: &[&str],
        only_outdated: bool,
        report: Report<'_>,
    ) -> Result<(), ProjectionError> {
        let mut views = self.views(names)?;
        let alone = self.alone().await?;
        if only_outdated {
            // Another node may have done it while this one waited.
            let outdated = self.outdated().await?;
            views.retain(|view| outdated.contains(&view.name()));
        }
        if views.is_empty() {
            return Ok(());
        }
        self.create_beside(&views, Side::Next).await?;
        let mut progress = Progress::new(self.skipped(&views).await?);
        self.build(&views, Side::Next, &mut progress, None, report)
            .await?;
        self.analyse(&views, Side::Next).await?;
        for view in views {
            self.swap(view, &progress).await?;
            self.forget_trouble(view.name());
        }
        drop(alone);
        Ok(())
    }

    /// Builds these read models beside the ones that are read and compares the two; changes nothing.
    ///
    /// Returns the first difference of each table that has one.
    pub async fn check(
        &self,
        names: &[&str],
        report: Report<'_>,
    ) -> Result<Vec<Difference>, ProjectionError> {
        let views = self.views(names)?;
        let alone = self.alone().await?;
        let positions: Vec<i64> = checkpoint::all(self.0.store.pool())
            .await?
            .into_iter()
            .filter(|checkpoint| names.contains(&checkpoint.name.as_str()))
            .map(|checkpoint| checkpoint.log_index)
            .collect();
        let lowest = positions.into_iter().min().unwrap_or_default();
        self.create_beside(&views, Side::Check).await?;
        let mut progress = Progress::new(self.skipped(&views).await?);
        self.build(&views, Side::Check, &mut progress, Some(lowest), report)
            .await?;
        self.analyse(&views, Side::Check).await?;
        let mut differences = Vec::new();
        for view in &views {
            differences.extend(self.compare(*view, &progress).await?);
        }
        self.drop_beside(&views, Side::Check).await?;
        drop(alone);
        Ok(differences)
    }

    fn views(&self, names: &[&str]) -> Result<Vec<ViewRef>, ProjectionError> {
        names.iter().map(|name| self.view(name)).collect()
    }

    /// One rebuild at a time per municipality; the lock goes with the connection.
    async fn alone(&self) -> Result<PoolConnection<Postgres>, ProjectionError> {
        let mut connection = self.0.store.pool().acquire().await?;
        connection.close_on_drop();
        let name = format!("{}/rebuild", self.0.store.tenant().read_schema());
        loop {
            let (mine,): (bool,) =
                sqlx::query_as("SELECT pg_try_advisory_lock(hashtextextended($1, 0))")
                    .bind(&name)
                    .fetch_one(&mut *connection)
                    .await?;
            if mine {
                return Ok(connection);
            }
            tokio::time::sleep(LOOK).await;
        }
    }
}
