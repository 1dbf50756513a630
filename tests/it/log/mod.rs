//! The log: append, numbers, idempotence, rights.

mod append;
