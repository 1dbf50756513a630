//! Applications over HTTP.

mod office;
