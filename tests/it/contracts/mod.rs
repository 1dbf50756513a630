//! Promises to the outside, held against the code.

mod routes;
