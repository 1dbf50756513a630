//! Texts of the register on their way to the log.

use domain::shared::ids::SubjectId;
use domain::shared::personal::{Personal, RetentionClass};
use domain::shared::text::Text;
use uuid::Uuid;

/// A text of a record, to be sealed under the key of a person, or under one of the record's own.
pub(in crate::rest) fn sealed<const MAX: usize, const LINES: bool>(
    person: Option<Uuid>,
    record: Uuid,
    text: Text<MAX, LINES>,
) -> Personal<String> {
    let owner = SubjectId(person.unwrap_or(record));
    Personal::new(owner, RetentionClass::Register, text.into_string())
}
