//! The domain: what may happen to an application, a care plan, a fund, a person, a mandate, a service, an office and the register.
//!
//! Pure and synchronous: a decision is a function of a state and a command.
//! Time and identifiers come in as parameters, and nothing here reads a clock, a file or a database.

#![deny(clippy::wildcard_enum_match_arm)]

pub mod access;
pub mod access_sheet;
pub mod application;
pub mod call;
pub mod care_plan;
pub mod case_file;
pub mod decider;
pub mod fund;
#[cfg(test)]
mod given;
pub mod mandate;
mod names;
pub mod office;
pub mod person;
pub mod projection;
pub mod ranking;
pub mod register;
pub mod registration;
mod sample;
pub mod scoring;
pub mod service;
pub mod shared;
pub mod unmasking;
pub mod vocabulary;
