//! Two versions of a plan, line by line.

use super::ItemRow;
use crate::shown::Opened;
use serde::Serialize;
use std::collections::BTreeMap;
use uuid::Uuid;

/// What became of a line from one version to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum LineChange {
    /// It is new.
    Added,
    /// It is gone.
    Removed,
    /// It says something else.
    Changed,
    /// It says the same.
    Same,
}

/// One line in two versions.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct LineCompared {
    /// A need, an objective or an intervention.
    pub kind: String,
    /// Which one.
    pub item_id: Uuid,
    /// What became of it.
    pub change: LineChange,
    /// The names of the fields that differ.
    pub fields: Vec<String>,
    /// What the one version says.
    pub before: Option<Opened>,
    /// What the other version says.
    pub after: Option<Opened>,
}

/// Every line of either version, by kind and identifier.
pub fn compare(before: Vec<ItemRow>, after: Vec<ItemRow>) -> Vec<LineCompared> {
    let mut lines: BTreeMap<(String, Uuid), (Option<Opened>, Option<Opened>)> = BTreeMap::new();
    for row in before {
        lines.entry((row.kind, row.item_id)).or_default().0 = Some(row.content);
    }
    for row in after {
        lines.entry((row.kind, row.item_id)).or_default().1 = Some(row.content);
    }
    lines
        .into_iter()
        .map(|((kind, item_id), (before, after))| {
            let fields = differing(before.as_ref(), after.as_ref());
            let change = match (&before, &after) {
                (None, _) => LineChange::Added,
                (_, None) => LineChange::Removed,
                (Some(_), Some(_)) if fields.is_empty() => LineChange::Same,
                (Some(_), Some(_)) => LineChange::Changed,
            };
            LineCompared {
                kind,
                item_id,
                change,
                fields,
                before,
                after,
            }
        })
        .collect()
}

/// Only what both say can differ.
fn differing(before: Option<&Opened>, after: Option<&Opened>) -> Vec<String> {
    let (Some(before), Some(after)) = (
        before.and_then(|before| before.0.as_object()),
        after.and_then(|after| after.0.as_object()),
    ) else {
        return Vec::new();
    };
    let differs = |name: &&String| before.get(*name) != after.get(*name);
    let mut names: Vec<String> = before.keys().filter(differs).cloned().collect();
    names.extend(
        after
            .keys()
            .filter(|name| !before.contains_key(*name))
            .cloned(),
    );
    names
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::{Value, json};

    fn row(n: u128, content: Value) -> ItemRow {
        ItemRow {
            kind: "need".to_owned(),
            item_id: Uuid::from_u128(n),
            content: Opened(content),
            corrected: None,
        }
    }

    #[test]
    fn every_line_of_either_version_is_there_with_what_became_of_it() {
        let before = vec![
            row(1, json!({"a": 1, "b": 1})),
            row(2, json!({"a": 1})),
            row(3, json!({"a": 1})),
        ];
        let after = vec![
            row(1, json!({"a": 1, "b": 2})),
            row(2, json!({"a": 1})),
            row(4, json!({"a": 1})),
        ];
        let found: Vec<_> = compare(before, after)
            .into_iter()
            .map(|line| (line.item_id.as_u128(), line.change, line.fields))
            .collect();
        assert_eq!(
            found,
            [
                (1, LineChange::Changed, vec!["b".to_owned()]),
                (2, LineChange::Same, vec![]),
                (3, LineChange::Removed, vec![]),
                (4, LineChange::Added, vec![]),
            ]
        );
    }
}
