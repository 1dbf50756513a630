//! The edge: how people reach it.
