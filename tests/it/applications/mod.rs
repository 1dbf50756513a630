//! Applications over HTTP.

mod filing;
mod list;
mod messages;
mod office;
mod receipt;
mod representation;
mod sender;
mod unknown;
