//! Questions about applications that are too many.

use super::SurplusRow;
use crate::error::ProjectionError;
use crate::fetch;
use crate::viewer::{ScopeColumns, Viewer};
use store::Store;

/// Rows of no office and nobody: only who sees everything sees them.
const SCOPE: ScopeColumns = ScopeColumns {
    office: "NULL::text",
    people: None,
};

/// Which applications became too many through one that came after the position `after`? In the order of the log.
pub async fn surplus(
    viewer: &Viewer,
    store: &Store,
    after: i64,
    limit: usize,
) -> Result<Vec<SurplusRow>, ProjectionError> {
    let columns = "CASE n.winner WHEN 'last' THEN o.application_id ELSE n.application_id END AS application_id, \
         n.winner, n.taken_index AS at";
    let from =
        "duplicates n JOIN duplicates o ON o.place = n.place AND o.taken_index < n.taken_index";
    let mut query = fetch::select(columns, from);
    viewer.scope(&mut query, viewer.sight(), SCOPE);
    query.push(" AND n.taken_index > ").push_bind(after);
    fetch::order(&mut query, "n.taken_index, o.taken_index", limit);
    fetch::rows(store, query).await
}
