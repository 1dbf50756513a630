//! Writes the changes of a batch: one statement per table and kind of change.

use crate::error::ProjectionError;
use crate::rows::{Change, Rows, Table};
use serde_json::{Map, Value};
use sqlx::postgres::PgConnection;
use sqlx::types::Json;
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
            let target = Target {
                table,
                name: self.name(table, side),
                columns: &columns,
            };
            target.write(connection, rows).await?;
        }
        Ok(())
    }
}

struct Target<'a> {
    table: &'static Table,
    name: String,
    columns: &'a [Column],
}

impl Target<'_> {
    async fn write(
        &self,
        connection: &mut PgConnection,
        rows: &Rows,
    ) -> Result<(), ProjectionError> {
        let mut gone: Vec<Json<&Map<String, Value>>> = Vec::new();
        let mut set: Vec<Json<&Map<String, Value>>> = Vec::new();
        for change in rows.changes(self.table) {
            match change {
                Change::Merge(row) => set.push(Json(row)),
                Change::Replace(row) => {
                    gone.push(Json(row));
                    set.push(Json(row));
                }
                Change::Delete(key) => gone.push(Json(key)),
            }
        }
        let inserted = rows.inserted(self.table);
        self.check(gone.iter().chain(&set).map(|row| row.0))?;
        self.check(inserted.iter().filter_map(Value::as_object))?;
        for (statement, rows) in [(self.delete(), gone), (self.upsert(), set)] {
            if !rows.is_empty() {
                sqlx::query(&statement)
                    .bind(rows)
                    .execute(&mut *connection)
                    .await?;
            }
        }
        if !inserted.is_empty() {
            let rows: Vec<Json<&Value>> = inserted.iter().map(Json).collect();
            sqlx::query(&self.insert())
                .bind(rows)
                .execute(connection)
                .await?;
        }
        Ok(())
    }

    fn check<'m>(
        &self,
        rows: impl Iterator<Item = &'m Map<String, Value>>,
    ) -> Result<(), ProjectionError> {
        for name in rows.flat_map(Map::keys) {
            if !self.writable().any(|column| column.name == *name) {
                return Err(ProjectionError::UnknownColumn {
                    table: self.table.name,
                    column: name.clone(),
                });
            }
        }
        Ok(())
    }

    /// `alias.key = the key in the patch`, for every column of the key.
    fn matches(&self, alias: &str) -> String {
        let matches: Vec<String> = self
            .table
            .key
            .iter()
            .map(|key| {
                let column = self.columns.iter().find(|column| column.name == **key);
                let kind = column.map_or("text", |column| &column.kind);
                format!("{alias}.{key} = (p.patch->>'{key}')::{kind}")
            })
            .collect();
        matches.join(" AND ")
    }

    fn writable(&self) -> impl Iterator<Item = &Column> {
        self.columns.iter().filter(|column| !column.computed)
    }

    /// The columns that are written, each behind a prefix.
    fn names(&self, prefix: &str) -> String {
        let names: Vec<String> = self
            .writable()
            .map(|column| format!("{prefix}{}", column.name))
            .collect();
        names.join(", ")
    }

    fn delete(&self) -> String {
        format!(
            "DELETE FROM {} o USING unnest($1::jsonb[]) p(patch) WHERE {}",
            self.name,
            self.matches("o")
        )
    }

    fn insert(&self) -> String {
        format!(
            "INSERT INTO {name} ({columns}) SELECT {values} FROM unnest($1::jsonb[]) p(patch) \
             CROSS JOIN LATERAL jsonb_populate_record(null::{name}, p.patch) n",
            name = self.name,
            columns = self.names(""),
            values = self.names("n."),
        )
    }

    fn upsert(&self) -> String {
        let sets: Vec<String> = self
            .writable()
            .filter(|column| !self.table.key.contains(&column.name.as_str()))
            .map(|column| format!("{0} = EXCLUDED.{0}", column.name))
            .collect();
        let action = if sets.is_empty() {
            "NOTHING".to_owned()
        } else {
            format!("UPDATE SET {}", sets.join(", "))
        };
        format!(
            "INSERT INTO {name} ({columns}) SELECT {values} FROM unnest($1::jsonb[]) p(patch) \
             LEFT JOIN {name} o ON {matches} \
             CROSS JOIN LATERAL jsonb_populate_record(o, p.patch) n \
             ON CONFLICT ({key}) DO {action}",
            name = self.name,
            columns = self.names(""),
            values = self.names("n."),
            matches = self.matches("o"),
            key = self.table.key.join(", "),
        )
    }
}
