//! Personal values of somebody on their way to their file.

use domain::shared::ids::PersonId;
use domain::shared::personal::{Personal, RetentionClass};
use uuid::Uuid;

/// A value about a person, to be sealed under their own key for identities.
pub(super) fn sealed<T>(person: Uuid, value: T) -> Personal<T> {
    Personal::new(PersonId(person), RetentionClass::Identity, value)
}
