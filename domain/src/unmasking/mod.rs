//! Svelamento: an auditor asks to see one thing unmasked, and somebody else agrees, for some hours.

mod command;
mod decide;
mod error;
mod event;
pub mod samples;
mod state;

pub use command::{
    ApproveUnmasking, EndUnmasking, RefuseUnmasking, RequestUnmasking, UnmaskingCommand,
};
pub use error::UnmaskingError;
pub use event::{
    UnmaskingApproved, UnmaskingEnded, UnmaskingEvent, UnmaskingRefused, UnmaskingRequested,
};
pub use state::{Unmasking, UnmaskingStatus, UnmaskingTarget};

/// The longest an unmasking lasts: one working day. Whoever needs longer asks again, and somebody looks again.
pub const LONGEST_HOURS: u8 = 8;

crate::aggregate!(
    Unmasking,
    "unmasking",
    UnmaskingCommand,
    UnmaskingEvent,
    UnmaskingError
);
