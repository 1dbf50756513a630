//! The rows of one table as texts by column, which PostgreSQL reads with less work than objects by row.

use crate::error::ProjectionError;
use crate::flush::Column;
use serde_json::{Map, Value};
use std::borrow::Cow;

/// One column of all rows.
pub(crate) type Texts<'r> = Vec<Option<Cow<'r, str>>>;

/// Rows, column by column.
pub(crate) struct Arrays<'r> {
    /// In the order of the columns.
    pub(crate) texts: Vec<Texts<'r>>,
    /// For each row the columns it gives, one bit each: the others keep what they hold.
    pub(crate) given: Vec<i64>,
}

impl<'r> Arrays<'r> {
    /// Fails on the first column that the table does not have.
    pub(crate) fn of(
        table: &'static str,
        columns: &[&Column],
        rows: &[&'r Map<String, Value>],
    ) -> Result<Self, ProjectionError> {
        let mut places: Vec<(&str, usize)> = columns
            .iter()
            .enumerate()
            .map(|(at, column)| (column.name.as_str(), at))
            .collect();
        places.sort_unstable();
        let mut texts: Vec<Texts<'r>> = columns.iter().map(|_| vec![None; rows.len()]).collect();
        let mut given = vec![0; rows.len()];
        for (row, columns_given) in rows.iter().zip(&mut given).enumerate() {
            let (object, columns_given) = columns_given;
            for (name, value) in *object {
                let found = places.binary_search_by_key(&name.as_str(), |place| place.0);
                let Ok(found) = found else {
                    return Err(ProjectionError::UnknownColumn {
                        table,
                        column: name.clone(),
                    });
                };
                let at = places[found].1;
                texts[at][row] = text(value, &columns[at].kind);
                *columns_given |= bit(at);
            }
        }
        Ok(Self { texts, given })
    }

    /// Whether every row gives every column.
    pub(crate) fn is_whole(&self) -> bool {
        let all = (0..self.texts.len()).fold(0, |all, at| all | bit(at));
        self.given.iter().all(|given| *given == all)
    }
}

/// The bit of a column.
pub(crate) fn bit(at: usize) -> i64 {
    u32::try_from(at)
        .ok()
        .and_then(|at| 1_i64.checked_shl(at))
        .expect("a table of a read model has at most 64 columns")
}

/// A value as PostgreSQL reads its type; nothing for null.
pub(crate) fn text<'r>(value: &'r Value, kind: &str) -> Option<Cow<'r, str>> {
    match value {
        Value::Null => None,
        value if kind == "jsonb" => Some(value.to_string().into()),
        Value::String(text) => Some(Cow::Borrowed(text)),
        Value::Array(items) if kind.ends_with("[]") => Some(array(items).into()),
        Value::Bool(_) | Value::Number(_) | Value::Array(_) | Value::Object(_) => {
            Some(value.to_string().into())
        }
    }
}

fn array(items: &[Value]) -> String {
    let items: Vec<String> = items
        .iter()
        .map(|item| match text(item, "") {
            None => "NULL".to_owned(),
            Some(text) => format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\"")),
        })
        .collect();
    format!("{{{}}}", items.join(","))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn column(name: &str, kind: &str) -> Column {
        Column {
            name: name.to_owned(),
            kind: kind.to_owned(),
            computed: false,
        }
    }

    fn object(value: &Value) -> Map<String, Value> {
        value.as_object().expect("an object").clone()
    }

    #[test]
    fn values_become_texts_of_their_type() {
        assert_eq!(text(&json!(null), "jsonb"), None);
        assert_eq!(text(&json!("è"), "text").as_deref(), Some("è"));
        assert_eq!(text(&json!("è"), "jsonb").as_deref(), Some("\"è\""));
        assert_eq!(text(&json!(true), "boolean").as_deref(), Some("true"));
        assert_eq!(text(&json!([1]), "jsonb").as_deref(), Some("[1]"));
        assert_eq!(
            text(&json!(["a\"b", "c\\d", null, ""]), "text[]").as_deref(),
            Some(r#"{"a\"b","c\\d",NULL,""}"#)
        );
    }

    #[test]
    fn a_row_says_which_columns_it_gives() {
        let (id, name) = (column("id", "uuid"), column("a_name", "text"));
        let rows = [
            object(&json!({"id": 1, "a_name": null})),
            object(&json!({"id": 2})),
        ];
        let rows: Vec<_> = rows.iter().collect();
        let arrays = Arrays::of("things", &[&id, &name], &rows).expect("known columns");
        assert_eq!(arrays.given, [0b11, 0b01]);
        assert!(!arrays.is_whole());
        let whole = Arrays::of("things", &[&id, &name], &rows[..1]).expect("known columns");
        assert!(whole.is_whole());
    }

    #[test]
    fn a_column_that_is_not_there_is_refused() {
        let id = column("id", "uuid");
        let row = object(&json!({"id": 1, "other": 2}));
        assert!(matches!(
            Arrays::of("things", &[&id], &[&row]),
            Err(ProjectionError::UnknownColumn { table: "things", column }) if column == "other"
        ));
    }
}
