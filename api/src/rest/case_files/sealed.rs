//! Personal values on their way into a case file.

use domain::shared::ids::PersonId;
use domain::shared::personal::{Personal, RetentionClass};
use uuid::Uuid;

/// A value about the person of the file, to be sealed under their own key for case files.
pub(super) fn sealed<T>(person: Uuid, value: T) -> Personal<T> {
    Personal::new(PersonId(person), RetentionClass::CaseFile, value)
}
