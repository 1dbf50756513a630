//! Fondo: what one source gives in one year, what of it is kept for care plans, and what is paid.
//!
//! The stream of the fund decides alone, so that never more is committed than was allocated, however many ask at once.

mod command;
mod decide;
mod error;
mod event;
pub mod samples;
mod state;

pub use command::{
    ChangeAllocation, CommitFunds, FundCommand, OpenFund, PlanFacts, RecordPayment,
    ReleaseCommitment, ReversePayment,
};
pub use error::FundError;
pub use event::{
    AllocationChanged, CommitmentReleased, FundEvent, FundOpened, FundsCommitted, PaymentRecorded,
    PaymentReversed,
};
pub use state::{Commitment, Fund, FundPosition, Payment};

crate::aggregate!(Fund, "fund", FundCommand, FundEvent, FundError);
