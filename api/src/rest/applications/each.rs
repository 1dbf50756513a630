//! Lists as they are sent, as the domain takes them.

/// Every piece of a list in the words of the domain.
pub(super) fn each<S: Into<D>, D>(sent: Vec<S>) -> Vec<D> {
    sent.into_iter().map(Into::into).collect()
}
