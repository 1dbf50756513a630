//! What a projector wants changed: patches by table and key, merged before they are written.

use serde_json::{Map, Value};
use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

/// A table of a read model.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Table {
    /// Its name, without schema.
    pub name: &'static str,
    /// Columns that identify a row.
    pub key: &'static [&'static str],
}

/// What becomes of one row.
#[derive(Clone, Debug, PartialEq)]
pub enum Change {
    /// These columns get these values; the others stay, or are empty in a new row.
    Merge(Map<String, Value>),
    /// The row is exactly this.
    Replace(Map<String, Value>),
    /// The row goes.
    Delete(Map<String, Value>),
}

/// All changes of one batch.
#[derive(Debug, Default)]
pub struct Rows {
    changes: BTreeMap<&'static Table, BTreeMap<String, Change>>,
    inserts: BTreeMap<&'static Table, Vec<Map<String, Value>>>,
}

fn object(value: Value) -> Map<String, Value> {
    if let Value::Object(map) = value {
        map
    } else {
        // A patch that is no object names no column; the flush refuses it as an unknown one.
        Map::from_iter([("<no object>".to_owned(), value)])
    }
}

impl Rows {
    /// Sets columns of the row with this key, which comes into being where it is missing.
    pub fn patch(&mut self, table: &'static Table, key: Value, columns: Value) {
        let name = key.to_string();
        let columns = object(columns);
        match self.changes.entry(table).or_default().entry(name) {
            Entry::Vacant(entry) => {
                let mut row = object(key);
                row.extend(columns);
                entry.insert(Change::Merge(row));
            }
            Entry::Occupied(mut entry) => match entry.get_mut() {
                Change::Merge(row) | Change::Replace(row) => row.extend(columns),
                Change::Delete(_) => {
                    let mut row = object(key);
                    row.extend(columns);
                    entry.insert(Change::Replace(row));
                }
            },
        }
    }

    /// Adds a row whose key is new by construction; a row that is there already is an error.
    pub fn insert(&mut self, table: &'static Table, row: Value) {
        self.inserts.entry(table).or_default().push(object(row));
    }

    /// Removes the row with this key, if it is there.
    pub fn delete(&mut self, table: &'static Table, key: Value) {
        let name = key.to_string();
        self.changes
            .entry(table)
            .or_default()
            .insert(name, Change::Delete(object(key)));
    }

    /// The changes of a table, in the order of their keys.
    pub fn changes(&self, table: &'static Table) -> impl Iterator<Item = &Change> {
        self.changes
            .get(table)
            .into_iter()
            .flat_map(BTreeMap::values)
    }

    /// The rows added to a table.
    pub fn inserted(&self, table: &'static Table) -> &[Map<String, Value>] {
        self.inserts.get(table).map_or(&[], Vec::as_slice)
    }

    /// Every table that is touched.
    pub(crate) fn tables(&self) -> impl Iterator<Item = &'static Table> {
        self.changes
            .keys()
            .chain(
                self.inserts
                    .keys()
                    .filter(|t| !self.changes.contains_key(**t)),
            )
            .copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    static TABLE: Table = Table {
        name: "things",
        key: &["id"],
    };

    fn only(rows: &Rows) -> Vec<Change> {
        rows.changes(&TABLE).cloned().collect()
    }

    #[test]
    fn patches_of_one_row_merge_and_the_last_value_wins() {
        let mut rows = Rows::default();
        rows.patch(&TABLE, json!({"id": 1}), json!({"a": 1, "b": 1}));
        rows.patch(&TABLE, json!({"id": 1}), json!({"b": 2}));
        let Change::Merge(row) = &only(&rows)[0] else {
            panic!("not a merge");
        };
        assert_eq!(Value::Object(row.clone()), json!({"id": 1, "a": 1, "b": 2}));
    }

    #[test]
    fn a_row_patched_after_its_removal_keeps_nothing_of_the_old_one() {
        let mut rows = Rows::default();
        rows.patch(&TABLE, json!({"id": 1}), json!({"a": 1}));
        rows.delete(&TABLE, json!({"id": 1}));
        rows.patch(&TABLE, json!({"id": 1}), json!({"b": 2}));
        let Change::Replace(row) = &only(&rows)[0] else {
            panic!("not a replacement");
        };
        assert_eq!(Value::Object(row.clone()), json!({"id": 1, "b": 2}));
    }

    #[test]
    fn a_removed_row_is_only_removed() {
        let mut rows = Rows::default();
        rows.patch(&TABLE, json!({"id": 1}), json!({"a": 1}));
        rows.delete(&TABLE, json!({"id": 1}));
        assert!(matches!(&only(&rows)[..], [Change::Delete(_)]));
    }
}
