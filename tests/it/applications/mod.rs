//! Applications over HTTP.

mod filing;
mod office;
