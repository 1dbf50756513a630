//! Commands on a record of the register.

use crate::decider::Command;
use crate::shared::stamp::RegistrationRequest;

/// What can be asked of a record.
#[derive(Clone, Debug, PartialEq)]
pub enum RegistrationCommand {
    /// Number an act that belongs to no application: a letter, a report, a circular.
    RegisterDocument(RegisterDocument),
}

/// Number an act.
#[derive(Clone, Debug, PartialEq)]
pub struct RegisterDocument {
    /// What the register must know of it.
    pub request: RegistrationRequest,
}

impl Command for RegistrationCommand {
    fn name(&self) -> &'static str {
        match self {
            Self::RegisterDocument(_) => "register_document",
        }
    }
}
