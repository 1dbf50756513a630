//! The store: how it is kept.

pub mod documents;
