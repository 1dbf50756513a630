//! What others rely on: pages under docs/reference that say what the code says, and promises held against the code.

mod aggregates;
mod asvs;
mod errors;
mod events;
mod glossary;
pub(crate) mod golden;
mod matrix;
mod openapi;
mod permissions;
mod personal;
mod reads;
pub(crate) mod refusals;
mod routes;
mod schema;
mod security;
