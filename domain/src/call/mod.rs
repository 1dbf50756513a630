//! Bando: who may apply for what until when, under which rule set, and what happens to the ranking that comes of it.
//!
//! A call is drafted, checked and published. From then on its criteria are frozen (L. 241/1990 art. 12): they change
//! only by an amendment that leaves the window open for everybody, and each version stays on file.

mod command;
mod content;
mod decide;
mod error;
mod event;
pub mod samples;
mod state;

pub use command::{
    AmendCall, CallCommand, DraftCall, PublishCall, ReviseCall, RevokeCall, ServiceFacts,
};
pub use content::{CallContent, RefusalRule};
pub use error::CallError;
pub use event::{CallAmended, CallDrafted, CallEvent, CallPublished, CallRevised, CallRevoked};
pub use state::{Call, CallStatus};

crate::aggregate!(Call, "call", CallCommand, CallEvent, CallError);
