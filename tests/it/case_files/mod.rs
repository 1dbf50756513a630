//! Case files over HTTP.

mod citizen;
mod content;
mod course;
pub(crate) mod given;
mod reactions;
mod sight;
