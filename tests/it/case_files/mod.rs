//! Case files over HTTP.

mod around;
mod citizen;
mod content;
mod corrections;
mod course;
pub(crate) mod given;
mod kept;
mod overview;
mod papers;
mod plans;
mod reach;
mod reactions;
mod readers;
mod recorded;
mod reserved;
mod sight;
mod sound;
mod unseen;
