//! The edge: how people reach it.

pub mod receipt;
