//! Histories of other systems: event logs read row by row, and our own history written as XES.
//!
//! ```text
//! file ─ reader ─ Row ─ (import: one event per row)
//! (export: events) ─ Row ─ xes_writer ─ file
//! ```
//! A [`mapping`] says how the words of the other system become the words of a [`row::Row`].
//! Everything here streams: memory does not grow with the length of a log, but for one small
//! counter per case.

pub mod error;
pub mod ids;
pub mod mapping;
pub mod progress;
pub mod reader;
pub mod refusal;
pub mod row;
pub mod times;
pub mod transfer;
pub mod xes_writer;

#[cfg(test)]
mod real_logs;
#[cfg(test)]
mod round_trip;
#[cfg(test)]
mod samples;
