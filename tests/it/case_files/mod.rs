//! Case files over HTTP.

mod citizen;
mod content;
mod course;
mod given;
mod reactions;
mod sight;
