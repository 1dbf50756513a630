//! The rules of the house, each a test whose message gives the reason.

mod direction;
mod documents;
mod forms;
mod length;
mod migrations;
mod refusals;
pub(crate) mod rules;
pub(crate) mod source;
mod words;
