//! Persona: who somebody is, by names and codes that may be missing, temporary, changed or wrong.

mod command;
mod decide;
mod error;
mod event;
mod identity;
pub mod samples;
mod state;

pub use command::{
    CorrectIdentity, MergePersons, PersonCommand, RecordContact, RecordDeath,
    RecordParentalResponsibility, RecordResidence, RecordTaxCode, RecordTemporaryCode,
    RegisterPerson, UndoMerge,
};
pub use error::PersonError;
pub use event::{
    ContactRecorded, DeathRecorded, IdentityCorrected, MergeUndone, ParentalResponsibilityRecorded,
    PersonEvent, PersonRegistered, PersonsMerged, ResidenceRecorded, TaxCodeRecorded,
    TemporaryCodeRecorded,
};
pub use identity::{Contact, Identity, ParentalResponsibility, Residence, TemporaryCode, nameless};
pub use state::{HEALTH_CODE_SCOPE, MERGE_SCOPE, Person, ResidenceOnFile, TAX_CODE_SCOPE};

crate::aggregate!(Person, "person", PersonCommand, PersonEvent, PersonError);
