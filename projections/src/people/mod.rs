//! Who is on file? Found by tax code or by words of the name, of which only keyed digests are stored.

mod project;
mod query;
mod words;

use crate::rows::Table;
use crate::shown::Shown;
use crate::view::view;
use domain::person::Identity;
use domain::shared::ids::PersonId;
use domain::shared::tax_code::TaxCode;
pub use query::{FOUND, Sought, by_id, by_name, by_tax_code, look_up, resident};
use serde::{Deserialize, Serialize};

/// Raised whenever the same events should give other rows.
const REVISION: i32 = 1;

static PEOPLE: Table = Table {
    name: "people",
    key: &["person_id"],
};

/// What the digest of a tax code is made for.
const TAX_CODE: &str = "people.tax_code";
/// What the digest of a word of a name is made for.
const NAME: &str = "people.name";

/// Anagrafica: the read model of the people on file.
pub struct People;

view!(People, "people", tables: [PEOPLE], aggregates: &["person"], clear: &["person"]);

/// Persona: one person as the register of people shows them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PersonRow {
    /// The person.
    pub person_id: PersonId,
    /// Names and birth; absent for somebody anonymous.
    pub identity: Option<Shown<Identity>>,
    /// Codice fiscale.
    pub tax_code: Option<Shown<TaxCode>>,
    /// Whether a death is recorded.
    pub deceased: bool,
    /// The file this one forwards to.
    pub merged_into: Option<PersonId>,
    /// Sequence of its last event; its `ETag`.
    pub version: i64,
}
