//! Scheda di accesso: one contact at a desk. Many end there and count as accesses; some become a proposal to another
//! office, which takes it up as a report in the case file of the person or sends it back.

mod command;
mod decide;
mod error;
mod event;
mod parts;
pub mod samples;
mod state;

pub use command::*;
pub use error::AccessSheetError;
pub use event::*;
pub use parts::*;
pub use state::{AccessSheet, Proposal, ProposalStatus};

crate::aggregate!(
    AccessSheet,
    "access_sheet",
    AccessSheetCommand,
    AccessSheetEvent,
    AccessSheetError
);
