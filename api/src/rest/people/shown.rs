//! Personal values of a file on their way to whoever may read them.

use domain::shared::personal::Personal;
use projections::Shown;

/// The value, or the mark that it can no longer be known.
pub(in crate::rest) fn shown<T: Clone>(value: &Personal<T>) -> Shown<T> {
    match value.reveal() {
        Some(value) => Shown::Known(value.clone()),
        None => Shown::Erased,
    }
}
