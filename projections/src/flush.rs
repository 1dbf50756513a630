//! Writes the changes of a batch: one statement per table and kind of change.

use crate::error::ProjectionError;
use crate::rows::{Rows, Table};
use crate::target::Target;
use sqlx::postgres::PgConnection;
use std::collections::HashMap;
use std::sync::{Arc, Mutex};

/// Which set of tables is meant: the ones that are read, or ones that are being built beside them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Side {
    /// The tables that are read.
    Live,
    /// The tables that will replace them.
    Next,
    /// The tables that are only compared with them.
    Check,
}

impl Side {
    /// What is added to the name of a table.
    pub(crate) fn suffix(self) -> &'static str {
        match self {
            Self::Live => "",
            Self::Next => "__next",
            Self::Check => "__check",
        }
    }
}

/// A column and its type, as PostgreSQL writes it.
#[derive(Debug)]
pub(crate) struct Column {
    pub(crate) name: String,
    pub(crate) kind: String,
    /// Whether PostgreSQL computes it from the others.
    pub(crate) computed: bool,
}

/// Knows the schema of the read models and the columns of its tables.
#[derive(Debug)]
pub(crate) struct Catalog {
    schema: String,
    columns: Mutex<HashMap<&'static str, Arc<Vec<Column>>>>,
}

impl Catalog {
    pub(crate) fn new(schema: String) -> Self {
        Self {
            schema,
            columns: Mutex::default(),
        }
    }

    /// The full name of a table.
    pub(crate) fn name(&self, table: &Table, side: Side) -> String {
        format!("{}.{}{}", self.schema, table.name, side.suffix())
    }

    /// The columns of a table, in their order; read once.
    pub(crate) async fn columns(
        &self,
        connection: &mut PgConnection,
        table: &'static Table,
    ) -> Result<Arc<Vec<Column>>, ProjectionError> {
        let known = {
            let columns = self.columns.lock().expect("no holder of this lock panics");
            columns.get(table.name).cloned()
        };
        if let Some(known) = known {
            return Ok(known);
        }
        let rows: Vec<(String, String, bool)> = sqlx::query_as(
            "SELECT a.attname::text, format_type(a.atttypid, a.atttypmod), a.attgenerated <> '' FROM pg_attribute a \
             WHERE a.attrelid = $1::regclass AND a.attnum > 0 AND NOT a.attisdropped ORDER BY a.attnum",
        )
        .bind(self.name(table, Side::Live))
        .fetch_all(connection)
        .await?;
        let read: Vec<Column> = rows
            .into_iter()
            .map(|(name, kind, computed)| Column {
                name,
                kind,
                computed,
            })
            .collect();
        let read = Arc::new(read);
        self.columns
            .lock()
            .expect("no holder of this lock panics")
            .insert(table.name, Arc::clone(&read));
        Ok(read)
    }

    /// Writes every change of the batch.
    pub(crate) async fn flush(
        &self,
        connection: &mut PgConnection,
        side: Side,
        rows: &Rows,
    ) -> Result<(), ProjectionError> {
        for table in rows.tables() {
            let columns = self.columns(&mut *connection, table).await?;
            Target::new(table, self.name(table, side), &columns)
                .write(connection, rows)
                .await?;
        }
        Ok(())
    }
}
