//! What the read models of applications have in common: the case as it stands after each event.

mod case;
mod fold;
mod wanted;

pub use case::{Case, Clock, Window};
pub(crate) use fold::Folds;
pub use wanted::Wanted;

/// The aggregate they are made of.
pub(crate) const AGGREGATES: &[&str] = &["application"];
