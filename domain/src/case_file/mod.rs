//! Cartella sociale: one file per person, with everything the social service knows, did and decided about them.
//!
//! Its stream has the identifier of the person, so that a second one cannot come into being. What was once written
//! is corrected by writing again; who may read and write a file is part of the file.

mod command;
mod decide;
mod error;
mod event;
mod parts;
mod protection;
mod readers;
pub mod samples;
mod sight;
mod state;

pub use command::*;
pub use error::CaseFileError;
pub use event::*;
pub use parts::*;
pub use protection::{ProtectionDue, ProtectionOutcome, ProtectionStep};
pub use readers::{Basis, Reader};
pub use sight::{By, Given, Worker};
pub use state::{
    CaseFile, CaseStatus, EntryOnFile, Episode, Glass, NeedOnFile, OnFile, Restriction, TaskStatus,
    TransferOnFile,
};

crate::aggregate!(
    CaseFile,
    "case_file",
    CaseFileCommand,
    CaseFileEvent,
    CaseFileError
);
