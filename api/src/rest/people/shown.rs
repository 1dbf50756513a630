//! Personal values of a file on their way to whoever may read them.

use domain::shared::personal::Personal;
use projections::Shown;

/// The value, or the mark that it is masked or can no longer be known.
pub(in crate::rest) fn shown<T: Clone>(value: &Personal<T>) -> Shown<T> {
    Shown::from(value)
}
