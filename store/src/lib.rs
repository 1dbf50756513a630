//! The store: how it is kept.
