//! Registrazione di protocollo: one record of the register, one act, one number for ever (DPR 445/2000 art. 53).

mod command;
mod decide;
mod error;
mod event;
pub mod samples;
mod state;

pub use command::{
    AnnulRegistration, FieldChange, RecordSending, RegisterDocument, RegistrationCommand,
    RenewField,
};
pub use error::RegistrationError;
pub use event::{
    DocumentRegistered, DocumentSent, EmergencyOrigin, RegistrationAnnulled, RegistrationEvent,
    RegistrationFieldRenewed, RenewedField,
};
pub use state::{EMERGENCY_ENTRY_SCOPE, Record};

crate::aggregate!(
    Record,
    "registration",
    RegistrationCommand,
    RegistrationEvent,
    RegistrationError
);
