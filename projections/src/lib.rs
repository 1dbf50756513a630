//! The read models: what can be asked.
