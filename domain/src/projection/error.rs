//! Why a decision about a read model is refused.

use crate::shared::error::{Coded, Kind};

/// Every refusal.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ProjectionError {
    /// The log begins at 1.
    #[error("the log has no event with this number")]
    NoSuchEvent,
}

impl Coded for ProjectionError {
    fn code(&self) -> &'static str {
        match self {
            Self::NoSuchEvent => "projection.no-such-event",
        }
    }

    fn kind(&self) -> Kind {
        match self {
            Self::NoSuchEvent => Kind::Invalid,
        }
    }
}
