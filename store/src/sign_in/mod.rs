//! Signing in: sessions of browsers, identities the service vouches for itself, wrong passwords, and the log of it all.

mod failures;
mod identities;
mod journal;
mod sessions;

pub use failures::Attempts;
pub use identities::{IdentityKeeper, LocalIdentity};
pub use journal::JournalEntry;
pub(crate) use sessions::FindSessions;
pub use sessions::{OwnSession, Session, SessionLimits, SessionToken};
