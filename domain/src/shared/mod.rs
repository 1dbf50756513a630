//! The words all aggregates share: values, identifiers, time and refusals.

pub mod error;
