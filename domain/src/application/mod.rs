//! Istanza: what a citizen asks of the municipality, and the administrative procedure that must answer it.
//!
//! A citizen, or somebody who may act for them, drafts and files it; filing gives it its number and starts
//! the clock (L. 241/1990 artt. 2, 18-bis). The office asks for what is missing, gives notice before it
//! refuses, and ends the procedure with an express act. History of other systems is kept beside it.

mod act;
mod command;
mod decide;
mod error;
mod event;
mod filed_form;
mod form;
mod parts;
mod procedure;
mod representation;
pub mod samples;
mod state;
mod status;

pub use command::*;
pub use error::ApplicationError;
pub use event::*;
pub use filed_form::filed_form;
pub use form::{MAX_FORM_BYTES, MAX_SCHEMA_BYTES, check_schema};
pub use parts::*;
pub use procedure::{LegalCaps, Procedure, TermRule};
pub use representation::{
    Capacity, MandateFacts, MandateScope, POWER_APPLICATIONS, RepresentationFacts,
};
pub use state::{
    Application, DecisionOnFile, DocumentOnFile, DocumentPlace, ImportedHistory, IntegrationOnFile,
    NoticeOnFile, ObservationsOnFile,
};
pub use status::ApplicationStatus;

crate::aggregate!(
    Application,
    "application",
    ApplicationCommand,
    ApplicationEvent,
    ApplicationError
);
