//! The harness: databases, actors, clocks and requests for the integration tests.

pub mod actors;
pub mod app;
pub mod applications;
pub mod browser;
pub mod database;
pub mod files;
pub mod letters;
pub mod provider;
pub mod schema;
