//! The tables a rebuild fills: made beside the ones that are read, and put in their place.

use crate::error::ProjectionError;
use crate::flush::Side;
use crate::projections::Projections;
use crate::rows::Table;
use crate::view::ViewRef;
use sqlx::Executor;
use sqlx::postgres::PgConnection;

impl Projections {
    /// Makes empty tables of the same shape, in place of ones an interrupted rebuild has left.
    pub(super) async fn create_beside(
        &self,
        views: &[ViewRef],
        side: Side,
    ) -> Result<(), ProjectionError> {
        self.drop_beside(views, side).await?;
        for table in views.iter().flat_map(|view| view.tables()) {
            let live = self.0.catalog.name(table, Side::Live);
            let beside = self.0.catalog.name(table, side);
            let create = format!("CREATE TABLE {beside} (LIKE {live} INCLUDING ALL)");
            self.0.store.pool().execute(create.as_str()).await?;
        }
        Ok(())
    }

    pub(super) async fn drop_beside(
        &self,
        views: &[ViewRef],
        side: Side,
    ) -> Result<(), ProjectionError> {
        for table in views.iter().flat_map(|view| view.tables()) {
            let drop = format!("DROP TABLE IF EXISTS {}", self.0.catalog.name(table, side));
            self.0.store.pool().execute(drop.as_str()).await?;
        }
        Ok(())
    }

    /// Tells the planner what the new tables hold before anybody reads them.
    pub(super) async fn analyse(
        &self,
        views: &[ViewRef],
        side: Side,
    ) -> Result<(), ProjectionError> {
        for table in views.iter().flat_map(|view| view.tables()) {
            let analyse = format!("ANALYZE {}", self.0.catalog.name(table, side));
            self.0.store.pool().execute(analyse.as_str()).await?;
        }
        Ok(())
    }

    /// Puts the new table in place of the old one; its indexes take the names of the old ones, so that a later
    /// migration finds them.
    pub(super) async fn replace(
        &self,
        connection: &mut PgConnection,
        table: &Table,
    ) -> Result<(), ProjectionError> {
        let (live, next) = (
            self.0.catalog.name(table, Side::Live),
            self.0.catalog.name(table, Side::Next),
        );
        let old = indexes(connection, &live).await?;
        let new = indexes(connection, &next).await?;
        connection
            .execute(format!("DROP TABLE {live}").as_str())
            .await?;
        connection
            .execute(format!("ALTER TABLE {next} RENAME TO {}", table.name).as_str())
            .await?;
        let schema = self.0.store.tenant().read_schema();
        for ((old, old_shape), (new, new_shape)) in old.into_iter().zip(new) {
            if old_shape == new_shape && old != new {
                let rename = format!("ALTER INDEX {schema}.{new} RENAME TO {old}");
                connection.execute(rename.as_str()).await?;
            }
        }
        Ok(())
    }
}

/// The indexes of a table with what they index, in an order that depends on that alone.
async fn indexes(
    connection: &mut PgConnection,
    table: &str,
) -> Result<Vec<(String, String)>, ProjectionError> {
    Ok(sqlx::query_as(
        "SELECT c.relname::text, i.indisunique || ' ' || regexp_replace(pg_get_indexdef(c.oid), '^.* USING ', '') AS shape \
         FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid \
         WHERE i.indrelid = $1::regclass ORDER BY shape, c.oid",
    )
    .bind(table)
    .fetch_all(connection)
    .await?)
}
