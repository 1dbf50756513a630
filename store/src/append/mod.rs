//! The append: commands that arrive while a batch commits travel together in the next one.

mod batch;
mod deciding;
mod flusher;
mod job;
mod writer;

pub(crate) use deciding::{Deciding, DecidingGuard};
pub use flusher::Generation;
pub(crate) use job::{Answer, AppendCommand, AppendEvent, ClaimWrite, NumberRequest, StreamWrite};
pub(crate) use writer::{Appender, Connections};
