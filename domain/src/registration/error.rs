//! Why a command on a record is refused.

use crate::shared::error::{Coded, Kind};

/// Every refusal of a record.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RegistrationError {
    /// One record holds one act: the number is never used again.
    #[error("this record already holds an act")]
    AlreadyRegistered,
}

impl Coded for RegistrationError {
    fn code(&self) -> &'static str {
        match self {
            Self::AlreadyRegistered => "registration.already-registered",
        }
    }

    fn kind(&self) -> Kind {
        match self {
            Self::AlreadyRegistered => Kind::Refused,
        }
    }
}
