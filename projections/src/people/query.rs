//! Questions about the people on file.

use super::words::words;
use super::{NAME, PersonRow, TAX_CODE};
use crate::error::ProjectionError;
use crate::fetch;
use crate::page;
use crate::shown::Shown;
use crate::viewer::{ScopeColumns, Viewer};
use chrono::NaiveDate;
use domain::person::Identity;
use domain::shared::ids::PersonId;
use domain::shared::tax_code::TaxCode;
use serde::Deserialize;
use sqlx::{Postgres, QueryBuilder};
use store::Store;
use uuid::Builder;

const COLUMNS: &str = "person_id, identity, tax_code, deceased, merged_into, version";

/// People a look-up answers at most.
pub const FOUND: usize = 20;

/// Chi si cerca: what is known of somebody of whom nobody knows whether they are on file.
pub enum Sought {
    /// Their tax code.
    TaxCode(TaxCode),
    /// Their name, and the day they were born.
    Named {
        /// All words of the name, in whatever order.
        name: String,
        /// The day.
        birth_on: NaiveDate,
    },
}

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

/// What the identifier of somebody who is not on file yet is made for.
const FUTURE: &str = "people.future";
/// Files that forward to another one are followed so far.
const FORWARDED: usize = 8;

/// A file as whoever signs in is held to it; nothing of it is revealed, and so nobody has read of that person.
#[derive(Deserialize)]
struct Known {
    file: PersonId,
    deceased: bool,
    onward: Option<PersonId>,
}

/// Who is this to be, who proved that this tax code is theirs? Whoever is not on file yet gets the identifier under which
/// they will be; nobody is somebody who died.
pub async fn resident(
    viewer: &Viewer,
    store: &Store,
    code: &TaxCode,
) -> Result<Option<PersonId>, ProjectionError> {
    let digest = store.keyring().blind(TAX_CODE, code.as_str());
    let mut query = known(viewer);
    query.push(" AND tax_code_digest = ").push_bind(digest);
    findable(&mut query);
    // Where a file was merged into another one, that one lives on.
    fetch::order(&mut query, "merged_into NULLS FIRST, person_id", 1);
    let Some(mut file) = fetch::first::<Known>(store, query).await? else {
        return Ok(Some(future(store, code)));
    };
    for _ in 0..FORWARDED {
        let Some(survivor) = file.onward else {
            return Ok((!file.deceased).then_some(file.file));
        };
        let mut query = known(viewer);
        query.push(" AND person_id = ").push_bind(survivor.0);
        fetch::order(&mut query, "person_id", 1);
        let Some(next) = fetch::first(store, query).await? else {
            return Ok(None);
        };
        file = next;
    }
    Ok(None)
}

fn known<'q>(viewer: &Viewer) -> QueryBuilder<'q, Postgres> {
    let columns = "person_id AS file, deceased, merged_into AS onward";
    let mut query = fetch::select(columns, "people");
    viewer.scope(&mut query, viewer.registry_sight(), SCOPE);
    query
}

/// The identifier of somebody who is not on file yet: nobody can guess it who does not have the keys.
fn future(store: &Store, code: &TaxCode) -> PersonId {
    let digest = store.keyring().blind(FUTURE, code.as_str());
    let mut bytes = [0; 16];
    bytes.copy_from_slice(&digest[..16]);
    PersonId(Builder::from_custom_bytes(bytes).into_uuid())
}

/// Whose name has all of these words, in whatever order? At most 200; without a word, nobody's.
pub async fn by_name(
    viewer: &Viewer,
    store: &Store,
    name: &str,
) -> Result<Vec<PersonRow>, ProjectionError> {
    named(viewer, store, name, None).await
}

/// Who on file may this be? At most [`FOUND`], also files that forward to another one.
pub async fn look_up(
    viewer: &Viewer,
    store: &Store,
    sought: &Sought,
) -> Result<Vec<PersonRow>, ProjectionError> {
    let mut found = match sought {
        Sought::TaxCode(code) => by_tax_code(viewer, store, code).await?,
        Sought::Named { name, birth_on } => born(viewer, store, name, *birth_on).await?,
    };
    found.truncate(FOUND);
    Ok(found)
}

/// The day of birth has no digest: it is compared once the rows are revealed, however many bear the name.
async fn born(
    viewer: &Viewer,
    store: &Store,
    name: &str,
    birth_on: NaiveDate,
) -> Result<Vec<PersonRow>, ProjectionError> {
    let (mut found, mut after) = (Vec::new(), None);
    loop {
        let rows = named(viewer, store, name, after).await?;
        let is_last = rows.len() < page::LIMIT as usize;
        after = rows.last().map(|row| row.person_id);
        found.extend(rows.into_iter().filter(|row| may_be_born(row, birth_on)));
        if is_last || found.len() >= FOUND {
            return Ok(found);
        }
    }
}

/// Whether somebody may be born on that day: also where nobody wrote it down, since it may be them.
fn may_be_born(row: &PersonRow, on: NaiveDate) -> bool {
    let identity: Option<&Identity> = row.identity.as_ref().and_then(Shown::known);
    identity.is_some_and(|identity| identity.birth_on.is_none_or(|born| born == on))
}

/// Whose name has all of these words, by identifier, after that one; at most 200.
async fn named(
    viewer: &Viewer,
    store: &Store,
    name: &str,
    after: Option<PersonId>,
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
    if let Some(after) = after {
        query.push(" AND person_id > ").push_bind(after.0);
    }
    findable(&mut query);
    fetch::order(&mut query, "person_id", page::LIMIT as usize);
    fetch::rows(store, query).await
}
