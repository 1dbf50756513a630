//! Registro di protocollo: its days closed in order and sent to preservation, and the emergency register beside it.
//!
//! Numbers are given by the append and records live in `registration`; this is what the officer in charge answers for.

mod command;
pub mod daily;
mod decide;
mod emergency;
mod error;
mod event;
pub mod samples;
mod state;

pub use command::{
    CloseDay, CloseEmergencyRegister, ExtendEmergency, OpenEmergencyRegister, OpenRegister,
    RecordEmergencyDay, RecordEmergencyEntry, RecordPreservationReceipt, RecoverEmergencyEntry,
    RegisterCommand, SendToPreservation,
};
pub use emergency::{EmergencyBook, EmergencyEntry, EmergencyPeriod};
pub use error::RegisterError;
pub use event::{
    DailyRegisterClosed, DailyRegisterSentToPreservation, EmergencyDayRecorded,
    EmergencyEntryRecorded, EmergencyEntryRecovered, EmergencyExtended, EmergencyRegisterClosed,
    EmergencyRegisterOpened, PreservationOutcome, PreservationReceiptRecorded, RegisterEvent,
    RegisterOpened,
};
pub use state::{ClosedDay, Register};

crate::aggregate!(
    Register,
    "register",
    RegisterCommand,
    RegisterEvent,
    RegisterError
);
