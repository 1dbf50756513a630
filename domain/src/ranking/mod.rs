//! Graduatoria: who is on it, why, in which order, who objects, who is offered a place and what they answer.
//!
//! One stream holds one ranking of one call, all its lists together, so that no place is given twice. What is known of
//! an applicant is sealed under their key; what is published of them is a random code.

mod command;
mod compute;
mod decide;
mod entry;
mod error;
mod event;
#[cfg(test)]
mod properties;
mod public_code;
mod recompute;
mod rows;
pub mod samples;
mod state;

pub use command::*;
pub use entry::{Assessed, Known, Objection, Offer, OfferState, OnFile, Situation};
pub use error::RankingError;
pub use event::*;
pub use public_code::public_code;
pub use recompute::{Recomputed, recompute};
pub use rows::{Outcome, Placed, PublishedRow, canonical};
pub use state::{Approval, Phase, Ranking, Update};

crate::aggregate!(
    Ranking,
    "ranking",
    RankingCommand,
    RankingEvent,
    RankingError
);
