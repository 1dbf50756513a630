//! Questions about the people on file.

use super::words::words;
use super::{NAME, PersonRow, TAX_CODE};
use crate::error::ProjectionError;
use crate::fetch;
use crate::page;
use crate::viewer::{ScopeColumns, Viewer};
use domain::shared::ids::PersonId;
use domain::shared::tax_code::TaxCode;
use sqlx::{Postgres, QueryBuilder};
use store::Store;

const COLUMNS: &str = "person_id, identity, tax_code, deceased, merged_into, version";

/// A person has no office.
const SCOPE: ScopeColumns = ScopeColumns {
    office: "NULL::text",
    people: Some("ARRAY[person_id]"),
};

fn within<'q>(viewer: &Viewer) -> QueryBuilder<'q, Postgres> {
    let mut query = fetch::select(COLUMNS, "people");
    viewer.scope(&mut query, viewer.registry_sight(), SCOPE);
    query
}

/// Nobody is found by what was disposed of, whether or not the rows were built again since.
fn findable(query: &mut QueryBuilder<'_, Postgres>) {
    query.push(
        " AND NOT EXISTS (SELECT 1 FROM subject_keys k WHERE k.subject = person_id \
         AND k.class = 'identity' AND k.destroyed_at IS NOT NULL)",
    );
}

/// Who is this?
pub async fn by_id(
    viewer: &Viewer,
    store: &Store,
    id: PersonId,
) -> Result<Option<PersonRow>, ProjectionError> {
    let mut query = within(viewer);
    query.push(" AND person_id = ").push_bind(id.0);
    fetch::order(&mut query, "person_id", 1);
    fetch::first(store, query).await
}

/// Who has this tax code? Also files that forward to another one, at most 200.
pub async fn by_tax_code(
    viewer: &Viewer,
    store: &Store,
    code: &TaxCode,
) -> Result<Vec<PersonRow>, ProjectionError> {
    let mut query = within(viewer);
    query
        .push(" AND tax_code_digest = ")
        .push_bind(store.keyring().blind(TAX_CODE, code.as_str()));
    findable(&mut query);
    fetch::order(&mut query, "person_id", page::LIMIT as usize);
    fetch::rows(store, query).await
}

/// Whose name has all of these words, in whatever order? At most 200; without a word, nobody's.
pub async fn by_name(
    viewer: &Viewer,
    store: &Store,
    name: &str,
) -> Result<Vec<PersonRow>, ProjectionError> {
    let digests: Vec<Vec<u8>> = words(name)
        .iter()
        .map(|word| store.keyring().blind(NAME, word))
        .collect();
    if digests.is_empty() {
        return Ok(Vec::new());
    }
    let mut query = within(viewer);
    query.push(" AND name_digests @> ").push_bind(digests);
    findable(&mut query);
    fetch::order(&mut query, "person_id", page::LIMIT as usize);
    fetch::rows(store, query).await
}
