//! Faults that are really caused: what was acknowledged stays, what was not can be asked again.

mod database;
mod time;
