//! The source of identifiers at the edge.

use uuid::Uuid;

/// A new identifier, for a request or a command that brought none.
#[expect(
    clippy::disallowed_methods,
    reason = "the one place at the edge that makes identifiers; everything derived from them is repeatable"
)]
pub(crate) fn fresh() -> Uuid {
    Uuid::now_v7()
}
