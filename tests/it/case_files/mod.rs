//! Case files over HTTP.

mod citizen;
mod content;
mod course;
pub(crate) mod given;
mod plans;
mod reactions;
mod sight;
