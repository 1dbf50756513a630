//! The harness: databases, actors, clocks and requests for the integration tests.

pub mod database;
pub mod letters;
