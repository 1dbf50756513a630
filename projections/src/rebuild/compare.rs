//! Compares a read model with one that was just built from the log, at the same position.

use super::build::Progress;
use crate::checkpoint;
use crate::error::ProjectionError;
use crate::flush::{Column, Side};
use crate::projections::Projections;
use crate::rows::Table;
use crate::view::ViewRef;
use serde::Serialize;
use serde_json::{Map, Value};
use sqlx::Executor;
use sqlx::postgres::PgConnection;
use std::fmt;

/// Differenza: the first row of a table that is not what the log says. It names no value: values may be personal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Difference {
    /// The read model.
    pub view: &'static str,
    /// The table.
    pub table: &'static str,
    /// The key of the row.
    pub key: Map<String, Value>,
    /// The first column that differs; absent where the whole row is missing or should not be there.
    pub column: Option<String>,
    /// The position at which the two were compared.
    pub log_index: i64,
}

impl fmt::Display for Difference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let column = self.column.as_deref().unwrap_or("the whole row");
        let key = Value::Object(self.key.clone());
        write!(f, "{}: {} {key}: {column}", self.view, self.table)
    }
}

impl Projections {
    pub(super) async fn compare(
        &self,
        view: ViewRef,
        progress: &Progress,
    ) -> Result<Vec<Difference>, ProjectionError> {
        let pool = self.0.store.pool();
        // While the checkpoint is held nothing moves; a snapshot taken meanwhile stays at that position.
        let mut holding = pool.begin().await?;
        let live = checkpoint::lock(&mut holding, view.name()).await?;
        let mut building = pool.begin().await?;
        self.catch_up(view, &mut building, Side::Check, progress, live.log_index)
            .await?;
        building.commit().await?;
        let mut comparing = pool.begin().await?;
        comparing
            .execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ; SET LOCAL statement_timeout = 0; SELECT 1 FROM projection LIMIT 1")
            .await?;
        holding.rollback().await?;
        let mut differences = Vec::new();
        for table in view.tables() {
            differences.extend(
                self.first_difference(&mut comparing, view, table, live.log_index)
                    .await?,
            );
        }
        comparing.rollback().await?;
        Ok(differences)
    }

    async fn first_difference(
        &self,
        connection: &mut PgConnection,
        view: ViewRef,
        table: &'static Table,
        log_index: i64,
    ) -> Result<Option<Difference>, ProjectionError> {
        let columns = self.0.catalog.columns(&mut *connection, table).await?;
        let live = self.0.catalog.name(table, Side::Live);
        let built = self.0.catalog.name(table, Side::Check);
        let statement = statement(table, &columns, &live, &built);
        let row: Option<(Option<Value>, Option<Value>)> = sqlx::query_as(&statement)
            .fetch_optional(connection)
            .await?;
        Ok(row.map(|(live, built)| Difference {
            view: view.name(),
            table: table.name,
            key: key_of(table, live.as_ref().or(built.as_ref())),
            column: differing(&columns, live.as_ref(), built.as_ref()),
            log_index,
        }))
    }
}

fn statement(table: &Table, columns: &[Column], live: &str, built: &str) -> String {
    let joined = |separator: &str, part: &dyn Fn(&str) -> String| {
        let parts: Vec<String> = table.key.iter().map(|key| part(key)).collect();
        parts.join(separator)
    };
    let all = |alias: &str| {
        let names: Vec<String> = columns
            .iter()
            .map(|c| format!("{alias}.{}", c.name))
            .collect();
        names.join(", ")
    };
    format!(
        "SELECT to_jsonb(l), to_jsonb(b) FROM {live} l FULL JOIN {built} b ON {on} \
         WHERE ROW({left}) IS DISTINCT FROM ROW({right}) ORDER BY {order} LIMIT 1",
        on = joined(" AND ", &|key| format!("l.{key} = b.{key}")),
        left = all("l"),
        right = all("b"),
        order = joined(", ", &|key| format!("coalesce(l.{key}, b.{key})")),
    )
}

fn key_of(table: &Table, row: Option<&Value>) -> Map<String, Value> {
    table
        .key
        .iter()
        .filter_map(|key| Some(((*key).to_owned(), row?.get(*key)?.clone())))
        .collect()
}

fn differing(columns: &[Column], live: Option<&Value>, built: Option<&Value>) -> Option<String> {
    let (live, built) = (live?, built?);
    columns
        .iter()
        .map(|column| &column.name)
        .find(|name| live.get(*name) != built.get(*name))
        .cloned()
}
