//! One table as a batch writes it: one statement for each kind of change, whatever the number of rows.

use crate::arrays::{Arrays, Texts, bit, text};
use crate::error::ProjectionError;
use crate::flush::Column;
use crate::rows::{Change, Rows, Table};
use serde_json::{Map, Value};
use sqlx::postgres::PgConnection;

/// A table and the columns that are written.
pub(crate) struct Target<'a> {
    table: &'static Table,
    name: String,
    columns: Vec<&'a Column>,
}

impl<'a> Target<'a> {
    pub(crate) fn new(table: &'static Table, name: String, columns: &'a [Column]) -> Self {
        let columns = columns.iter().filter(|column| !column.computed).collect();
        Self {
            table,
            name,
            columns,
        }
    }

    /// Writes the changes of this table.
    pub(crate) async fn write(
        &self,
        connection: &mut PgConnection,
        rows: &Rows,
    ) -> Result<(), ProjectionError> {
        let (mut gone, mut set) = (Vec::new(), Vec::new());
        for change in rows.changes(self.table) {
            match change {
                Change::Merge(row) => set.push(row),
                Change::Replace(row) => {
                    gone.push(row);
                    set.push(row);
                }
                Change::Delete(key) => {
                    self.refuse_unknown(key)?;
                    gone.push(key);
                }
            }
        }
        let inserted = rows.inserted(self.table);
        if !gone.is_empty() {
            run(connection, &self.delete(), self.keys(&gone), None).await?;
        }
        if !set.is_empty() {
            let set = self.arrays(&set)?;
            if set.is_whole() {
                let statement = format!("{} {}", self.insert(), self.on_conflict());
                run(connection, &statement, set.texts, None).await?;
            } else {
                run(connection, &self.merge(), set.texts, Some(set.given)).await?;
            }
        }
        if !inserted.is_empty() {
            let inserted: Vec<_> = inserted.iter().collect();
            let inserted = self.arrays(&inserted)?;
            run(connection, &self.insert(), inserted.texts, None).await?;
        }
        Ok(())
    }

    fn arrays<'r>(&self, rows: &[&'r Map<String, Value>]) -> Result<Arrays<'r>, ProjectionError> {
        Arrays::of(self.table.name, &self.columns, rows)
    }

    /// Fails on the first column that is none of the key: without it a deletion would match other rows.
    fn refuse_unknown(&self, key: &Map<String, Value>) -> Result<(), ProjectionError> {
        let is_unknown = |column: &&String| !self.table.key.contains(&column.as_str());
        match key.keys().find(is_unknown) {
            Some(column) => Err(ProjectionError::UnknownColumn {
                table: self.table.name,
                column: column.clone(),
            }),
            None => Ok(()),
        }
    }

    /// The columns of the key, with their place in it.
    fn key(&self) -> impl Iterator<Item = &Column> {
        self.table.key.iter().filter_map(|key| {
            let column = self.columns.iter().find(|column| column.name == **key);
            column.copied()
        })
    }

    fn keys<'r>(&self, rows: &[&'r Map<String, Value>]) -> Vec<Texts<'r>> {
        let texts = |column: &Column| {
            let values = rows.iter().map(|row| row.get(&column.name));
            values
                .map(|value| value.and_then(|value| text(value, &column.kind)))
                .collect()
        };
        self.key().map(texts).collect()
    }

    fn delete(&self) -> String {
        format!(
            "DELETE FROM {} o USING {} WHERE {}",
            self.name,
            given(self.key(), ""),
            self.matches()
        )
    }

    /// New rows; a column that no row gives is empty.
    fn insert(&self) -> String {
        let values = |column: &&Column| format!("p.{}::{}", column.name, column.kind);
        format!(
            "INSERT INTO {} ({}) SELECT {} FROM {}",
            self.name,
            list(&self.columns, |column| column.name.clone()),
            list(&self.columns, values),
            given(self.columns.iter().copied(), ""),
        )
    }

    /// Rows of which some keep what they hold in some columns.
    fn merge(&self) -> String {
        let places = self.columns.iter().enumerate();
        let values = places.map(|(at, Column { name, kind, .. })| {
            let bit = bit(at);
            format!("CASE WHEN p.given & {bit} <> 0 THEN p.{name}::{kind} ELSE o.{name} END")
        });
        let source = given(self.columns.iter().copied(), "given");
        format!(
            "INSERT INTO {name} ({columns}) SELECT {values} FROM {source} LEFT JOIN {name} o ON {matches} {action}",
            name = self.name,
            columns = list(&self.columns, |column| column.name.clone()),
            values = values.collect::<Vec<_>>().join(", "),
            matches = self.matches(),
            action = self.on_conflict(),
        )
    }

    fn on_conflict(&self) -> String {
        let is_key = |column: &&&Column| self.table.key.contains(&column.name.as_str());
        let others: Vec<&Column> = self
            .columns
            .iter()
            .filter(|c| !is_key(c))
            .copied()
            .collect();
        let action = if others.is_empty() {
            "NOTHING".to_owned()
        } else {
            let set = |column: &&Column| format!("{0} = EXCLUDED.{0}", column.name);
            format!("UPDATE SET {}", list(&others, set))
        };
        format!("ON CONFLICT ({}) DO {action}", self.table.key.join(", "))
    }

    /// The row that is there has the key that is given.
    fn matches(&self) -> String {
        let matches = self
            .key()
            .map(|Column { name, kind, .. }| format!("o.{name} = p.{name}::{kind}"));
        matches.collect::<Vec<_>>().join(" AND ")
    }
}

fn list(columns: &[&Column], part: impl Fn(&&Column) -> String) -> String {
    let parts: Vec<String> = columns.iter().map(part).collect();
    parts.join(", ")
}

/// The arrays of these columns as rows `p`, with one of numbers behind them where it has a name.
fn given<'c>(columns: impl Iterator<Item = &'c Column>, numbers: &str) -> String {
    let mut names: Vec<&str> = columns.map(|column| column.name.as_str()).collect();
    let mut arrays: Vec<String> = (1..=names.len())
        .map(|at| format!("${at}::text[]"))
        .collect();
    if !numbers.is_empty() {
        names.push(numbers);
        arrays.push(format!("${}::bigint[]", names.len()));
    }
    format!("unnest({}) p({})", arrays.join(", "), names.join(", "))
}

async fn run(
    connection: &mut PgConnection,
    statement: &str,
    texts: Vec<Texts<'_>>,
    numbers: Option<Vec<i64>>,
) -> Result<(), ProjectionError> {
    let mut query = sqlx::query(statement);
    for column in texts {
        query = query.bind(column);
    }
    if let Some(numbers) = numbers {
        query = query.bind(numbers);
    }
    query.execute(connection).await?;
    Ok(())
}
