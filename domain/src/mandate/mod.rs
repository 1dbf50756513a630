//! Delega o rappresentanza: who may act for whom, on what proof, for which services and until when.

mod command;
mod decide;
mod error;
mod event;
mod proof;
pub mod samples;
mod state;

pub use command::{
    AcceptMandate, ExpireMandate, GrantMandate, MandateCommand, RefuseMandate, RenewMandate,
    ResumeMandate, RevokeMandate, SuspendMandate,
};
pub use error::MandateError;
pub use event::{
    MandateAccepted, MandateEvent, MandateExpired, MandateGranted, MandateRefused, MandateRenewed,
    MandateResumed, MandateRevoked, MandateSuspended,
};
pub use proof::{Decree, MandateProof};
pub use state::{DIGITAL_DELEGATE_SCOPE, Mandate, MandateStatus};

/// The most digital delegates one citizen may have at a time; paper proxies do not count.
pub const MAX_DIGITAL_DELEGATES: u8 = 2;

crate::aggregate!(
    Mandate,
    "mandate",
    MandateCommand,
    MandateEvent,
    MandateError
);
