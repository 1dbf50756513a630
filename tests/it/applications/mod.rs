//! Applications over HTTP.

mod filing;
mod list;
mod office;
mod receipt;
mod representation;
mod sender;
mod unknown;
