//! Registrazione di protocollo: one record of the register, one act, one number for ever (DPR 445/2000 art. 53).

mod command;
mod decide;
mod error;
mod event;
mod state;

pub use command::{RegisterDocument, RegistrationCommand};
pub use error::RegistrationError;
pub use event::{DocumentRegistered, RegistrationEvent};
pub use state::Record;

crate::aggregate!(
    Record,
    "registration",
    RegistrationCommand,
    RegistrationEvent,
    RegistrationError
);
